"""One applicant, for the office: who they are, their choices and letters, notes, and what happened lately."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.models import (
    Advisor,
    AdvisorNote,
    Applicant,
    ApplicantPrivate,
    History,
    LetterRequest,
    Season,
    Target,
)
from portal.queries.applicant_frame import Frame, frame
from portal.queries.applicant_letters import PlannedLetter, planned_letters
from portal.queries.applicant_plan import RotationRow, rotations
from portal.queries.asking import ask
from portal.queries.due import PlannedDue, planned_due

#: Entries of the history on the page; the whole stands on its own.
LATELY = 8


class ApplicantFacts(NamedTuple):
    """The applicant, as the office knows them."""

    id: UUID
    first_name: str
    last_name: str
    own_script: str
    language: str
    email: str
    aamc_id: str
    school: str
    country: str
    graduated_on: date | None
    position: str
    aim: str
    notes: str
    tags: list[str]
    invited_at: datetime | None
    joined_at: datetime | None
    withdrawn_at: datetime | None
    season: str
    advisor: str | None
    visa_need: str | None
    step2ck: int | None
    step2ck_attempts: int | None
    specialties: list[str]
    global_health: bool

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.first_name} {self.last_name}".strip()


class Note(NamedTuple):
    """A private note."""

    text: str
    advisor: str
    written_at: datetime


class Entry(NamedTuple):
    """An entry of the history."""

    kind: str
    actor_name: str
    actor_role: str
    at: datetime
    facts: dict[str, Any]
    writer: str | None


class ApplicantPage(NamedTuple):
    """Everything the page shows."""

    applicant: ApplicantFacts
    frame: Frame
    letters: list[PlannedLetter]
    rotations: list[RotationRow]
    due: PlannedDue
    notes: list[Note]
    lately: list[Entry]


def applicant_page(applicant_id: UUID) -> ApplicantPage:
    """Seven queries, whatever the plan holds. Raises NotThere for an applicant of another office."""
    facts, who = applicant_facts(applicant_id), frame(applicant_id)
    season = who.first_target.season_id if who.first_target else who.season_id
    return ApplicantPage(
        facts,
        who,
        planned_letters(applicant_id=applicant_id),
        rotations(applicant_id),
        planned_due(applicant_id, season),
        _notes(applicant_id),
        history(applicant_id, LATELY),
    )


def applicant_facts(applicant_id: UUID) -> ApplicantFacts:
    """Who the applicant is. Raises NotThere."""
    rows = ask(_facts(), {"applicant_id": applicant_id})
    if not rows:
        raise NotThere
    return ApplicantFacts._make(rows[0])


@lru_cache
def _facts() -> sa.Select[*tuple[Any, ...]]:
    """The statement, built once."""
    specialties = (
        sa.select(sa.func.coalesce(sa.func.array_agg(Target.specialty), sa.text("'{}'::text[]")))
        .where(Target.office_id == Applicant.office_id, Target.applicant_id == Applicant.id)
        .scalar_subquery()
    )
    global_health = (
        sa.exists()
        .where(Target.office_id == Applicant.office_id, Target.applicant_id == Applicant.id, Target.global_health_track)
        .correlate(Applicant)
    )
    person = Applicant
    return (
        sa.select(
            person.id,
            person.first_name,
            person.last_name,
            person.own_script_name,
            person.name_language,
            person.email,
            person.aamc_id,
            person.medical_school,
            person.country,
            person.graduated_on,
            person.current_position,
            person.aim,
            person.notes,
            person.tags,
            person.invited_at,
            person.joined_at,
            person.withdrawn_at,
            Season.name,
            Advisor.name,
            ApplicantPrivate.visa_need,
            ApplicantPrivate.step2ck,
            ApplicantPrivate.step2ck_attempts,
            specialties,
            global_health,
        )
        .join(Season, sa.and_(Season.office_id == person.office_id, Season.id == person.season_id))
        .outerjoin(Advisor, sa.and_(Advisor.office_id == person.office_id, Advisor.id == person.advisor_id))
        .outerjoin(
            ApplicantPrivate,
            sa.and_(ApplicantPrivate.office_id == person.office_id, ApplicantPrivate.applicant_id == person.id),
        )
        .where(person.id == sa.bindparam("applicant_id"))
    )


def history(applicant_id: UUID, most: int) -> list[Entry]:
    """What happened, the last first."""
    return [Entry(*row) for row in ask(_history(), {"applicant_id": applicant_id, "most": most})]


@lru_cache
def _history() -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            History.kind, History.actor_name, History.actor_role, History.at, History.facts, LetterRequest.writer_name
        )
        .outerjoin(
            LetterRequest, sa.and_(LetterRequest.office_id == History.office_id, LetterRequest.id == History.request_id)
        )
        .where(History.applicant_id == sa.bindparam("applicant_id"))
        .order_by(History.id.desc())
        .limit(sa.bindparam("most"))
    )


def _notes(applicant_id: UUID) -> list[Note]:
    return [Note(*row) for row in ask(_NOTES, {"applicant_id": applicant_id})]


_NOTES = (
    sa.select(AdvisorNote.text, AdvisorNote.advisor_name, AdvisorNote.written_at)
    .where(AdvisorNote.applicant_id == sa.bindparam("applicant_id"))
    .order_by(AdvisorNote.written_at.desc())
)
