"""The columns of the tables: what they are called, how their headings sort, which of them are chosen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from blueprints.advisor.table import Address, Further, Link, Look, ShownColumns
from portal.queries.columns import APPLICANTS, LETTERS, Columns
from portal.shown import Column
from portal.shown.words import once_a_language
from portal.translating import gettext


class Heading(NamedTuple):
    """What a column is called. `sorts`: by what it sorts the table, if it does; `amount`: its values are numbers."""

    label: str
    sorts: str = ""
    amount: bool = False
    look: Look = ""


@once_a_language
def letter_headings() -> Mapping[str, Heading]:
    """Of the letters, by the column's name."""
    return {
        "applicant": Heading(gettext("Applicant"), "applicant"),
        "writer": Heading(gettext("Writer"), "writer"),
        "tier": Heading(gettext("Tier")),
        "status": Heading(gettext("Status")),
        "said": Heading(gettext("Who said so"), "said"),
        "due": Heading(gettext("Due"), "due"),
        "reminders": Heading(gettext("Reminders"), amount=True),
        "specialty": Heading(gettext("Specialty")),
        "service": Heading(gettext("Service")),
        "asked": Heading(gettext("Asked"), look="together"),
        "sent": Heading(gettext("Packet sent"), look="together"),
        "seen": Heading(gettext("Packet seen"), look="together"),
        "uploaded": Heading(gettext("Uploaded"), look="together"),
        "season": Heading(gettext("Season")),
        "advisor": Heading(gettext("Advisor")),
    }


@once_a_language
def applicant_headings() -> Mapping[str, Heading]:
    """Of the applicants, by the column's name."""
    return {
        "name": Heading(gettext("Name"), "name"),
        "specialty": Heading(gettext("Specialty"), "specialty"),
        "country": Heading(gettext("Country"), "country"),
        "season": Heading(gettext("Season")),
        "letters": Heading(gettext("Letters in"), amount=True),
        "joined": Heading(gettext("Signed in")),
        "email": Heading(gettext("Email")),
        "aamc_id": Heading(gettext("AAMC ID")),
        "medical_school": Heading(gettext("Medical school")),
        "graduated": Heading(gettext("Graduated")),
        "invited": Heading(gettext("Invited"), look="together"),
        "advisor": Heading(gettext("Advisor")),
        "tags": Heading(gettext("Tags")),
        "findings": Heading(gettext("On the set"), look="long"),
    }


def letter_columns(here: Address) -> ShownColumns:
    """Those of the letters, as the address chooses them."""
    return _shown(here, LETTERS, letter_headings(), always=("applicant", "writer"), usual="due")


def applicant_columns(here: Address) -> ShownColumns:
    """Those of the applicants."""
    return _shown(here, APPLICANTS, applicant_headings(), always=("name",), usual="name")


def head(here: Address, headings: Iterable[Heading], usual: str) -> list[Link]:
    """A heading for each column. `usual` is what the table is sorted by unless the address says otherwise."""
    by, unsorted = here.told.get("sort") or usual, here.without("sort").link("sort=")
    return [_heading(heading, by, unsorted) for heading in headings]


def _shown(
    here: Address, columns: Columns, headings: Mapping[str, Heading], *, always: Sequence[str], usual: str
) -> ShownColumns:
    chosen = columns.shown(here.told.get("columns", ""))
    return ShownColumns(
        [
            {"label": gettext("Choose"), "hidden": True},
            *head(here, (headings[name] for name in (*always, *chosen)), usual),
        ],
        chosen,
        [Further(name, headings[name].label, headings[name].look) for name in chosen if name in columns.further],
        tuple(Column(name, headings[name].label, name in chosen) for name in columns.offered),
    )


def _heading(heading: Heading, by: str, unsorted: str) -> Link:
    """A heading that sorts does so by a link, and the other way round where the table is sorted by it already."""
    column: Link = {"label": heading.label, "amount": heading.amount}
    if not heading.sorts:
        return column
    up, down = by == heading.sorts, by == f"-{heading.sorts}"
    url = f"{unsorted}-{heading.sorts}" if up else f"{unsorted}{heading.sorts}"
    return column | {"url": url, "sorted": "ascending" if up else "descending" if down else ""}
