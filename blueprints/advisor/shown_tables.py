"""The tables of applicants and letters, as their pages print them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from flask import url_for
from flask_babel import gettext, ngettext

from blueprints.advisor.cohort_words import finding_choices
from blueprints.advisor.shown_bulk import OFFERED, bulk_buttons
from portal.attention import attention_of
from portal.countries import country_name
from portal.lifecycle import DELIVERED, ENDED
from portal.queries.advisor_applicants import ApplicantFilters, ApplicantRow
from portal.queries.advisor_letters import LetterRow
from portal.queries.counting import Found
from portal.queries.keyset import Page
from portal.queries.letter_filters import LetterFilters
from portal.queries.saved_views import ViewRow
from portal.queries.tallies import Tallies, views
from portal.shown import ShownDate, Status, letter_status, shown_date

Link = dict[str, Any]
_ANY = UUID(int=0)
Choices = list[tuple[str, str]]


class Filter(NamedTuple):
    """A filter above the table."""

    name: str
    label: str
    choices: Choices
    chosen: str


class ShownRow(NamedTuple):
    """A letter in the table."""

    row: LetterRow
    url: str
    applicant_url: str
    status: Status
    due: ShownDate | None
    done: bool
    reminders: str


class ShownTable(NamedTuple):
    """A page with a table: everything but its rows is the same for both."""

    rows: list[Any]
    found: str
    search: str
    filters: list[Filter]
    views: list[Link]
    columns: list[Link]
    earlier: str
    later: str
    csv: str
    xlsx: str
    is_filtered: bool
    query: str = ""
    """The filters as they stand in the address."""
    actions: Sequence[Link] = ()
    everything: str = ""
    """The button for all that the filters leave."""
    forget: str = ""
    """Where the kept view that is open is forgotten, if it is one's own."""


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
    now = _set(filters)
    return ShownTable(
        _letters(page.rows, day),
        _letters_found(found),
        filters.q,
        _letter_filters(filters, kept),
        [*_views(filters, views(kept, own_id), own_id), *_kept_views("advisor.letters", saved, own_id, now)],
        _letter_columns(now),
        _mark("advisor.letters", now, "before", page.earlier),
        _mark("advisor.letters", now, "after", page.later),
        url_for("advisor.letters_file", kind="csv", **now),
        url_for("advisor.letters_file", kind="xlsx", **now),
        bool({name for name in now if name != "sort"}),
        urlencode(now),
        bulk_buttons(OFFERED["letters"]),
        _all_letters(found),
        _forget(saved, own_id, now),
    )


def shown_applicants(
    filters: ApplicantFilters,
    page: Page[ApplicantRow],
    found: Found,
    kept: Tallies,
    saved: Sequence[ViewRow],
    own_id: UUID | None,
) -> ShownTable:
    """The table of applicants."""
    now = _set(filters)
    return ShownTable(
        [row._replace(country=country_name(row.country) or row.country) for row in page.rows],
        _applicants_found(found),
        filters.q,
        _applicant_filters(filters, kept),
        _kept_views("advisor.applicants", saved, own_id, now),
        _applicant_columns(now),
        _mark("advisor.applicants", now, "before", page.earlier),
        _mark("advisor.applicants", now, "after", page.later),
        url_for("advisor.applicants_file", kind="csv", **now),
        url_for("advisor.applicants_file", kind="xlsx", **now),
        bool({name for name in now if name != "sort"}),
        urlencode(now),
        bulk_buttons(OFFERED["applicants"]),
        _all_applicants(found),
        _forget(saved, own_id, now),
    )


def _letters(rows: Sequence[LetterRow], day: date) -> list[ShownRow]:
    """The rows. Their addresses differ in their ids alone, and are put together once."""
    letter, applicant = _address("advisor.letter"), _address("advisor.applicant")
    return [_letter(row, letter.format(row.id), applicant.format(row.applicant_id), day) for row in rows]


def _address(endpoint: str) -> str:
    """The address of a row's page, with `{}` where its id stands."""
    return url_for(endpoint, id=_ANY).replace(str(_ANY), "{}")


def _letter(row: LetterRow, url: str, applicant_url: str, day: date) -> ShownRow:
    attention = attention_of(
        row.status, due_on=row.due_on, status_on=row.status_at.date(), today=day, promised=bool(row.promised_at)
    )
    return ShownRow(
        row,
        url,
        applicant_url,
        letter_status(row.status, attention=attention, said_by=row.said_by, said_on=row.status_at.date(), today=day),
        shown_date(row.due_on, day) if row.due_on else None,
        row.status in (*DELIVERED, *ENDED),
        str(row.reminders) if row.reminders else gettext("none"),
    )


def _letter_filters(filters: LetterFilters, kept: Tallies) -> list[Filter]:
    states = [
        ("", gettext("Not ended")),
        ("out", gettext("Still out")),
        ("in", gettext("Uploaded and later")),
        ("declined", gettext("Declined")),
        ("withdrawn", gettext("Withdrawn")),
        ("all", gettext("Any")),
    ]
    risks = [
        ("", gettext("Any")),
        ("any", gettext("Needs somebody")),
        ("late", gettext("Late")),
        ("at_risk", gettext("At risk")),
        ("silent", gettext("Silent")),
        ("unassigned", gettext("Not assigned")),
    ]
    dues = [
        ("", gettext("Any")),
        ("past", gettext("Past")),
        ("7", gettext("Within 7 days")),
        ("14", gettext("Within 14 days")),
        ("30", gettext("Within 30 days")),
        ("none", gettext("Not set")),
    ]
    tiers = [("", gettext("Any")), *((tier, tier) for tier in "1234"), ("supplemental", gettext("Extra"))]
    return [
        Filter("state", gettext("Status"), states, filters.state),
        Filter("risk", gettext("Risk"), risks, filters.risk),
        Filter("due", gettext("Due"), dues, filters.due),
        Filter("tier", gettext("Tier"), tiers, filters.tier),
        Filter("service", gettext("Service"), [("", gettext("Any")), *kept.services], filters.service),
        *_offered(kept, "letter_specialty", filters),
    ]


def _applicant_filters(filters: ApplicantFilters, kept: Tallies) -> list[Filter]:
    joined = [
        ("", gettext("Any")),
        ("yes", gettext("Signed in")),
        ("invited", gettext("Invited")),
        ("no", gettext("Not invited")),
    ]
    return [
        Filter("finding", gettext("On the set"), finding_choices(), filters.finding),
        Filter("joined", gettext("Signed in"), joined, filters.joined),
        *_offered(kept, "applicant_specialty", filters),
    ]


def _offered(kept: Tallies, specialties: str, filters: LetterFilters | ApplicantFilters) -> list[Filter]:
    """Filters whose values come from the office's own rows; one that offers nothing is left out."""
    anything = ("", gettext("Any"))
    offered = [(one, one) for one in kept.keys(specialties) if one]
    found = [
        Filter("specialty", gettext("Specialty"), [anything, *offered], filters.specialty),
        Filter("advisor", gettext("Advisor"), [anything, *kept.advisors], filters.advisor),
        Filter("tag", gettext("Tag"), [anything, *((one, one) for one in kept.keys("tag"))], filters.tag),
    ]
    return [one for one in found if len(one.choices) > 1]


def _letters_found(found: Found) -> str:
    if found.more:
        return gettext("More than %(count)s letters", count=f"{found.number:,}")
    return ngettext("One letter", "%(count)s letters", found.number, count=f"{found.number:,}")


def _all_letters(found: Found) -> str:
    if found.more:
        return gettext("All letters of this list")
    return ngettext("All of it: one letter", "All %(count)s letters", found.number, count=f"{found.number:,}")


def _all_applicants(found: Found) -> str:
    if found.more:
        return gettext("All applicants of this list")
    return ngettext("The one applicant", "All %(count)s applicants", found.number, count=f"{found.number:,}")


def _applicants_found(found: Found) -> str:
    if found.more:
        return gettext("More than %(count)s applicants", count=f"{found.number:,}")
    return ngettext("One applicant", "%(count)s applicants", found.number, count=f"{found.number:,}")


def _views(filters: LetterFilters, counts: dict[str, int], own_id: UUID | None) -> list[Link]:
    known: list[tuple[str, str, dict[str, str]]] = [
        ("all", gettext("All"), {}),
        ("late", gettext("Late"), {"risk": "late"}),
        ("at_risk", gettext("At risk"), {"risk": "at_risk"}),
        ("due_14", gettext("Due in 14 days"), {"due": "14"}),
        ("silent", gettext("Silent"), {"risk": "silent"}),
        ("declined", gettext("Declined"), {"state": "declined"}),
        ("unassigned", gettext("Uploaded, not assigned"), {"risk": "unassigned"}),
        ("mine", gettext("My applicants"), {"advisor": str(own_id or "")}),
    ]
    now = {name: value for name, value in _set(filters).items() if name != "sort"}
    return [
        {
            "label": label,
            "url": url_for("advisor.letters", **told),
            "count": f"{counts[name]:,}",
            "current": now == told,
        }
        for name, label, told in known
    ]


def _kept_views(endpoint: str, kept: Sequence[ViewRow], own_id: UUID | None, now: dict[str, str]) -> list[Link]:
    """The views kept under a name; a colleague's says whose it is."""
    return [
        {
            "label": view.name if view.advisor_id == own_id else f"{view.name} ({view.advisor})",
            "url": url_for(endpoint) + (f"?{view.query}" if view.query else ""),
            "current": dict(parse_qsl(view.query)) == now,
        }
        for view in kept
    ]


def _forget(kept: Sequence[ViewRow], own_id: UUID | None, now: dict[str, str]) -> str:
    mine = (view for view in kept if view.advisor_id == own_id and dict(parse_qsl(view.query)) == now)
    view = next(mine, None)
    return url_for("advisor.view_forget", id=view.id) if view else ""


def _set(filters: LetterFilters | ApplicantFilters) -> dict[str, str]:
    """The filters that narrow something, for an address."""
    return {name: value for name, value in filters._asdict().items() if value}


def _letter_columns(now: dict[str, str]) -> list[Link]:
    def column(label: str, name: str) -> Link:
        return {"label": label} | _sort("advisor.letters", now, name, "due")

    return [
        {"label": gettext("Choose"), "hidden": True},
        column(gettext("Applicant"), "applicant"),
        column(gettext("Writer"), "writer"),
        {"label": gettext("Tier")},
        {"label": gettext("Status")},
        column(gettext("Who said so"), "said"),
        column(gettext("Due"), "due"),
        {"label": gettext("Reminders"), "amount": True},
    ]


def _applicant_columns(now: dict[str, str]) -> list[Link]:
    def column(label: str, name: str) -> Link:
        return {"label": label} | _sort("advisor.applicants", now, name, "name")

    return [
        {"label": gettext("Choose"), "hidden": True},
        column(gettext("Name"), "name"),
        column(gettext("Specialty"), "specialty"),
        column(gettext("Country"), "country"),
        {"label": gettext("Season")},
        {"label": gettext("Letters in"), "amount": True},
        {"label": gettext("Signed in")},
    ]


def _sort(endpoint: str, now: dict[str, str], name: str, usual: str) -> Link:
    """A column's heading: sorts by it, and the other way round where it is sorted already."""
    by = now.get("sort") or usual
    up, down = by == name, by == f"-{name}"
    url = url_for(endpoint, **(now | {"sort": f"-{name}" if up else name}))
    return {"url": url, "sorted": "ascending" if up else "descending" if down else ""}


def _mark(endpoint: str, now: dict[str, str], name: str, mark: str) -> str:
    return url_for(endpoint, **(now | {name: mark})) if mark else ""
