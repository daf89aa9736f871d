"""The tables read a page of 100,000 letters from an index, as an advisor, with row-level security on."""

import re
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from flask import Flask

from bench.cohort import MadeCohort, connect_as_owner, make_cohorts
from portal.access import Actor, become
from portal.clock import today
from portal.extensions import db
from portal.lifecycle import Status
from portal.queries.advisor_applicants import ApplicantFilters, applicants
from portal.queries.advisor_letters import LetterRow, letters
from portal.queries.keyset import Page, Place
from portal.queries.letter_filters import LetterFilters
from portal.queries.tallies import tallies
from portal.roles import Role
from tests.own_database import portal_of_its_own

FIRST = Place()
LETTERS = 100_000


@pytest.fixture(scope="module")
def portal(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, MadeCohort]]:
    with portal_of_its_own(app, "plans", tmp_path_factory.mktemp("plans")) as own:
        owner = connect_as_owner(own.config["SETTINGS"].database_url)
        cohort, _ = make_cohorts(owner, {"harbor": LETTERS, "lakeside": 400}, today())
        owner.close()
        yield own, cohort
        with own.app_context():
            db.engine.dispose()


@pytest.fixture
def advisor(portal: tuple[Flask, MadeCohort]) -> Iterator[Actor]:
    """Somebody of the large office looks."""
    own, cohort = portal
    actor = Actor(Role.ADVISOR, cohort.advisor_account, office_id=cohort.office_id, own_id=cohort.advisor_ids[0])
    with own.app_context():
        become(db.session(), actor, read_only=True)
        yield actor


def plan_of(ask: Callable[[], object]) -> str:
    """How PostgreSQL goes about the one statement that `ask` makes."""
    seen = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        if "set_config" not in statement:
            seen.append((statement, values))

    sa.event.listen(db.engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", note)
    [(statement, values)] = seen
    lines = db.session.connection().exec_driver_sql(f"explain (costs off) {statement}", values).scalars()
    return "\n".join(lines)


def page_of_letters(place: Place = FIRST, **filters: str) -> Page[LetterRow]:
    return letters(LetterFilters(**filters), place, today())


@pytest.mark.parametrize("filters", [{}, {"state": "all"}, {"tier": "2"}, {"sort": "-due"}], ids=str)
def test_a_page_of_letters_is_read_from_the_index_of_its_order(advisor: Actor, filters: dict[str, str]) -> None:
    plan = plan_of(lambda: page_of_letters(**filters))
    assert "request_in_order on letter_request" in plan
    assert "Seq Scan on letter_request" not in plan
    assert "Seq Scan on applicant" not in plan


def test_letters_of_a_finding_are_found_by_the_index_of_findings(advisor: Actor) -> None:
    plan = plan_of(lambda: page_of_letters(finding="no_choice"))
    assert re.search("Index (Only )?Scan using applicant_finding_pkey", plan)
    assert "Seq Scan on letter_request" not in plan


def test_a_later_page_of_letters_begins_in_the_index_where_the_earlier_one_ended(advisor: Actor) -> None:
    later = Place(page_of_letters().later)
    plan = plan_of(lambda: page_of_letters(later))
    scan = plan[plan.index("request_in_order on letter_request") :]
    condition = next(line for line in scan.splitlines() if "Index Cond" in line)
    assert "ROW(CASE WHEN (due_on IS NULL)" in condition


def test_a_page_of_applicants_is_read_from_the_index_of_its_order(advisor: Actor) -> None:
    plan = plan_of(lambda: applicants(ApplicantFilters(), Place()))
    assert "applicant_in_order on applicant" in plan
    assert "Seq Scan on applicant" not in plan


def test_the_numbers_above_the_letters_are_those_of_the_office_and_of_no_other(advisor: Actor) -> None:
    assert tallies(today()).letters(*Status) == LETTERS
