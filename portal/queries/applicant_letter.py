"""The page of one letter: the history that the applicant may see."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import History


class HistoryRow(NamedTuple):
    """Something that happened to a letter."""

    at: datetime
    who: str
    kind: str
    facts: dict[str, Any]


def history_of(request_id: UUID) -> list[HistoryRow]:
    """The last first. Which entries exist for an applicant is the database's answer."""
    rows = db.session.execute(
        sa.select(History.at, History.actor_name, History.kind, History.facts)
        .where(History.request_id == request_id)
        .order_by(History.id.desc())
    )
    return [HistoryRow(*row) for row in rows]
