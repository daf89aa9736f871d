"""One applicant, for the office: who they are, their choices and letters, notes, and what happened lately."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.models import AdvisorNote, Applicant, ApplicantPrivate, History, LetterRequest
from portal.queries.applicant_frame import Frame, frame_of, framed
from portal.queries.applicant_letters import PlannedLetter, planned_letters
from portal.queries.applicant_plan import ROTATIONS_OF_ONE, RotationRow, rotation_gathered
from portal.queries.asking import ask
from portal.queries.due import PlannedDue, planned_due
from portal.queries.gathering import gathered

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
    """Four queries, whatever the plan holds. Raises NotThere for an applicant of another office."""
    person = _asked_person(applicant_id)
    who = frame_of(person)
    season = who.first_target.season_id if who.first_target else who.season_id
    letters, due = planned_letters(applicant_id=applicant_id), planned_due(applicant_id, season)
    places, notes, lately = ask(_beside(), {"applicant_id": applicant_id, "most": LATELY})[0]
    return ApplicantPage(
        _facts(person, who),
        who,
        letters,
        [rotation_gathered(row) for row in places],
        due,
        [Note(text, advisor, datetime.fromisoformat(at)) for text, advisor, at in notes],
        [
            Entry(kind, name, role, datetime.fromisoformat(at), told, writer)
            for kind, name, role, at, told, writer in lately
        ],
    )


def applicant_facts(applicant_id: UUID) -> ApplicantFacts:
    """Who the applicant is. Raises NotThere."""
    person = _asked_person(applicant_id)
    return _facts(person, frame_of(person))


def _asked_person(applicant_id: UUID) -> Sequence[Any]:
    return ask(_person(), {"applicant_id": applicant_id})


def _facts(person: Sequence[Any], who: Frame) -> ApplicantFacts:
    """The first row has all but what the targets say."""
    known = [getattr(person[0], name) for name in ApplicantFacts._fields[:-2]]
    specialties = [target.specialty for target in who.targets]
    return ApplicantFacts._make([*known, specialties, any(target.global_health_track for target in who.targets)])


@lru_cache
def _person() -> sa.Select[*tuple[Any, ...]]:
    """The frame of their pages, and beside it what the office knows. Built once."""
    return (
        framed(of_one=True)
        .add_columns(
            Applicant.own_script_name.label("own_script"),
            Applicant.name_language.label("language"),
            Applicant.email,
            Applicant.aamc_id,
            Applicant.medical_school.label("school"),
            Applicant.country,
            Applicant.graduated_on,
            Applicant.current_position.label("position"),
            Applicant.aim,
            Applicant.notes,
            Applicant.tags,
            Applicant.invited_at,
            Applicant.joined_at,
            Applicant.withdrawn_at,
            ApplicantPrivate.visa_need,
            ApplicantPrivate.step2ck,
            ApplicantPrivate.step2ck_attempts,
        )
        .outerjoin(
            ApplicantPrivate,
            sa.and_(ApplicantPrivate.office_id == Applicant.office_id, ApplicantPrivate.applicant_id == Applicant.id),
        )
    )


@lru_cache
def _beside() -> sa.Select[*tuple[Any, ...]]:
    """Their rotations, the office's notes and what happened lately: three lists in one row."""
    notes = (
        sa.select(AdvisorNote.text, AdvisorNote.advisor_name, AdvisorNote.written_at)
        .where(AdvisorNote.applicant_id == sa.bindparam("applicant_id"))
        .order_by(AdvisorNote.written_at.desc())
    )
    return sa.select(gathered(ROTATIONS_OF_ONE), gathered(notes), gathered(_history()))


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
