"""The tables: applicants and letters, with filters in the address, and what they show as a file."""

from collections.abc import Iterable
from typing import Literal

from flask import Response, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.advisor import area
from blueprints.advisor.shown_tables import shown_applicants, shown_letters
from blueprints.pages import page
from portal.clock import today
from portal.cohorts.writing import CSV_TYPE, HEADER, XLSX_TYPE, Row, csv_stream, xlsx_stream
from portal.queries.advisor_applicants import applicant_filters, applicants, cohort_rows, count_applicants
from portal.queries.advisor_letters import every_letter, letter_counts, letters, options
from portal.queries.keyset import Place
from portal.queries.letter_filters import letter_filters
from portal.shown.status import status_word


@area.get("/applicants", endpoint="applicants")
def applicants_table() -> ResponseReturnValue:
    """The applicants, by name."""
    filters, place = applicant_filters(request.args), _place()
    shown = shown_applicants(filters, applicants(filters, place), count_applicants(filters), options())
    return page("advisor/applicants.html", shown=shown)


@area.get("/letters", endpoint="letters")
def letters_table() -> ResponseReturnValue:
    """The letters, by due date."""
    filters, day = letter_filters(request.args), today()
    counts = letter_counts(filters, g.actor.own_id, day)
    shown = shown_letters(filters, letters(filters, _place(), day), counts, options(), g.actor.own_id, day)
    return page("advisor/letters.html", shown=shown)


@area.get("/applicants.<any(csv, xlsx):kind>")
def applicants_file(kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
    """The applicants that the filters leave, as a file that imports again."""
    return _file(cohort_rows(applicant_filters(request.args)), kind, "applicants", HEADER)


@area.get("/letters.<any(csv, xlsx):kind>")
def letters_file(kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
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
    rows = (
        (
            row.applicant,
            row.writer,
            row.specialty,
            row.tier,
            status_word(row.status),
            row.said_by,
            row.said_on,
            row.due_on,
        )
        for row in every_letter(letter_filters(request.args), today())
    )
    return _file(rows, kind, "letters", header)


def _file(rows: Iterable[Row], kind: Literal["csv", "xlsx"], name: str, header: tuple[str, ...]) -> ResponseReturnValue:
    """Written whole, while the transaction that may read the rows is open."""
    data = b"".join(csv_stream(rows, header) if kind == "csv" else xlsx_stream(rows, name.capitalize(), header))
    return Response(
        data,
        mimetype=CSV_TYPE.partition(";")[0] if kind == "csv" else XLSX_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}-{today().isoformat()}.{kind}"'},
    )


def _place() -> Place:
    """Where the address says that the page begins."""
    if before := request.args.get("before"):
        return Place(before, backwards=True)
    return Place(request.args.get("after", ""))
