"""The profile that programs are judged by. The applicant and their office see it; nobody else has a grant on its columns."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.clock import today
from portal.errors import NotThere
from portal.models import Applicant, ApplicantPrivate, Rotation, Target
from portal.programs import facts
from portal.programs.experience import Experience, Stay, us_experience
from portal.programs.facts import VisaNeed
from portal.programs.wishes import Preferences, preferences_from_json
from portal.queries.asking import ask
from portal.queries.gathering import gathered

_PRIVATE = ("visa_need", "citizenship", "step1_passed", "step1_attempts", "step2ck", "step2ck_attempts", "step3_passed",
            "ecfmg_certified", "budget_dollars", "preferences")  # fmt: skip


class Profile(NamedTuple):
    """What programs are judged by. `applicant` is the side of the gates; `experience` shows how its months were counted.

    `applicant.specialty` is the first target's; a list for another target replaces it. `budget_dollars`: for all
    applications; None is no limit. `citizenship` is another field than the visa need (rule R36).
    """

    applicant: facts.Applicant
    experience: Experience
    citizenship: str
    step1_passed: bool | None
    step1_attempts: int | None
    budget_dollars: int | None
    preferences: Preferences


def profile_of(applicant_id: UUID) -> Profile:
    """One query. Raises NotThere for whoever may not see this applicant."""
    rows = ask(_profile(), {"applicant_id": applicant_id})
    if not rows:
        raise NotThere
    row = rows[0]
    experience = us_experience([_stay(stay) for stay in row.stays], today())
    return Profile(
        _applicant(row, experience),
        experience,
        row.citizenship or "",
        row.step1_passed,
        row.step1_attempts,
        row.budget_dollars,
        preferences_from_json(row.preferences or {}),
    )


@lru_cache
def _profile() -> sa.Select[*tuple[Any, ...]]:
    """The statement, built once; the rotations stand in one column, the first first."""
    first_target = (
        sa.select(Target.specialty)
        .where(Target.office_id == Applicant.office_id, Target.applicant_id == Applicant.id)
        .order_by(Target.created_at, Target.id)
        .limit(1)
        .scalar_subquery()
    )
    stays = (
        sa.select(*(getattr(Rotation, name) for name in Stay._fields))
        .where(Rotation.applicant_id == sa.bindparam("applicant_id"))
        .order_by(Rotation.starts_on, Rotation.id)
    )
    private = sa.and_(ApplicantPrivate.office_id == Applicant.office_id, ApplicantPrivate.applicant_id == Applicant.id)
    return (
        sa.select(
            Applicant.graduated_on,
            sa.func.coalesce(first_target, Applicant.specialty).label("specialty"),
            *(getattr(ApplicantPrivate, name) for name in _PRIVATE),
            gathered(stays).label("stays"),
        )
        .outerjoin(ApplicantPrivate, private)
        .where(Applicant.id == sa.bindparam("applicant_id"))
    )


def _stay(row: Sequence[Any]) -> Stay:
    """A rotation as JSON writes it."""
    *words, starts_on, ends_on, hands_on = row
    return Stay._make([*words, date.fromisoformat(starts_on), date.fromisoformat(ends_on), hands_on])


def _applicant(row: Any, experience: Experience) -> facts.Applicant:
    graduated_on: date | None = row.graduated_on
    return facts.Applicant(
        visa_need=VisaNeed(row.visa_need) if row.visa_need else None,
        step2ck=row.step2ck,
        step2ck_attempts=row.step2ck_attempts,
        graduated_on=graduated_on,
        usce_months=experience.months,
        usce_hands_on_months=experience.hands_on_months,
        ecfmg_certified=row.ecfmg_certified,
        step3_passed=row.step3_passed,
        specialty=row.specialty or None,
    )
