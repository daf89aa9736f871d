"""Scope first, then find: what is not this person's is not there."""

from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.extensions import db
from portal.models import Office
from portal.models.base import OfOffice

Row = TypeVar("Row", bound=OfOffice)


def find(model: type[Row], row_id: UUID, *, lock: bool = True) -> Row:
    """The row with this id, if it exists for whoever acts; locked when the request may change it. Raises NotThere.

    `lock=False` for rows that the actor may read and not change.
    """
    wanted = sa.select(model).where(model.id == row_id)
    if lock and not db.session().info.get("read_only", False):
        wanted = wanted.with_for_update()
    row = db.session.scalar(wanted)
    if row is None:
        raise NotThere
    return row


def find_office(office_id: UUID) -> Office:
    """The office that the actor sits in."""
    office = db.session.get(Office, office_id)
    if office is None:
        raise NotThere
    return office
