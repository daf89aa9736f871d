"""The table of applicants, as its page prints it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from uuid import UUID

from flask import url_for
from markupsafe import Markup

from blueprints.advisor.cohort_words import finding_choices
from blueprints.advisor.shown_bulk import bulk_buttons
from blueprints.advisor.table import ShownTable, address, page_before_id, table_at
from blueprints.advisor.table_columns import applicant_columns
from blueprints.advisor.table_filters import applicant_filters_shown
from blueprints.advisor.table_views import forget_address, kept_views
from portal.countries import country_name
from portal.drawn import piece
from portal.queries.advisor_applicants import ApplicantFilters, ApplicantRow
from portal.queries.cohort_findings import FINDINGS
from portal.queries.counting import Found
from portal.queries.keyset import Page
from portal.queries.saved_views import ViewRow
from portal.queries.tallies import Tallies
from portal.shown import shown_date
from portal.translating import gettext, ngettext

_NOTHING, _DASH = Markup(""), Markup("–")


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
    here = address(url_for("advisor.applicants"), filters)
    columns = applicant_columns(here)
    return table_at(
        here,
        page,
        file="advisor.applicants_file",
        rows=_applicants(page.rows, day, columns.chosen),
        found=_found(found),
        search=filters.q,
        filters=applicant_filters_shown(filters, kept),
        views=kept_views(here, saved, own_id),
        columns=columns,
        pages={"applicant": page_before_id("advisor.applicant")},
        actions=bulk_buttons()["applicants"],
        everything=_everything(found),
        forget=forget_address(here, saved, own_id),
    )


def _applicants(rows: Sequence[ApplicantRow], day: date, chosen: Sequence[str]) -> list[dict[str, str]]:
    """The rows, as advisor/applicants.html names their places."""
    own_script, yes, invited, not_invited = (
        piece("own_script"),
        gettext("Yes"),
        gettext("Invited"),
        gettext("Not invited"),
    )
    further = _further(day, chosen)

    def shown(row: ApplicantRow) -> dict[str, str]:
        return {
            "id": row.id,
            "name": row.name,
            "own_script": own_script(row.own_script, row.language) if row.own_script else _NOTHING,
            "specialty": row.specialty,
            "country": country_name(row.country) or row.country,
            "season": row.season or _DASH,
            "letters": f"{row.letters_in} / {row.letters}",
            "joined": yes if row.joined else invited if row.invited_on else not_invited,
        } | {name: value(row) or _DASH for name, value in further}

    return [shown(row) for row in rows]


def _further(day: date, chosen: Sequence[str]) -> list[tuple[str, Callable[[ApplicantRow], str | None]]]:
    """How the values of the chosen columns that are not among the usual ones are told."""
    day_of = cache(lambda on: shown_date(on, day).short if on else "")
    findings = dict(finding_choices())
    told: dict[str, Callable[[ApplicantRow], str | None]] = {
        "email": lambda row: row.email,
        "aamc_id": lambda row: row.aamc_id,
        "medical_school": lambda row: row.medical_school,
        "graduated": lambda row: str(row.graduated_on.year) if row.graduated_on else "",
        "invited": lambda row: day_of(row.invited_on),
        "advisor": lambda row: row.advisor,
        "tags": lambda row: ", ".join(row.tags or ()),
        "findings": lambda row: "; ".join(findings[code] for code in FINDINGS if code in (row.findings or ())),
    }
    return [(name, told[name]) for name in chosen if name in told]


def _found(found: Found) -> str:
    if found.more:
        return gettext("More than %(count)s applicants", count=f"{found.number:,}")
    return ngettext("One applicant", "%(count)s applicants", found.number, count=f"{found.number:,}")


def _everything(found: Found) -> str:
    if found.more:
        return gettext("All applicants of this list")
    return ngettext("The one applicant", "All %(count)s applicants", found.number, count=f"{found.number:,}")
