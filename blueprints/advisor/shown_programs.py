"""The catalogue's table, as its page prints it."""

from datetime import date
from typing import NamedTuple

from flask import url_for

from blueprints.advisor.table import Address, Choices, Filter, Link, ShownColumns, ShownTable, address, table_at
from blueprints.advisor.table_columns import Heading, head
from blueprints.program_words import disagreement, freshness, visa_words
from portal.queries.advisor_programs import ProgramCounts, ProgramFilters, ProgramOptions, ProgramRow
from portal.queries.keyset import Page
from portal.shown import Status
from portal.translating import gettext, ngettext


class ShownProgram(NamedTuple):
    """A program in the table."""

    row: ProgramRow
    visas: str
    track: str
    checked: Status
    cohort: str


def shown_programs(
    filters: ProgramFilters, found: Page[ProgramRow], counts: ProgramCounts, offered: ProgramOptions, day: date
) -> ShownTable:
    """Everything that advisor/programs.html prints."""
    here = address(url_for("advisor.programs"), filters)
    return table_at(
        here,
        found,
        file="advisor.programs_file",
        rows=[_program(row, day) for row in found.rows],
        found=ngettext("One program", "%(count)s programs", counts.found, count=f"{counts.found:,}"),
        search=filters.q,
        filters=_filters(filters, offered),
        views=_views(here, counts),
        columns=ShownColumns(head(here, _headings(), "name")),
    )


def _program(row: ProgramRow, day: date) -> ShownProgram:
    track = {True: gettext("Yes"), False: gettext("No"), None: gettext("Not known")}[row.global_health_track]
    return ShownProgram(
        row,
        visa_words(row.visas),
        track,
        disagreement() if row.conflicts else freshness(row.checked_on, day),
        _cohort(row.applicants, row.applied),
    )


def _cohort(applicants: int, applied: int) -> str:
    if not applicants:
        return "–"
    if not applied:
        return str(applicants)
    return gettext("%(count)s, %(applied)s applied", count=applicants, applied=applied)


def _filters(filters: ProgramFilters, offered: ProgramOptions) -> list[Filter]:
    anything = ("", gettext("Any"))
    visas: Choices = [
        anything,
        ("j1", "J-1"),
        ("h1b", "H-1B"),
        ("none", gettext("None")),
        ("unknown", gettext("Not known")),
    ]
    tracks: Choices = [
        anything,
        ("yes", gettext("Yes")),
        ("no", gettext("No")),
        ("unknown", gettext("Not known")),
    ]
    found = [
        Filter(
            "specialty",
            gettext("Specialty"),
            [anything, *((one, one) for one in offered.specialties)],
            filters.specialty,
        ),
        Filter("place", gettext("Place"), [anything, *((one, one) for one in offered.places)], filters.place),
        Filter("service", gettext("Service"), [anything, *offered.services], filters.service),
        Filter("visa", gettext("Visa"), visas, filters.visa),
        Filter("track", gettext("Global health"), tracks, filters.track),
    ]
    return [one for one in found if len(one.choices) > 2]


def _views(here: Address, counts: ProgramCounts) -> list[Link]:
    known: list[tuple[str, dict[str, str], int]] = [
        (gettext("All"), {}, counts.every),
        (gettext("On your cohort’s lists"), {"state": "listed"}, counts.listed),
        (gettext("Older than 12 months"), {"state": "stale"}, counts.stale),
        (gettext("Sources disagree"), {"state": "conflict"}, counts.conflict),
    ]
    return [
        {
            "label": label,
            "url": Address(here.path, filters).link(),
            "count": f"{count:,}",
            "current": here.narrowed == filters,
        }
        for label, filters, count in known
    ]


def _headings() -> list[Heading]:
    return [
        Heading(gettext("Program"), "name"),
        Heading(gettext("Specialty"), "specialty"),
        Heading(gettext("Place"), "place"),
        Heading(gettext("Visas")),
        Heading(gettext("Global health")),
        Heading(gettext("Checked"), "checked"),
        Heading(gettext("On lists"), amount=True),
    ]
