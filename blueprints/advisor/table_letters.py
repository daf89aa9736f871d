"""The table of letters, as its page prints it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from uuid import UUID

from flask import url_for
from markupsafe import Markup

from blueprints.advisor.shown_bulk import bulk_buttons
from blueprints.advisor.table import ShownTable, address, page_before_id, table_at
from blueprints.advisor.table_columns import letter_columns
from blueprints.advisor.table_filters import letter_filters_shown
from blueprints.advisor.table_views import forget_address, kept_views, standing_views
from blueprints.program_words import service_name
from portal.attention import attention_of
from portal.drawn import piece
from portal.lifecycle import DELIVERED, ENDED
from portal.queries.advisor_letters import LetterRow
from portal.queries.counting import Found
from portal.queries.keyset import Page
from portal.queries.letter_filters import LetterFilters
from portal.queries.saved_views import ViewRow
from portal.queries.tallies import Tallies, views
from portal.shown import letter_status, shown_date
from portal.shown.status import said_age
from portal.translating import gettext, ngettext

#: Nothing more becomes of these letters: how far away their date is no longer matters.
_DONE = frozenset((*DELIVERED, *ENDED))
_NOTHING, _DASH, _OLD, _FRESH = Markup(""), Markup("–"), Markup("stale"), Markup("soft")


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
    here = address(url_for("advisor.letters"), filters)
    columns = letter_columns(here)
    return table_at(
        here,
        page,
        file="advisor.letters_file",
        rows=_letters(page.rows, day, columns.chosen),
        found=_found(found),
        search=filters.q,
        filters=letter_filters_shown(filters, kept),
        views=[*standing_views(here, views(kept, own_id), own_id), *kept_views(here, saved, own_id)],
        columns=columns,
        pages={"letter": page_before_id("advisor.letter"), "applicant": page_before_id("advisor.applicant")},
        actions=bulk_buttons()["letters"],
        everything=_everything(found),
        forget=forget_address(here, saved, own_id),
    )


def _letters(rows: Sequence[LetterRow], day: date, chosen: Sequence[str]) -> list[dict[str, str]]:
    """The rows, as advisor/letters.html names their places. What many share, such as words for a status or a day, is made once."""
    drawn_status, drawn_day, own_script, none, not_set = (
        piece("status"),
        piece("date_short"),
        piece("own_script"),
        gettext("none"),
        gettext("Not set"),
    )
    status_of = cache(lambda status, attention: drawn_status(letter_status(status, attention=attention)))
    due_of = cache(lambda due_on, is_done: drawn_day(shown_date(due_on, day), is_done) if due_on else not_set)
    age_of = cache(lambda said_on: said_age(said_on, day))
    further = _further(day, chosen)

    def shown(row: LetterRow) -> dict[str, str]:
        attention = attention_of(
            row.status, due_on=row.due_on, status_on=row.status_on, today=day, promised=row.promised
        )
        age, is_old = age_of(row.status_on)
        return {
            "id": row.id,
            "applicant_id": row.applicant_id,
            "applicant": row.applicant,
            "own_script": own_script(row.own_script, row.language) if row.own_script else _NOTHING,
            "writer": row.writer,
            "specialty": row.specialty,
            "tier": row.tier or _DASH,
            "status": status_of(row.status, attention),
            "said": f"{row.said_by}, {age}" if row.said_by else age,
            "said_look": _OLD if is_old else _FRESH,
            "due": due_of(row.due_on, row.status in _DONE),
            "reminders": str(row.reminders) if row.reminders else none,
        } | {name: value(row) or _DASH for name, value in further}

    return [shown(row) for row in rows]


def _further(day: date, chosen: Sequence[str]) -> list[tuple[str, Callable[[LetterRow], str | None]]]:
    """How the values of the chosen columns that are not among the usual ones are told."""
    day_of = cache(lambda on: shown_date(on, day).short if on else "")
    told: dict[str, Callable[[LetterRow], str | None]] = {
        "service": lambda row: service_name(row.service or ""),
        "asked": lambda row: day_of(row.asked_on),
        "sent": lambda row: day_of(row.sent_on),
        "seen": lambda row: day_of(row.seen_on),
        "uploaded": lambda row: day_of(row.uploaded_on),
        "season": lambda row: row.season,
        "advisor": lambda row: row.advisor,
    }
    return [(name, told[name]) for name in chosen if name in told]


def _found(found: Found) -> str:
    if found.more:
        return gettext("More than %(count)s letters", count=f"{found.number:,}")
    return ngettext("One letter", "%(count)s letters", found.number, count=f"{found.number:,}")


def _everything(found: Found) -> str:
    if found.more:
        return gettext("All letters of this list")
    return ngettext("All of it: one letter", "All %(count)s letters", found.number, count=f"{found.number:,}")
