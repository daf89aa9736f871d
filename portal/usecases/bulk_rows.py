"""The rows of a bulk action with what decides about each: one statement for applicants, one for letters."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from portal.bulk import OF_LETTERS, Chosen, Kind
from portal.extensions import db
from portal.models import Applicant, BulkItem, LetterRequest, Link, Message, Writer
from portal.usecases.reminders import REMINDERS

_NAME = sa.func.btrim(Applicant.first_name + " " + Applicant.last_name)
_ABOUT = (
    BulkItem.row_id,
    BulkItem.applicant_id,
    _NAME,
    Applicant.joined_at.is_not(None),
    Applicant.withdrawn_at.is_not(None),
)


def rows_of(bulk_id: UUID, kind: Kind, only: Sequence[UUID] | None = None) -> list[Chosen]:
    """The rows that wait, by id; `only` some of them."""
    wanted = sa.select(*_ABOUT, *(_about_letter() if kind in OF_LETTERS else ())).join(
        Applicant, sa.and_(Applicant.office_id == BulkItem.office_id, Applicant.id == BulkItem.applicant_id)
    )
    if kind in OF_LETTERS:
        letter = LetterRequest
        wanted = wanted.join(letter, sa.and_(letter.office_id == BulkItem.office_id, letter.id == BulkItem.request_id))
        wanted = wanted.join(Writer, sa.and_(Writer.office_id == letter.office_id, Writer.id == letter.writer_id))
    wanted = wanted.where(BulkItem.bulk_id == bulk_id, BulkItem.status == "waiting").order_by(BulkItem.row_id)
    if only is not None:
        wanted = wanted.where(BulkItem.row_id.in_(only))
    return [_chosen(*row) for row in db.session.execute(wanted)]


def _chosen(*cells: Any) -> Chosen:
    *first, reminded = cells
    row: list[Any] = [*first, tuple(reminded or ())] if len(cells) > len(_ABOUT) else [*cells]
    return Chosen(*row)


def _about_letter() -> tuple[Any, ...]:
    letter = LetterRequest
    told = (Message.office_id == letter.office_id, Message.request_id == letter.id, Message.kind.in_(REMINDERS))
    links = (Link.office_id == letter.office_id, Link.request_id == letter.id, Link.holder == "writer")
    kinds = sa.func.array_agg(Message.kind, type_=ARRAY(sa.Text()))
    return (
        letter.id,
        letter.writer_name,
        letter.status,
        letter.due_on,
        letter.reminders_paused_at.is_not(None),
        Writer.address_fails_since.is_not(None),
        sa.select(Link.id).where(*links, Link.revoked_at.is_(None)).exists(),
        sa.select(sa.func.count()).select_from(Message).where(*told).scalar_subquery(),
        sa.select(kinds).where(*told, Message.due_on == letter.due_on).scalar_subquery(),
    )
