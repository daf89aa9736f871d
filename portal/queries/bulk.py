"""Which rows a bulk action means, and how one stands."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.bulk import OF_LETTERS, Kind
from portal.extensions import db
from portal.models import Advisor, Applicant, BulkAction, BulkItem, LetterRequest
from portal.queries.advisor_applicants import ApplicantFilters, conditions_of
from portal.queries.letter_filters import LetterFilters, letter_conditions

#: Names shown of those that are left out, and of those that are not.
MOST_NAMES = 50


class BulkRow(NamedTuple):
    """A bulk action."""

    id: UUID
    kind: Kind
    status: str
    facts: dict[str, Any]
    made_at: datetime
    left_by: str
    """Who started it, where they have left the office and it is not over: it stands still until a colleague goes on."""


class Group(NamedTuple):
    """Rows of one status, or left out for one reason."""

    status: str
    why: str
    rows: int
    names: list[str]


def applicants_meant(filters: ApplicantFilters, ids: Sequence[UUID] | None) -> sa.Select[*tuple[Any, ...]]:
    """The applicants of these ids, or without ids all that the filters leave."""
    person = Applicant
    about = conditions_of(filters) if ids is None else [person.id.in_(ids)]
    return sa.select(person.office_id, person.id, sa.null(), person.id).where(*about)


def letters_meant(
    filters: LetterFilters, ids: Sequence[UUID] | None, kind: Kind, today: date
) -> sa.Select[*tuple[Any, ...]]:
    """The letters of these ids, or all that the filters leave; where it is not about letters, the applicants of these."""
    letter = LetterRequest
    about = letter_conditions(filters, today) if ids is None else [letter.id.in_(ids)]
    if kind in OF_LETTERS:
        return sa.select(letter.office_id, letter.applicant_id, letter.id, letter.id).where(*about)
    people = sa.select(letter.office_id, letter.applicant_id).where(*about).distinct().subquery().c
    return sa.select(people.office_id, people.applicant_id, sa.null(), people.applicant_id)


def bulk_groups(bulk_id: UUID) -> list[Group]:
    """How many rows of the action stand where, the first of each by name."""
    name = sa.func.coalesce(
        LetterRequest.writer_name + " · " + LetterRequest.applicant_name,
        sa.func.btrim(Applicant.first_name + " " + Applicant.last_name),
    )
    names = sa.func.array_agg(sa.func.distinct(name), type_=sa.ARRAY(sa.Text()))
    item = BulkItem
    rows = db.session.execute(
        sa.select(
            item.status,
            item.why,
            sa.func.count(),
            sa.func.trim_array(names, sa.func.greatest(sa.func.cardinality(names) - MOST_NAMES, 0)),
        )
        .join(Applicant, sa.and_(Applicant.office_id == item.office_id, Applicant.id == item.applicant_id))
        .outerjoin(
            LetterRequest, sa.and_(LetterRequest.office_id == item.office_id, LetterRequest.id == item.request_id)
        )
        .where(item.bulk_id == bulk_id)
        .group_by(item.status, item.why)
        .order_by(item.status.desc(), sa.func.count().desc())
    )
    return [Group(*row) for row in rows]


def bulk_row(bulk: BulkAction) -> BulkRow:
    """The action as a page shows it."""
    return BulkRow(bulk.id, Kind(bulk.kind), bulk.status, bulk.facts, bulk.made_at, _left_by(bulk))


def _left_by(bulk: BulkAction) -> str:
    if bulk.status not in ("waiting", "working"):
        return ""
    who = sa.select(Advisor.name).where(Advisor.id == bulk.advisor_id, Advisor.left_at.is_not(None))
    return db.session.scalar(who) or ""
