"""A writer's letters in groups, by due date, each with what is missing."""

from datetime import date
from typing import NamedTuple

from flask import url_for

from blueprints.writer.returning_shown import ReturningShown, returning_shown
from portal.clock import today
from portal.lifecycle import DELIVERED, ENDED, Status
from portal.queries.writer_home import WriterLetterRow, packets_of_returning, writer_letters, writers_time_zone
from portal.shown import ShownDate, letter_status, shown_date
from portal.shown import Status as StatusShown
from portal.translating import gettext, ngettext


class LetterLine(NamedTuple):
    """One letter: for whom, by when, and what is missing. `open_url` posts where it was never opened."""

    name: str
    url: str
    about: str
    due: ShownDate | None
    missing: str
    status: StatusShown
    open_url: str
    returning: ReturningShown | None


class GroupShown(NamedTuple):
    """Letters that need the same of the writer."""

    id: str
    title: str
    lines: list[LetterLine]
    done: bool


class HomeShown(NamedTuple):
    """The page."""

    sentence: str
    groups: list[GroupShown]


def home_shown() -> HomeShown:
    """Three queries, whatever the number of letters."""
    rows, day = writer_letters(), today(writers_time_zone())
    returning = returning_shown(packets_of_returning())
    named = [
        ("answer", gettext("To answer"), [row for row in rows if _is_out(row) and not row.promised_at]),
        ("write", gettext("To write and upload"), [row for row in rows if _is_out(row) and row.promised_at]),
        ("uploaded", gettext("Uploaded"), [row for row in rows if row.status in DELIVERED]),
        ("past", gettext("Past"), [row for row in rows if row.status in ENDED]),
    ]
    groups = [
        GroupShown(id, title, [_line(row, day, returning.get(row.id)) for row in some], id in ("uploaded", "past"))
        for id, title, some in named
        if some
    ]
    return HomeShown(_sentence(len(named[0][2]), len(named[1][2])), groups)


def _is_out(row: WriterLetterRow) -> bool:
    return row.status not in (*DELIVERED, *ENDED)


def _sentence(to_answer: int, to_write: int) -> str:
    if to_answer:
        return ngettext("One letter waits for your answer", "%(num)s letters wait for your answer", to_answer)
    if to_write:
        return ngettext("One letter to write", "%(num)s letters to write", to_write)
    return gettext("No letter waits for you")


def _line(row: WriterLetterRow, day: date, returning: ReturningShown | None) -> LetterLine:
    unopened = row.status == Status.SENT
    return LetterLine(
        name=row.applicant_name,
        url=url_for("writer.letter", id=row.id),
        about=gettext(
            "%(specialty)s, %(season)s, %(office)s",
            specialty=row.specialty[:1].upper() + row.specialty[1:],
            season=row.season,
            office=row.office,
        ),
        due=shown_date(row.due_on, day) if row.due_on else None,
        missing=_missing(row, day),
        status=letter_status(row.status, said_by=row.status_said_by, said_on=row.status_at.date(), today=day),
        open_url=url_for("writer.see", id=row.id) if unopened else "",
        returning=returning if _is_out(row) else None,
    )


def _missing(row: WriterLetterRow, day: date) -> str:
    if row.status in ENDED:
        return ""
    if row.status in DELIVERED:
        return gettext("Nothing")
    if not row.promised_at:
        return gettext("Your answer")
    if row.proposed_due_on:
        return gettext("The letter; you asked for %(day)s", day=shown_date(row.proposed_due_on, day).words)
    return gettext("The letter, uploaded")
