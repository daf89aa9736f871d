"""Views of a list that are kept under a name: one's own, and those that colleagues share."""

from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Advisor, SavedView


class ViewRow(NamedTuple):
    """A kept view."""

    id: UUID
    name: str
    query: str
    shared: bool
    advisor_id: UUID
    advisor: str


def saved_views(kind: str) -> list[ViewRow]:
    """The views of `applicants` or `letters` that this advisor may use, by name."""
    view = SavedView
    rows = db.session.execute(
        sa.select(view.id, view.name, view.query, view.shared, view.advisor_id, Advisor.name)
        .join(Advisor, sa.and_(Advisor.office_id == view.office_id, Advisor.id == view.advisor_id))
        .where(view.kind == kind)
        .order_by(sa.func.lower(view.name), view.id)
    )
    return [ViewRow(*row) for row in rows]
