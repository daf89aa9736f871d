"""The table of letters: limited before anything is joined, three queries whatever its length."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.lifecycle import ENDED
from portal.models import Advisor, Applicant, LetterRequest, Message, Service
from portal.queries.keyset import Page, Place, again, limited, page_of
from portal.queries.letter_filters import (
    LetterFilters,
    applicant_conditions,
    due_conditions,
    letter_conditions,
    letter_sort,
    of_applicants,
    risk_conditions,
    state_conditions,
)

REMINDERS = ("gentle_reminder", "final_reminder")


class LetterRow(NamedTuple):
    """A row of the letters."""

    id: UUID
    applicant_id: UUID
    applicant: str
    own_script: str
    language: str
    writer: str
    specialty: str
    tier: str
    status: str
    said_by: str
    status_at: datetime
    promised_at: datetime | None
    due_on: date | None
    reminders: int


class Options(NamedTuple):
    """What the filters offer: values that are there."""

    specialties: list[str]
    advisors: list[tuple[str, str]]
    tags: list[str]
    services: list[tuple[str, str]]


class Counts(NamedTuple):
    """How many letters the filters leave, and how many each view holds."""

    found: int
    views: dict[str, int]


_COLUMNS = (
    LetterRequest.office_id,
    LetterRequest.id,
    LetterRequest.applicant_id,
    LetterRequest.applicant_name,
    LetterRequest.writer_name,
    LetterRequest.specialty,
    LetterRequest.tier,
    LetterRequest.status,
    LetterRequest.status_said_by,
    LetterRequest.status_at,
    LetterRequest.promised_at,
    LetterRequest.due_on,
)


def letters(filters: LetterFilters, place: Place, today: date) -> Page[LetterRow]:
    """One page, fifty rows."""
    sort = letter_sort(filters.sort)
    page = limited(sa.select(*_COLUMNS).where(*letter_conditions(filters, today)), sort, place).subquery()
    row = page.c
    reminders = (
        sa.select(sa.func.count())
        .select_from(Message)
        .where(Message.office_id == row.office_id, Message.request_id == row.id, Message.kind.in_(REMINDERS))
        .scalar_subquery()
    )
    found = db.session.execute(
        sa.select(
            row.id,
            row.applicant_id,
            row.applicant_name,
            Applicant.own_script_name,
            Applicant.name_language,
            row.writer_name,
            row.specialty,
            row.tier,
            row.status,
            row.status_said_by,
            row.status_at,
            row.promised_at,
            row.due_on,
            reminders,
            row.mark_key,
        )
        .select_from(page)
        .join(Applicant, sa.and_(Applicant.office_id == row.office_id, Applicant.id == row.applicant_id))
        .order_by(*again(row, sort, place))
    ).all()
    return page_of(found, place, lambda one: LetterRow(*one[:-1]))


def letter_counts(filters: LetterFilters, own_id: UUID | None, today: date) -> Counts:
    """One query for all the numbers above the table."""
    views = views_of(own_id, today)
    counts = [sa.func.count().filter(sa.and_(*conditions)).label(name) for name, conditions in views.items()]
    found = sa.func.count().filter(sa.and_(sa.true(), *letter_conditions(filters, today)))
    total, *rest = db.session.execute(sa.select(found, *counts).select_from(LetterRequest)).one()
    return Counts(total, dict(zip(views, rest, strict=True)))


def views_of(own_id: UUID | None, today: date) -> dict[str, list[sa.ColumnElement[bool]]]:
    """The views that every office has, by name."""
    mine = of_applicants(*applicant_conditions(str(own_id or ""), ""))
    return {
        "all": state_conditions(""),
        "late": risk_conditions("late", today),
        "at_risk": risk_conditions("at_risk", today),
        "due_14": due_conditions("14", today),
        "silent": risk_conditions("silent", today),
        "declined": state_conditions("declined"),
        "unassigned": risk_conditions("unassigned", today),
        "mine": [LetterRequest.status.not_in(ENDED), mine],
    }


def options() -> Options:
    """Specialties of letters, advisors, tags and services, in one query."""
    specialties = sa.select(sa.literal("specialty"), LetterRequest.specialty, sa.literal("")).distinct()
    advisors = sa.select(sa.literal("advisor"), sa.cast(Advisor.id, sa.Text), Advisor.name).where(
        Advisor.left_at.is_(None)
    )
    tag = sa.select(sa.func.unnest(Applicant.tags).label("tag")).distinct().subquery()
    tags = sa.select(sa.literal("tag"), tag.c.tag, sa.literal(""))
    services = sa.select(sa.literal("service"), Service.code, Service.name)
    rows = db.session.execute(specialties.union_all(advisors, tags, services)).all()
    return Options(
        sorted(value for kind, value, _ in rows if kind == "specialty"),
        sorted(((value, name) for kind, value, name in rows if kind == "advisor"), key=lambda one: one[1]),
        sorted(value for kind, value, _ in rows if kind == "tag"),
        sorted(((value, name) for kind, value, name in rows if kind == "service"), key=lambda one: one[1]),
    )


def every_letter(filters: LetterFilters, today: date) -> sa.Select[*tuple[Any, ...]]:
    """The statement of all letters that the filters leave, in the table's order."""
    sort, letter = letter_sort(filters.sort), LetterRequest
    key = sort.key.desc() if sort.descending else sort.key
    return (
        sa.select(
            letter.applicant_name,
            letter.writer_name,
            letter.specialty,
            letter.tier,
            letter.status,
            letter.status_said_by,
            sa.cast(letter.status_at, sa.Date),
            letter.due_on,
        )
        .where(*letter_conditions(filters, today))
        .order_by(key, letter.id)
    )
