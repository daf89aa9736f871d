"""Views of a list that are kept under a name: one's own, and those that colleagues share."""

from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.models import Advisor, SavedView
from portal.queries.asking import ask


class ViewRow(NamedTuple):
    """A kept view."""

    id: UUID
    name: str
    query: str
    shared: bool
    advisor_id: UUID
    advisor: str


_VIEWS = (
    sa.select(SavedView.id, SavedView.name, SavedView.query, SavedView.shared, SavedView.advisor_id, Advisor.name)
    .join(Advisor, sa.and_(Advisor.office_id == SavedView.office_id, Advisor.id == SavedView.advisor_id))
    .where(SavedView.kind == sa.bindparam("kind"))
    .order_by(sa.func.lower(SavedView.name), SavedView.id)
)


def saved_views(kind: str) -> list[ViewRow]:
    """The views of `applicants` or `letters` that this advisor may use, by name."""
    return [ViewRow(*row) for row in ask(_VIEWS, {"kind": kind})]
