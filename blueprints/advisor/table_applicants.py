"""The table of applicants, as its page prints it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from flask import url_for

from blueprints.advisor.cohort_words import finding_choices
from blueprints.advisor.shown_bulk import OFFERED, bulk_buttons
from blueprints.advisor.table import Cell, ShownTable, address, marked, row_address
from blueprints.advisor.table_columns import applicant_columns, applicant_headings, offered_applicant_columns
from blueprints.advisor.table_filters import applicant_filters_shown
from blueprints.advisor.table_views import forget_address, kept_views
from portal.countries import country_name
from portal.queries.advisor_applicants import ApplicantFilters, ApplicantRow
from portal.queries.cohort_findings import FINDINGS
from portal.queries.columns import APPLICANTS
from portal.queries.counting import Found
from portal.queries.keyset import Page
from portal.queries.saved_views import ViewRow
from portal.queries.tallies import Tallies
from portal.shown import shown_date
from portal.translating import gettext, ngettext


class ShownApplicant(NamedTuple):
    """An applicant in the table."""

    row: ApplicantRow
    name: str
    url: str
    country: str
    further: Sequence[Cell]


def shown_applicants(
    filters: ApplicantFilters,
    page: Page[ApplicantRow],
    found: Found,
    kept: Tallies,
    saved: Sequence[ViewRow],
    own_id: UUID | None,
    day: date,
) -> ShownTable:
    """The table of applicants."""
    here, chosen = address(url_for("advisor.applicants"), filters), APPLICANTS.shown(filters.columns)
    file = here.without("columns")
    return ShownTable(
        _applicants(page.rows, day, chosen),
        _found(found),
        filters.q,
        applicant_filters_shown(filters, kept),
        kept_views(here, saved, own_id),
        applicant_columns(here, chosen),
        marked(here, "before", page.earlier),
        marked(here, "after", page.later),
        file._replace(path=url_for("advisor.applicants_file", kind="csv")).link(),
        file._replace(path=url_for("advisor.applicants_file", kind="xlsx")).link(),
        bool(here.narrowed),
        here.query,
        here.pick("sort", "columns"),
        list(file.told.items()),
        chosen,
        offered_applicant_columns(chosen),
        file.link() if filters.columns else "",
        bulk_buttons(OFFERED["applicants"]),
        _everything(found),
        forget_address(here, saved, own_id),
    )


def _applicants(rows: Sequence[ApplicantRow], day: date, chosen: Sequence[str]) -> list[ShownApplicant]:
    url, further = row_address("advisor.applicant"), _further(day, chosen)
    return [
        ShownApplicant(
            row,
            row.name,
            url.format(row.id),
            country_name(row.country) or row.country,
            [cell(row) for cell in further],
        )
        for row in rows
    ]


def _further(day: date, chosen: Sequence[str]) -> list[Callable[[ApplicantRow], Cell]]:
    """How the cells of the chosen columns that are not among the usual ones are made."""
    headings, words_of = applicant_headings(), dict(finding_choices())

    def words(name: str, value: Callable[[ApplicantRow], str | None]) -> Callable[[ApplicantRow], Cell]:
        return lambda row: Cell(headings[name].label, value(row) or "–")

    def invited(row: ApplicantRow) -> Cell:
        on = shown_date(row.invited_at.date(), day).short if row.invited_at else "–"
        return Cell(headings["invited"].label, on, "together")

    def findings(row: ApplicantRow) -> Cell:
        told = "; ".join(words_of[code] for code in FINDINGS if code in (row.findings or ()))
        return Cell(headings["findings"].label, told or "–", "long")

    known = {
        "email": words("email", lambda row: row.email),
        "aamc_id": words("aamc_id", lambda row: row.aamc_id),
        "medical_school": words("medical_school", lambda row: row.medical_school),
        "graduated": words("graduated", lambda row: str(row.graduated_on.year) if row.graduated_on else ""),
        "invited": invited,
        "advisor": words("advisor", lambda row: row.advisor),
        "tags": words("tags", lambda row: ", ".join(row.tags or ())),
        "findings": findings,
    }
    return [known[name] for name in chosen if name in known]


def _found(found: Found) -> str:
    if found.more:
        return gettext("More than %(count)s applicants", count=f"{found.number:,}")
    return ngettext("One applicant", "%(count)s applicants", found.number, count=f"{found.number:,}")


def _everything(found: Found) -> str:
    if found.more:
        return gettext("All applicants of this list")
    return ngettext("The one applicant", "All %(count)s applicants", found.number, count=f"{found.number:,}")
