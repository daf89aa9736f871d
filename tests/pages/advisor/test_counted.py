"""Counted over the cohort: the same as the engine says of each set, with the office's own number."""

import random

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models import Applicant, ApplicantFinding, Office, Target
from portal.queries.advice import Guide
from portal.queries.applicant_frame import frame
from portal.queries.applicant_letters import planned_letters

APPLICANTS, MOST_CHOICES = 24, 4


@pytest.fixture
def cohort(cast, look: Session) -> list[Applicant]:
    """Applicants of Harbor with plans of every kind that columns tell apart, the same each time.

    A relationship of another kind counts by what the words of its setting say, which the engine alone reads.
    """
    chance = random.Random(14)
    people = [_applicant(cast, number) for number in range(APPLICANTS)]
    aims = {person.id: _target(cast, person) for person in people}
    for person in people:
        for number in range(chance.randint(0, MOST_CHOICES)):
            cast.choice(
                applicant_id=person.id,
                target_id=aims[person.id].id,
                rotation_id=None,
                writer_name=f"Dr. {number}",
                status=chance.choice(["proposed", "proposed", "draft"]),
                relationship=chance.choice(["clinical", "clinical", "clinical", "global_health", "research", "home"]),
                writer_country=chance.choice(["US", "US", "PR", "VN"]),
                physician=chance.choice([True, True, False, None]),
                supervised_directly=chance.choice([True, True, False]),
                hands_on=chance.choice([True, True, None, False]),
                knows_applicant_well=chance.choice([True, False, None]),
                clinical_setting="county hospital",
                themes=chance.choice([["teamwork"], ["ethics", "systems_equity"]]),
            )
    look.commit()
    return people


def _applicant(cast, number: int) -> Applicant:
    return cast._save(
        Applicant(
            office_id=cast.harbor.id, season_id=cast.season.id, first_name=f"Number {number}", email=f"n{number}@example.org",
        )
    )  # fmt: skip


def _target(cast, person: Applicant) -> Target:
    return cast._save(
        Target(
            office_id=cast.harbor.id, applicant_id=person.id, season_id=cast.season.id, service="eras", specialty="internal medicine",
        )
    )  # fmt: skip


def _by_engine(person: Applicant) -> set[str]:
    letters = planned_letters(applicant_id=person.id)
    if not any(letter.counts for letter in letters):
        return set()
    who = frame(person.id)
    said = {finding.code for finding in Guide(who.today, who.settings).on_set(letters, who.first_target).findings}
    return said & {"too_few_us_clinical"}


@pytest.mark.parametrize("least", [1, 2, 3])
def test_the_count_says_what_the_engine_says_of_each_set(cast, cohort, act, look, least):
    numbers = {"guidance": {"us_clinical_letters": least}}
    look.execute(sa.update(Office).where(Office.id == cast.harbor.id).values(settings=numbers))
    look.commit()
    counted = set(
        look.scalars(sa.select(ApplicantFinding.applicant_id).where(ApplicantFinding.finding == "too_few_us_clinical"))
    )
    with act(cast.actor(cast.anna)):
        said = {person.id for person in cohort if _by_engine(person)}
    assert counted & {person.id for person in cohort} == said
    assert 0 < len(said) < len(cohort)
