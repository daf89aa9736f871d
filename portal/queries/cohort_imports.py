"""The office's cohort files: those that came in lately, and how far one is."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Advisor, CohortImport, Season

LATELY = 10


class ImportRow(NamedTuple):
    """A cohort file and what became of it."""

    id: UUID
    file_name: str
    season: str
    status: str
    result: dict[str, Any]
    rows_total: int
    moved_at: datetime
    advisor: str | None
    advisor_has_left: bool


def imports(one: UUID | None = None) -> list[ImportRow]:
    """The office's files, the latest first; or one of them."""
    row = CohortImport
    wanted = (
        sa.select(
            row.id,
            row.file_name,
            Season.name,
            row.status,
            row.result,
            row.rows_total,
            row.moved_at,
            Advisor.name,
            Advisor.left_at.is_not(None),
        )
        .join(Season, sa.and_(Season.office_id == row.office_id, Season.id == row.season_id))
        .outerjoin(Advisor, sa.and_(Advisor.office_id == row.office_id, Advisor.id == row.advisor_id))
        .order_by(row.moved_at.desc())
        .limit(LATELY)
    )
    if one is not None:
        wanted = wanted.where(row.id == one)
    return [ImportRow(*found) for found in db.session.execute(wanted)]
