"""Every letter of a writer who signed in, of every office, by due date."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.access import actor_of
from portal.extensions import db
from portal.lifecycle import Status
from portal.models import Applicant, LetterRequest, Office, Packet, Season, Writer


class WriterLetterRow(NamedTuple):
    """A letter in the list."""

    id: UUID
    applicant_name: str
    specialty: str
    status: str
    status_at: datetime
    status_said_by: str
    due_on: date | None
    proposed_due_on: date | None
    promised_at: datetime | None
    uploaded_on: date | None
    reminders_paused_at: datetime | None
    office: str
    season: str


def writer_letters() -> list[WriterLetterRow]:
    """The earliest due date first."""
    wanted: sa.Select[Any] = (
        sa.select(
            *(getattr(LetterRequest, name) for name in WriterLetterRow._fields[:11]),
            Office.name,
            Season.name,
        )
        .join(Office, Office.id == LetterRequest.office_id)
        .join(Season, sa.and_(Season.office_id == LetterRequest.office_id, Season.id == LetterRequest.season_id))
        .order_by(LetterRequest.due_on, LetterRequest.applicant_name, LetterRequest.id)
    )
    return [WriterLetterRow(*row) for row in db.session.execute(wanted)]


class PacketOf(NamedTuple):
    """The packet of one of several letters for the same person."""

    id: UUID
    person: str
    season_id: UUID
    season: str
    status: str
    sent_at: datetime
    uploaded_at: datetime | None
    version: int
    facts: dict[str, Any]


def packets_of_returning() -> list[PacketOf]:
    """The newest packet of each letter for a person who asked this writer in more than one season, the newest letter first.

    A person is known by their address: each season they are another applicant.
    """
    newest = (
        sa.select(Packet.version, Packet.facts)
        .where(
            Packet.office_id == LetterRequest.office_id,
            Packet.request_id == LetterRequest.id,
            Packet.status == Status.PUBLISHED,
        )
        .order_by(Packet.version.desc())
        .limit(1)
        .lateral()
    )
    person = sa.func.lower(Applicant.email)
    seasons = (
        sa.select(
            LetterRequest.id,
            LetterRequest.office_id,
            person.label("person"),
            (
                sa.func.min(Season.year).over(partition_by=person) < sa.func.max(Season.year).over(partition_by=person)
            ).label("returns"),
        )
        .join(Applicant, _of(Applicant, LetterRequest.applicant_id))
        .join(Season, _of(Season, LetterRequest.season_id))
        .subquery()
    )
    rows = db.session.execute(
        sa.select(
            LetterRequest.id, seasons.c.person, Season.id, Season.name, LetterRequest.status, LetterRequest.sent_at,
            LetterRequest.uploaded_at, newest.c.version, newest.c.facts,
        )
        .select_from(LetterRequest)
        .join(seasons, sa.and_(seasons.c.office_id == LetterRequest.office_id, seasons.c.id == LetterRequest.id))
        .join(Season, _of(Season, LetterRequest.season_id))
        .join(newest, sa.true())
        .where(seasons.c.returns)
        .order_by(Season.year.desc(), LetterRequest.sent_at.desc())
    )  # fmt: skip
    return [PacketOf(*row) for row in rows]


def _of(table: Any, column: Any) -> sa.ColumnElement[bool]:
    return sa.and_(table.office_id == LetterRequest.office_id, table.id == column)


def writers_time_zone() -> str:
    """Where the writer lives, as their offices know it."""
    zone = db.session.scalar(
        sa.select(Writer.time_zone).where(Writer.account_id == actor_of(db.session()).id).order_by(Writer.office_id)
    )
    return zone or "America/New_York"
