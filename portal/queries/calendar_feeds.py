"""Calendars that are subscribed to: one's own, and whose an address is."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.access import Actor
from portal.errors import NotThere
from portal.extensions import db
from portal.models import CalendarFeed
from portal.roles import Role
from portal.tokens import fingerprint

_HOLDER = sa.text("SELECT account_id, role, office_id, desk_id, name FROM portal.calendar_holder(:hash)")


class FeedRow(NamedTuple):
    """A calendar that is subscribed to, or could be."""

    id: UUID
    role: str
    desk_id: UUID | None
    made_at: datetime


def feeds() -> list[FeedRow]:
    """The calendars of whoever acts whose address works."""
    wanted = sa.select(CalendarFeed.id, CalendarFeed.role, CalendarFeed.desk_id, CalendarFeed.made_at)
    return [FeedRow(*row) for row in db.session.execute(wanted.where(CalendarFeed.stopped_at.is_(None)))]


def calendar_holder(token: str) -> Actor:
    """Whose calendar this address is: they, at that desk.

    Raises NotThere for an address that nobody was given, that was stopped, or whose holder left the desk.
    """
    row = db.session.execute(_HOLDER, {"hash": fingerprint(token)}).one_or_none()
    if row is None:
        raise NotThere
    role = Role(row.role)
    return Actor(
        role,
        row.account_id,
        office_id=row.office_id,
        applicant_id=row.desk_id if role is Role.APPLICANT else None,
        own_id=row.desk_id,
        name=row.name,
    )
