"""Lists that several of the office's pages offer to choose from."""

from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Season, Service


class SeasonRow(NamedTuple):
    """A season to choose from."""

    id: UUID
    name: str


def seasons() -> list[SeasonRow]:
    """The office's seasons that have not ended: the next first, and of one year in the order of the office's services."""
    rows = db.session.execute(
        sa.select(Season.id, Season.name)
        .join(Service, sa.and_(Service.office_id == Season.office_id, Service.code == Season.service))
        .where(Season.ended_at.is_(None))
        .order_by(Season.year, Service.position)
    )
    return [SeasonRow(*row) for row in rows]
