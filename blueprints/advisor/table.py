"""A table with its filters, as its page prints it: what the tables of letters, applicants and programs share."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from flask import url_for

from blueprints.advisor.shown_bulk import BulkButton
from portal.queries.keyset import Page
from portal.queries.letter_filters import ARRANGES
from portal.shown import Column

_ANY = UUID(int=0)

Link = dict[str, Any]
Look = Literal["", "together", "long"]
Choices = Sequence[tuple[str, str]]


class Filter(NamedTuple):
    """A filter above the table."""

    name: str
    label: str
    choices: Choices
    chosen: str = ""


class Further(NamedTuple):
    """A column that is not among the usual ones. `look`: a day does not break, what is long has room."""

    name: str
    label: str
    look: Look = ""


class ShownColumns(NamedTuple):
    """The columns of a table: their headings and, where they may be chosen, which are and which are on offer."""

    headings: Sequence[Link]
    chosen: Sequence[str] = ()
    further: Sequence[Further] = ()
    offered: tuple[Column, ...] = ()


class ShownTable(NamedTuple):
    """A page with a table: everything but its rows is the same for all."""

    rows: Sequence[Any]
    """For tables that are filled (`portal.filled`) mappings."""
    found: str
    search: str
    filters: Sequence[Filter]
    views: Sequence[Link]
    columns: Sequence[Link]
    earlier: str
    later: str
    csv: str
    xlsx: str
    is_filtered: bool
    query: str
    """The filters as they stand in the address."""
    arranged: Sequence[tuple[str, str]]
    """What stands in the address and narrows nothing: it stays when somebody filters."""
    narrowed: Sequence[tuple[str, str]]
    """What stands in the address beside the columns: it stays when somebody chooses others."""
    chosen: Sequence[str]
    """The names of the columns that are shown."""
    further: Sequence[Further]
    """Those of them that are not among the usual ones."""
    offered: tuple[Column, ...]
    """The columns to choose from."""
    usual: str
    """The address with the usual columns, where others are shown."""
    pages: Mapping[str, str]
    """Where the rows lead: addresses up to an id."""
    actions: tuple[BulkButton, ...]
    everything: str
    """The button for all that the filters leave."""
    forget: str
    """Where the kept view that is open is forgotten, if it is one's own."""


class Address(NamedTuple):
    """Where a table stands: its path, and the filters, the order and the columns that are told with it."""

    path: str
    told: dict[str, str]

    @property
    def query(self) -> str:
        """What is told, as it stands after the question mark."""
        return urlencode(self.told)

    @property
    def narrowed(self) -> dict[str, str]:
        """What is told and narrows the table."""
        return {name: value for name, value in self.told.items() if name not in ARRANGES}

    def pick(self, *names: str) -> list[tuple[str, str]]:
        """These of what is told."""
        return [(name, self.told[name]) for name in names if name in self.told]

    def without(self, *names: str) -> "Address":
        """The same with less told."""
        return Address(self.path, {name: value for name, value in self.told.items() if name not in names})

    def link(self, more: str = "") -> str:
        """A link to it; `more` is one thing told beside."""
        return joined(self.path, self.query, more)


def joined(path: str, *told: str) -> str:
    """A path with what is told to it, each as it stands in an address."""
    query = "&".join(filter(None, told))
    return f"{path}?{query}" if query else path


def address(path: str, filters: NamedTuple) -> Address:
    """The address of the table at this path with these filters; one that is empty does not stand in it."""
    return Address(path, {name: value for name, value in filters._asdict().items() if value})


def page_before_id(endpoint: str) -> str:
    """The address of a row's page up to its id, with which it ends: fifty differ in that alone."""
    return url_for(endpoint, id=_ANY).removesuffix(str(_ANY))


def table_at(
    here: Address,
    page: Page[Any],
    *,
    file: str,
    rows: Sequence[Any],
    found: str,
    search: str,
    filters: Sequence[Filter],
    views: Sequence[Link],
    columns: ShownColumns,
    pages: Mapping[str, str] = MappingProxyType({}),
    actions: tuple[BulkButton, ...] = (),
    everything: str = "",
    forget: str = "",
) -> ShownTable:
    """The table at this address. What follows from the address alone is the same for all: the pages before and after, the files (`file` is
    their endpoint), what stays when somebody filters or chooses columns."""
    bare = here.without("columns")
    csv, xlsx = (bare._replace(path=url_for(file, kind=kind)).link() for kind in ("csv", "xlsx"))
    return ShownTable(
        rows=rows,
        found=found,
        search=search,
        filters=filters,
        views=views,
        columns=columns.headings,
        earlier=_marked(here, "before", page.earlier),
        later=_marked(here, "after", page.later),
        csv=csv,
        xlsx=xlsx,
        is_filtered=bool(here.narrowed),
        query=here.query,
        arranged=here.pick("sort", "columns"),
        narrowed=list(bare.told.items()),
        chosen=columns.chosen,
        further=columns.further,
        offered=columns.offered,
        usual=bare.link() if "columns" in here.told else "",
        pages=pages,
        actions=actions,
        everything=everything,
        forget=forget,
    )


def _marked(here: Address, name: str, mark: str) -> str:
    """The page that begins at a mark (`portal.queries.keyset`), `before` or `after` it; nothing where there is no mark."""
    return here.link(urlencode({name: mark})) if mark else ""
