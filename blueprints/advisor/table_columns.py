"""The columns of the tables: what they are called, how their headings sort, which of them are chosen."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from blueprints.advisor.table import Address, Further, Link, Look
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


def letter_columns(here: Address, chosen: Sequence[str]) -> list[Link]:
    """The head of the table of letters."""
    return _head(here, letter_headings(), ("applicant", "writer", *chosen), "due")


def applicant_columns(here: Address, chosen: Sequence[str]) -> list[Link]:
    """The head of the table of applicants."""
    return _head(here, applicant_headings(), ("name", *chosen), "name")


def offered_letter_columns(chosen: Sequence[str]) -> tuple[Column, ...]:
    """What an advisor may choose for the letters."""
    return _offered(LETTERS, letter_headings(), chosen)


def offered_applicant_columns(chosen: Sequence[str]) -> tuple[Column, ...]:
    """What an advisor may choose for the applicants."""
    return _offered(APPLICANTS, applicant_headings(), chosen)


def further_letter_columns(chosen: Sequence[str]) -> list[Further]:
    """What stands behind the usual columns of the letters."""
    return _further(LETTERS, letter_headings(), chosen)


def further_applicant_columns(chosen: Sequence[str]) -> list[Further]:
    """What stands behind the usual columns of the applicants."""
    return _further(APPLICANTS, applicant_headings(), chosen)


def _further(columns: Columns, headings: Mapping[str, Heading], chosen: Sequence[str]) -> list[Further]:
    return [Further(name, headings[name].label, headings[name].look) for name in chosen if name in columns.further]


def _offered(columns: Columns, headings: Mapping[str, Heading], chosen: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(name, headings[name].label, name in chosen) for name in columns.offered)


def _head(here: Address, headings: Mapping[str, Heading], names: Sequence[str], usual: str) -> list[Link]:
    """The box to tick, then a heading for each of the columns. `usual` is what the table is sorted by unless it is told."""
    by, unsorted = here.told.get("sort") or usual, here.without("sort").link("sort=")
    return [
        {"label": gettext("Choose"), "hidden": True},
        *(_heading(headings[name], by, unsorted) for name in names),
    ]


def _heading(heading: Heading, by: str, unsorted: str) -> Link:
    """A heading that sorts does so by a link, and the other way round where the table is sorted by it already."""
    column: Link = {"label": heading.label, "amount": heading.amount}
    if not heading.sorts:
        return column
    up, down = by == heading.sorts, by == f"-{heading.sorts}"
    url = f"{unsorted}-{heading.sorts}" if up else f"{unsorted}{heading.sorts}"
    return column | {"url": url, "sorted": "ascending" if up else "descending" if down else ""}
