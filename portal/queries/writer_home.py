"""Every letter of a writer who signed in, of every office, by due date."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.access import actor_of
from portal.extensions import db
from portal.models import LetterRequest, Office, Season, Writer


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


def writers_time_zone() -> str:
    """Where the writer lives, as their offices know it."""
    zone = db.session.scalar(
        sa.select(Writer.time_zone).where(Writer.account_id == actor_of(db.session()).id).order_by(Writer.office_id)
    )
    return zone or "America/New_York"
