"""A catalogue written as the rows of a file that reads back the same: each fact with its source, its day and who read it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from portal.programs.catalogued import CataloguedProgram, Fact
from portal.programs.columns import COLUMNS
from portal.programs.facts import NOT_ASKED, Visa

HEADER: Final = tuple(column.header for column in COLUMNS)
_VISAS: Final = {Visa.J1: "J-1", Visa.H1B: "H-1B"}


def catalogue_rows(programs: Iterable[CataloguedProgram]) -> Iterator[tuple[str, ...]]:
    """A row for each source, day and reader of a program, in the order of `HEADER`.

    A fact that nobody dated or whose source nobody named cannot be read back, so it is left out.
    """
    for program in programs:
        yield from _rows(program)


def cell_of(value: Any) -> str:
    """A value as a person writes it into a cell."""
    if value is NOT_ASKED:
        return "none"
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return ", ".join(_VISAS[each] for each in sorted(value, reverse=True)) or "none"
    return value.isoformat() if isinstance(value, date) else str(value)


def _rows(program: CataloguedProgram) -> Iterator[tuple[str, ...]]:
    told: dict[tuple[str, str, str], dict[str, str]] = {}
    for name, facts in program.facts.items():
        for fact in facts:
            if fact.checked_on and fact.source:
                told.setdefault(_said(fact), {})[name] = cell_of(fact.value)
    for (checked_on, source, checked_by), cells in sorted(told.items(), reverse=True):
        about = {"key": program.key, "source": source, "checked_on": checked_on, "checked_by": checked_by}
        yield tuple((cells | about).get(column.name, "") for column in COLUMNS)


def _said(fact: Fact) -> tuple[str, str, str]:
    return (fact.checked_on.isoformat() if fact.checked_on else "", fact.source, fact.checked_by)
