"""Views of a list that are kept under a name: one's own, and those that colleagues share."""

import json
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.models import Advisor, SavedView


class ViewRow(NamedTuple):
    """A kept view."""

    id: UUID
    name: str
    query: str
    shared: bool
    advisor_id: UUID
    advisor: str


#: Those that this advisor may use, each as one text beside its name, so that they come with a table's numbers in one statement.
VIEWS = (
    sa.select(
        sa.literal("view"),
        SavedView.name,
        sa.literal(0),
        sa.cast(
            sa.func.jsonb_build_array(
                SavedView.id, SavedView.name, SavedView.query, SavedView.shared, SavedView.advisor_id, Advisor.name
            ),
            sa.Text,
        ),
    )
    .join(Advisor, sa.and_(Advisor.office_id == SavedView.office_id, Advisor.id == SavedView.advisor_id))
    .where(SavedView.kind == sa.bindparam("view_kind", type_=sa.Text()))
)


def view_of(written: str) -> ViewRow:
    """The view of such a text."""
    row_id, name, query, shared, advisor_id, advisor = json.loads(written)
    return ViewRow(UUID(row_id), name, query, shared, UUID(advisor_id), advisor)


def in_order(views: Iterable[ViewRow]) -> list[ViewRow]:
    """By name."""
    return sorted(views, key=lambda view: (view.name.lower(), view.id))
