"""The table of letters, as its page prints it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple
from uuid import UUID

from flask import url_for

from blueprints.advisor.shown_bulk import OFFERED, bulk_buttons
from blueprints.advisor.table import Cell, ShownTable, address, marked, row_address
from blueprints.advisor.table_columns import letter_columns, letter_headings, offered_letter_columns
from blueprints.advisor.table_filters import letter_filters_shown
from blueprints.advisor.table_views import forget_address, kept_views, standing_views
from blueprints.program_words import service_name
from portal.attention import attention_of
from portal.lifecycle import DELIVERED, ENDED
from portal.queries.advisor_letters import LetterRow
from portal.queries.columns import LETTERS
from portal.queries.counting import Found
from portal.queries.keyset import Page
from portal.queries.letter_filters import LetterFilters
from portal.queries.saved_views import ViewRow
from portal.queries.tallies import Tallies, views
from portal.shown import ShownDate, Status, letter_status, shown_date
from portal.shown.status import said_age
from portal.translating import gettext, ngettext

#: Nothing more becomes of these letters: how far away their date is no longer matters.
_DONE = frozenset((*DELIVERED, *ENDED))


class ShownLetter(NamedTuple):
    """A letter in the table."""

    row: LetterRow
    url: str
    applicant_url: str
    status: Status
    said: str
    is_old: bool
    due: ShownDate | None
    is_done: bool
    further: Sequence[Cell]


def shown_letters(
    filters: LetterFilters,
    page: Page[LetterRow],
    found: Found,
    kept: Tallies,
    saved: Sequence[ViewRow],
    own_id: UUID | None,
    day: date,
) -> ShownTable:
    """The table of letters."""
    here, chosen = address(url_for("advisor.letters"), filters), LETTERS.shown(filters.columns)
    file = here.without("columns")
    return ShownTable(
        _letters(page.rows, day, chosen),
        _found(found),
        filters.q,
        letter_filters_shown(filters, kept),
        [*standing_views(here, views(kept, own_id), own_id), *kept_views(here, saved, own_id)],
        letter_columns(here, chosen),
        marked(here, "before", page.earlier),
        marked(here, "after", page.later),
        file._replace(path=url_for("advisor.letters_file", kind="csv")).link(),
        file._replace(path=url_for("advisor.letters_file", kind="xlsx")).link(),
        bool(here.narrowed),
        here.query,
        here.pick("sort", "columns"),
        list(file.told.items()),
        chosen,
        offered_letter_columns(chosen),
        file.link() if filters.columns else "",
        bulk_buttons(OFFERED["letters"]),
        _everything(found),
        forget_address(here, saved, own_id),
    )


def _letters(rows: Sequence[LetterRow], day: date, chosen: Sequence[str]) -> list[ShownLetter]:
    """The rows. What many of them share (addresses but for their ids, words for a status or a day) is put together once."""
    letter, applicant = row_address("advisor.letter"), row_address("advisor.applicant")
    status_of = cache(lambda status, attention: letter_status(status, attention=attention))
    age_of = cache(lambda said_on: said_age(said_on, day))
    due_of = cache(lambda due_on: shown_date(due_on, day) if due_on else None)
    further = _further(day, chosen)

    def shown(row: LetterRow) -> ShownLetter:
        said_on = row.status_at.date()
        attention = attention_of(
            row.status, due_on=row.due_on, status_on=said_on, today=day, promised=bool(row.promised_at)
        )
        age, is_old = age_of(said_on)
        return ShownLetter(
            row,
            letter.format(row.id),
            applicant.format(row.applicant_id),
            status_of(row.status, attention),
            f"{row.said_by}, {age}" if row.said_by else age,
            is_old,
            due_of(row.due_on),
            row.status in _DONE,
            [cell(row) for cell in further],
        )

    return [shown(row) for row in rows]


def _further(day: date, chosen: Sequence[str]) -> list[Callable[[LetterRow], Cell]]:
    """How the cells of the chosen columns that are not among the usual ones are made."""
    headings = letter_headings()
    day_of = cache(lambda on: shown_date(on, day).short)

    def words(name: str, value: Callable[[LetterRow], str | None]) -> Callable[[LetterRow], Cell]:
        return lambda row: Cell(headings[name].label, value(row) or "–")

    def when(name: str, value: Callable[[LetterRow], date | None]) -> Callable[[LetterRow], Cell]:
        return lambda row: Cell(headings[name].label, day_of(on) if (on := value(row)) else "–", "together")

    known = {
        "specialty": words("specialty", lambda row: row.specialty),
        "service": words("service", lambda row: service_name(row.service or "")),
        "asked": when("asked", lambda row: row.asked_at and row.asked_at.date()),
        "sent": when("sent", lambda row: row.sent_at and row.sent_at.date()),
        "seen": when("seen", lambda row: row.seen_at and row.seen_at.date()),
        "uploaded": when("uploaded", lambda row: row.uploaded_on),
        "season": words("season", lambda row: row.season),
        "advisor": words("advisor", lambda row: row.advisor),
    }
    return [known[name] for name in chosen if name in known]


def _found(found: Found) -> str:
    if found.more:
        return gettext("More than %(count)s letters", count=f"{found.number:,}")
    return ngettext("One letter", "%(count)s letters", found.number, count=f"{found.number:,}")


def _everything(found: Found) -> str:
    if found.more:
        return gettext("All letters of this list")
    return ngettext("All of it: one letter", "All %(count)s letters", found.number, count=f"{found.number:,}")
