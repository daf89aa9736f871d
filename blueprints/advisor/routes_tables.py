"""The tables: applicants and letters, with filters in the address, and what they show as a file."""

from collections.abc import Iterator

from flask import g, request
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.streaming import Kind, stream_table
from blueprints.advisor.table_applicants import shown_applicants
from blueprints.advisor.table_letters import shown_letters
from blueprints.pages import page
from portal.clock import today
from portal.cohorts.writing import HEADER, Row
from portal.lifecycle import Status
from portal.queries.advisor_applicants import applicant_filters, applicants, count_applicants, every_applicant
from portal.queries.advisor_letters import count_letters, every_letter, letters
from portal.queries.counting import found_on
from portal.queries.keyset import Place
from portal.queries.letter_filters import letter_filters
from portal.queries.searching import search
from portal.queries.streaming import rows_as
from portal.queries.tallies import tallies_and_views
from portal.shown.status import status_word
from portal.translating import gettext


@area.get("/applicants", endpoint="applicants")
def applicants_table() -> ResponseReturnValue:
    """The applicants, by name."""
    filters, day = applicant_filters(_told()), today()
    (kept, views), among = tallies_and_views(day, "applicants"), search("applicants", filters.q)
    rows = applicants(filters, _place(), among)
    found = found_on(rows) or count_applicants(filters, kept, among)
    shown = shown_applicants(filters, rows, found, kept, views, g.actor.own_id, day)
    return page("advisor/applicants.html", shown=shown)


@area.get("/letters", endpoint="letters")
def letters_table() -> ResponseReturnValue:
    """The letters, by due date."""
    filters, day = letter_filters(_told()), today()
    (kept, views), among = tallies_and_views(day, "letters"), search("letters", filters.q)
    rows = letters(filters, _place(), day, among)
    found = found_on(rows) or count_letters(filters, kept, day, among)
    shown = shown_letters(filters, rows, found, kept, views, g.actor.own_id, day)
    return page("advisor/letters.html", shown=shown)


@area.get("/applicants.<any(csv, xlsx):kind>")
def applicants_file(kind: Kind) -> ResponseReturnValue:
    """The applicants that the filters leave, as a file that imports again."""
    rows = rows_as(g.actor, every_applicant(applicant_filters(request.args)))
    return stream_table(rows, kind, "applicants", HEADER)


@area.get("/letters.<any(csv, xlsx):kind>")
def letters_file(kind: Kind) -> ResponseReturnValue:
    """The letters that the filters leave."""
    header = (
        gettext("Applicant"),
        gettext("Writer"),
        gettext("Specialty"),
        gettext("Tier"),
        gettext("Status"),
        gettext("Who said so"),
        gettext("Said on"),
        gettext("Due"),
    )
    words = {str(status): status_word(status) for status in Status}
    rows = rows_as(g.actor, every_letter(letter_filters(request.args), today()))
    shown: Iterator[Row] = ((*row[:4], words.get(row[4], row[4]), *row[5:]) for row in rows)
    return stream_table(shown, kind, "letters", header)


def _told() -> dict[str, str]:
    """What the address says. Columns that were ticked stand in it one by one."""
    return request.args.to_dict() | {"columns": " ".join(request.args.getlist("columns"))}


def _place() -> Place:
    """Where the address says that the page begins."""
    if before := request.args.get("before"):
        return Place(before, backwards=True)
    return Place(request.args.get("after", ""))
