"""Pages of a long list by key: a page begins where the last one ended, so that the hundredth costs what the first does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

import sqlalchemy as sa

#: Rows of a page.
PAGE = 50

Row = TypeVar("Row")


@dataclass(frozen=True)
class Sort:
    """An order: by `key`, which is never null, then by `id`. `read` turns a key's text back into its value of `type`."""

    key: sa.SQLColumnExpression[Any]
    id: sa.SQLColumnExpression[UUID]
    read: Callable[[str], Any] = str
    descending: bool = False
    type: sa.types.TypeEngine[Any] = field(default_factory=sa.Text)


class Place(NamedTuple):
    """Where a page begins: beside the row that `mark` names; `backwards` for the page before it."""

    mark: str = ""
    backwards: bool = False


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows, and the marks that the pages before and after begin at; empty where there is none."""

    rows: list[Row]
    earlier: str
    later: str


class Turn(NamedTuple):
    """How a page is read, as far as its statement depends on it: from a mark or from the beginning, and which way."""

    begins: bool = False
    backwards: bool = False


def turn_of(place: Place, sort: Sort) -> tuple[Turn, dict[str, Any]]:
    """How the page at this place is read, and the values of its mark. A mark that nobody could have been given: the first page."""
    key, _, row_id = place.mark.rpartition("~")
    try:
        values = {"mark_key": sort.read(key), "mark_id": UUID(row_id)}
    except ValueError:
        return Turn(backwards=place.backwards), {}
    return Turn(True, place.backwards), values


def limited(wanted: sa.Select[*tuple[Any, ...]], sort: Sort, turn: Turn) -> sa.Select[*tuple[Any, ...]]:
    """One page of `wanted` and one row more, with the columns `mark_key` (as text) and `sort_key` to order it by again."""
    wanted = wanted.add_columns(sa.cast(sort.key, sa.Text).label("mark_key"), sort.key.label("sort_key"))
    down = sort.descending != turn.backwards
    if turn.begins:
        here = sa.tuple_(sort.key, sort.id)
        there = sa.tuple_(sa.bindparam("mark_key", type_=sort.type), sa.bindparam("mark_id", type_=sa.Uuid()))
        wanted = wanted.where(here < there if down else here > there)
    keys = (sort.key.desc(), sort.id.desc()) if down else (sort.key, sort.id)
    return wanted.order_by(*keys).limit(PAGE + 1)


def again(columns: Any, sort: Sort, turn: Turn) -> tuple[sa.ColumnElement[Any], ...]:
    """The same order for the page once it is joined with more; `columns` are those of the limited page."""
    if sort.descending != turn.backwards:
        return columns.sort_key.desc(), columns.id.desc()
    return columns.sort_key, columns.id


def page_of(found: Sequence[Any], place: Place, make: Callable[[Any], Row]) -> Page[Row]:
    """The page from what was found: trimmed, turned round where it was read backwards, with its marks."""
    more, rows = len(found) > PAGE, list(found[:PAGE])
    if place.backwards:
        rows.reverse()
    has_earlier = more if place.backwards else bool(place.mark)
    has_later = bool(place.mark) if place.backwards else more
    return Page(
        [make(row) for row in rows],
        _mark(rows[0]) if rows and has_earlier else "",
        _mark(rows[-1]) if rows and has_later else "",
    )


def _mark(row: Any) -> str:
    return f"{row.mark_key}~{row.id}"
