"""The catalogue's table, as its page prints it."""

from datetime import date
from typing import NamedTuple

from flask import url_for

from blueprints.advisor.table import Choices, Filter, Link, ShownTable
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
    now = {name: value for name, value in filters._asdict().items() if value}
    return ShownTable(
        [_program(row, day) for row in found.rows],
        ngettext("One program", "%(count)s programs", counts.found, count=f"{counts.found:,}"),
        filters.q,
        _filters(filters, offered),
        _views(now, counts),
        _columns(now),
        url_for("advisor.programs", **now, before=found.earlier) if found.earlier else "",
        url_for("advisor.programs", **now, after=found.later) if found.later else "",
        url_for("advisor.programs_file", kind="csv", **now),
        url_for("advisor.programs_file", kind="xlsx", **now),
        bool({name for name in now if name != "sort"}),
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


def _views(now: dict[str, str], counts: ProgramCounts) -> list[Link]:
    known = [
        (gettext("All"), {}, counts.every),
        (gettext("On your cohort’s lists"), {"state": "listed"}, counts.listed),
        (gettext("Older than 12 months"), {"state": "stale"}, counts.stale),
        (gettext("Sources disagree"), {"state": "conflict"}, counts.conflict),
    ]
    here = {name: value for name, value in now.items() if name != "sort"}
    return [
        {"label": label, "url": url_for("advisor.programs", **told), "count": f"{count:,}", "current": here == told}
        for label, told, count in known
    ]


def _columns(now: dict[str, str]) -> list[Link]:
    def column(label: str, name: str) -> Link:
        by = now.get("sort") or "name"
        url = url_for("advisor.programs", **(now | {"sort": f"-{name}" if by == name else name}))
        return {"label": label, "url": url, "sorted": {name: "ascending", f"-{name}": "descending"}.get(by, "")}

    return [
        column(gettext("Program"), "name"),
        column(gettext("Specialty"), "specialty"),
        column(gettext("Place"), "place"),
        {"label": gettext("Visas")},
        {"label": gettext("Global health")},
        column(gettext("Checked"), "checked"),
        {"label": gettext("On lists"), "amount": True},
    ]
