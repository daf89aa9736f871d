"""The table of letters: limited before anything is joined, the same queries whatever its length."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from portal.models import Advisor, Applicant, LetterRequest, Message, Season
from portal.queries.asking import KEPT_STATEMENTS, ask
from portal.queries.columns import LETTERS
from portal.queries.counting import Found, count_of, found_of
from portal.queries.keyset import Page, Place, Turn, again, limited, page_of, turn_of
from portal.queries.letter_filters import (
    Condition,
    LetterFilters,
    letter_conditions,
    letter_sort,
    narrowed_by,
    shape_of,
    typed_in,
)
from portal.queries.searching import Among, is_among
from portal.queries.tallies import Tallies, letters_known

REMINDERS = ("gentle_reminder", "final_reminder")


class LetterRow(NamedTuple):
    """A row of the letters, its days as they are where the advisor lives. What stands in columns that nobody chose is None."""

    id: str
    applicant_id: str
    applicant: str
    own_script: str
    language: str
    writer: str
    specialty: str
    tier: str
    status: str
    said_by: str
    status_on: date
    promised: bool
    due_on: date | None
    reminders: int | None
    service: str | None = None
    asked_on: date | None = None
    sent_on: date | None = None
    seen_on: date | None = None
    uploaded_on: date | None = None
    season: str | None = None
    advisor: str | None = None


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
    LetterRequest.service,
    LetterRequest.asked_at,
    LetterRequest.sent_at,
    LetterRequest.seen_at,
    LetterRequest.uploaded_on,
    LetterRequest.season_id,
)


def letters(filters: LetterFilters, place: Place, today: date, among: Among = None) -> Page[LetterRow]:
    """One page, fifty rows. `among`: the letters that a search has found (`portal.queries.searching`)."""
    if among == []:
        return Page([], "", "")
    turn, mark = turn_of(place, letter_sort(filters.sort))
    found = ask(
        _page(shape_of(filters), today, turn, among is not None), {**mark, **typed_in(filters), "among": among or []}
    )
    return page_of(found, place, lambda one: LetterRow._make(one[:-1]))


@lru_cache(maxsize=KEPT_STATEMENTS)
def _page(filters: LetterFilters, today: date, turn: Turn, among: bool) -> sa.Select[*tuple[Any, ...]]:
    """The statement of a page. It holds no row, so that whoever asks may use it."""
    sort = letter_sort(filters.sort)
    page = limited(sa.select(*_COLUMNS).where(*_conditions(filters, today, among)), sort, turn).subquery()
    row, chosen = page.c, LETTERS.shown(filters.columns)

    def if_chosen(name: str, column: Any) -> Any:
        return column if name in chosen else sa.null()

    joined: sa.FromClause = page.join(
        Applicant, sa.and_(Applicant.office_id == row.office_id, Applicant.id == row.applicant_id)
    )
    if "season" in chosen:
        joined = joined.join(Season, sa.and_(Season.office_id == row.office_id, Season.id == row.season_id))
    if "advisor" in chosen:
        advises = sa.and_(Advisor.office_id == row.office_id, Advisor.id == Applicant.advisor_id)
        joined = joined.outerjoin(Advisor, advises)
    return (
        sa.select(
            sa.cast(row.id, sa.Text).label("id"),
            sa.cast(row.applicant_id, sa.Text),
            row.applicant_name,
            Applicant.own_script_name,
            Applicant.name_language,
            row.writer_name,
            row.specialty,
            row.tier,
            row.status,
            row.status_said_by,
            sa.cast(row.status_at, sa.Date),
            row.promised_at.is_not(None),
            row.due_on,
            if_chosen("reminders", _reminders(row)),
            if_chosen("service", row.service),
            if_chosen("asked", sa.cast(row.asked_at, sa.Date)),
            if_chosen("sent", sa.cast(row.sent_at, sa.Date)),
            if_chosen("seen", sa.cast(row.seen_at, sa.Date)),
            if_chosen("uploaded", row.uploaded_on),
            if_chosen("season", Season.name),
            if_chosen("advisor", Advisor.name),
            row.mark_key,
        )
        .select_from(joined)
        .order_by(*again(row, sort, turn))
    )


def _reminders(row: Any) -> sa.ScalarSelect[int]:
    """How many reminders of a letter there were, of whatever due date."""
    return (
        sa.select(sa.func.count())
        .select_from(Message)
        .where(Message.office_id == row.office_id, Message.request_id == row.id, Message.kind.in_(REMINDERS))
        .scalar_subquery()
    )


def count_letters(filters: LetterFilters, kept: Tallies, today: date, among: Among = None) -> Found:
    """How many letters the filters leave: from the numbers kept, or counted as far as `MOST_COUNTED`."""
    known = None if filters.q else letters_known(kept, narrowed_by(filters))
    if known is not None:
        return Found(known)
    if among == []:
        return Found(0)
    counted = _count(shape_of(filters)._replace(sort="", columns=""), today, among is not None)
    [(number,)] = ask(counted, {**typed_in(filters), "among": among or []})
    return found_of(number)


@lru_cache(maxsize=KEPT_STATEMENTS)
def _count(filters: LetterFilters, today: date, among: bool) -> sa.Select[int]:
    wanted = sa.select(LetterRequest.id).where(*_conditions(filters, today, among))
    return count_of(wanted, None if filters.advisor else letter_sort(filters.sort))


def _conditions(filters: LetterFilters, today: date, among: bool) -> list[Condition]:
    if not among:
        return letter_conditions(filters, today)
    return [is_among(LetterRequest.id), *letter_conditions(filters._replace(q=""), today)]


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
