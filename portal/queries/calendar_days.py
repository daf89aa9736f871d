"""The days that a person's calendar holds: due dates of letters that are out, the season's days, and, for an applicant, when to ask."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.access import actor_of
from portal.errors import NotThere
from portal.extensions import db
from portal.lifecycle import OUT
from portal.models import Applicant, Application, LetterRequest, Program, Rotation, Season, SeasonDate, Service, Target
from portal.roles import Role

#: An advisor with more letters out than this takes the table: no calendar shows more.
MOST_LETTERS = 3000


class LetterDay(NamedTuple):
    """When a letter is due."""

    id: UUID
    applicant_name: str
    writer_name: str
    specialty: str
    season: str
    service: str
    due_on: date
    changes: int
    changed_at: datetime


class SeasonDay(NamedTuple):
    """A day of a season's calendar."""

    season_id: UUID
    season: str
    kind: str
    on: date
    confirmed: bool
    changes: int
    changed_at: datetime


class RotationEnd(NamedTuple):
    """The last day of a rotation: the day to ask."""

    id: UUID
    place: str
    starts_on: date
    ends_on: date


class ProgramDay(NamedTuple):
    """By when a program wants the whole application."""

    id: UUID
    name: str
    on: date


def letter_day(request_id: UUID) -> LetterDay:
    """When this letter is due. Raises NotThere for somebody else's, and where no day is set."""
    row = db.session.execute(_letters().where(LetterRequest.id == request_id)).one_or_none()
    if row is None:
        raise NotThere
    return LetterDay(*row)


def letter_days() -> list[LetterDay]:
    """The letters of whoever acts that are out; for an advisor, of the applicants whom they advise. The earliest first."""
    actor = actor_of(db.session())
    wanted = _letters().where(LetterRequest.status.in_(OUT)).order_by(LetterRequest.due_on).limit(MOST_LETTERS)
    if actor.role is Role.ADVISOR:
        mine = sa.select(Applicant.id).where(Applicant.advisor_id == actor.own_id)
        wanted = wanted.where(LetterRequest.applicant_id.in_(mine))
    return [LetterDay(*row) for row in db.session.execute(wanted)]


def season_days() -> list[SeasonDay]:
    """The days of the seasons that are not over: for an applicant, of those they apply in."""
    wanted = (
        sa.select(
            Season.id, Season.name, SeasonDate.kind, SeasonDate.on_date, SeasonDate.confirmed, SeasonDate.changes,
            SeasonDate.changed_at,
        )
        .join(SeasonDate, sa.and_(SeasonDate.office_id == Season.office_id, SeasonDate.season_id == Season.id))
        .where(Season.ended_at.is_(None))
        .order_by(SeasonDate.on_date)
    )  # fmt: skip
    if actor_of(db.session()).role is Role.APPLICANT:
        own = sa.select(Applicant.season_id).union(sa.select(Target.season_id))
        wanted = wanted.where(Season.id.in_(own))
    return [SeasonDay(*row) for row in db.session.execute(wanted)]


def rotation_ends() -> list[RotationEnd]:
    """The applicant's rotations."""
    wanted = sa.select(Rotation.id, Rotation.place, Rotation.starts_on, Rotation.ends_on).order_by(Rotation.ends_on)
    return [RotationEnd(*row) for row in db.session.execute(wanted)]


def program_days() -> list[ProgramDay]:
    """The deadlines of the programs on the applicant's list."""
    wanted = (
        sa.select(Application.id, Program.name, Program.deadline_on)
        .join(Program, sa.and_(Program.office_id == Application.office_id, Program.id == Application.program_id))
        .where(Program.deadline_on.is_not(None), Application.applied_on.is_(None))
        .order_by(Program.deadline_on)
    )
    return [ProgramDay(row.id, row.name, row.deadline_on) for row in db.session.execute(wanted) if row.deadline_on]


def _letters() -> sa.Select[Any]:
    columns: tuple[Any, ...] = (
        LetterRequest.id,
        LetterRequest.applicant_name,
        LetterRequest.writer_name,
        LetterRequest.specialty,
        Season.name,
        Service.name.label("service"),
        LetterRequest.due_on,
        LetterRequest.due_changes,
        LetterRequest.due_changed_at,
    )
    return (
        sa.select(*columns)
        .join(Season, sa.and_(Season.office_id == LetterRequest.office_id, Season.id == LetterRequest.season_id))
        .join(Service, sa.and_(Service.office_id == LetterRequest.office_id, Service.code == LetterRequest.service))
        .where(LetterRequest.due_on.is_not(None))
    )
