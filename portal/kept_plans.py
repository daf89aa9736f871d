"""Statements that PostgreSQL plans once for a connection, and not again for every request.

Under row-level security a page's statement takes longer to plan than to run: each table brings its policy, and the policy its joins.
psycopg2 sends text; so a statement that is asked with the option `told` is prepared under a name of its own (PREPARE) when a
connection meets it first, and run by that name (EXECUTE) from then on. After five runs PostgreSQL itself decides whether one plan
suits all values.

What the asker tells with the statement are its values. Whatever else stands in it, such as a status or a limit, is part of it:
written out, so that a plan can use an index made for exactly that.

A plan holds for the role that it was made for, so each role has its own. Where connections change hands between transactions
(PgBouncer), a name means nothing: `KEPT_PLANS=off` sends every statement as it is.
"""

import datetime as dt
import re
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import event

#: A plan takes some 50 KB of its backend: beyond so many, a connection forgets the one that was used longest ago.
MOST_KEPT = 250

_VALUE = re.compile(r"%(?:%|\((?P<name>\w+)\)s)")
_EXPANDED = re.compile(r"_\d+$")
#: What PostgreSQL is told that a value is. Of everything else it takes what stands beside it.
_TYPES: dict[type, str] = {
    bool: "boolean",
    int: "integer",
    float: "double precision",
    dt.date: "date",
    dt.datetime: "timestamptz",
    UUID: "uuid",
}
_TEXT, _ANYTHING = "text", "unknown"
_numbers = count(1)


class _Parts(NamedTuple):
    """The names of a statement's values: those that are told, and those that are part of it."""

    told: tuple[str, ...]
    fixed: tuple[str, ...]


def keep_plans(engine: sa.Engine) -> None:
    """Prepare what is asked with the option `told` (the names of its values) on this engine's connections."""
    event.listen(engine, "before_cursor_execute", _by_name, retval=True)


def _by_name(
    connection: sa.Connection, cursor: Any, statement: str, values: Any, context: Any, _many: bool
) -> tuple[str, Any]:
    told: frozenset[str] | None = context.execution_options.get("told") if context else None
    if told is None:
        return statement, values
    parts = _parts_of(statement, told)
    types = tuple(_type_of(values[name]) for name in parts.told)
    fixed = tuple(_told_apart(values[name]) for name in parts.fixed)
    kept: OrderedDict[Hashable, str] = connection.info.setdefault("kept_plans", OrderedDict())
    known_as = (connection.info.get("role"), statement, types, fixed)
    if known_as in kept:
        kept.move_to_end(known_as)
    else:
        if len(kept) >= MOST_KEPT:
            cursor.execute(f"DEALLOCATE {kept.popitem(last=False)[1]}")
        name = f"kept_{next(_numbers)}"
        cursor.execute(f"PREPARE {name}{_listed(types)} AS {_written(cursor, statement, parts, values)}")
        kept[known_as] = name
    return f"EXECUTE {kept[known_as]}{_listed(f'%({name})s' for name in parts.told)}", values


@lru_cache(maxsize=1024)
def _parts_of(statement: str, told: frozenset[str]) -> _Parts:
    """A list that is told stands in the statement as `ids_1, ids_2`."""
    names = dict.fromkeys(found["name"] for found in _VALUE.finditer(statement) if found["name"])
    are_told = {name: name in told or _EXPANDED.sub("", name) in told for name in names}
    return _Parts(tuple(name for name in names if are_told[name]), tuple(name for name in names if not are_told[name]))


def _written(cursor: Any, statement: str, parts: _Parts, values: Any) -> str:
    """The statement with its own values written out by psycopg2, and `$1` in place of the first that is told."""
    places = {name: f"${place}" for place, name in enumerate(parts.told, start=1)}

    def write(found: re.Match[str]) -> str:
        name = found["name"]
        if name is None:
            return "%"
        return places.get(name) or cursor.mogrify("%s", [values[name]]).decode()

    return _VALUE.sub(write, statement)


def _type_of(value: Any) -> str:
    if isinstance(value, list):
        return f"{_type_of(value[0])}[]" if value else _ANYTHING
    return _TEXT if isinstance(value, str) else _TYPES.get(type(value), _ANYTHING)


def _told_apart(value: Any) -> Hashable:
    """With its type, as Python takes 1 and True for the same."""
    return (type(value), tuple(value) if isinstance(value, list) else value)


def _listed(parts: Iterable[str]) -> str:
    written = ", ".join(parts)
    return f" ({written})" if written else ""
