"""Reading a catalogue file: CSV, TSV or XLSX rows into programs whose every fact has its source, date and checker.

Nothing is filled in and nothing is overwritten: an empty cell stays unknown, two sources that differ stay a conflict
until somebody asks, and a fact older than 12 months is shown as stale (domain.md 5.2, rule R37).
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from portal.cohorts import CohortFileRefused
from portal.cohorts.cells import clean
from portal.cohorts.encodings import guess_encoding
from portal.cohorts.formulas import without_safety
from portal.cohorts.tables import Table, text_table
from portal.cohorts.workbook import sheet_table
from portal.programs.catalogued import CataloguedProgram, Fact
from portal.programs.columns import ABOUT_THE_ROW, BY_HEADER, COLUMNS, UNKNOWN, Column, folded
from portal.programs.values import Unreadable

MAX_BYTES: Final = 10 * 1024 * 1024
"""10,000 programs with three sources each take about 6 MB as CSV."""

_WORKBOOK: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Rejected(NamedTuple):
    """A row that was left out: its line, the column that is wrong, and a sentence that says what to do."""

    line: int
    field: str
    why: str


class RowRead(NamedTuple):
    """A row that was read: its line, and the program and the source it is about."""

    line: int
    key: str
    source: str


class Catalogue(NamedTuple):
    """What a file holds: programs sorted by ID, the rows left out, headers that mean nothing here, and the rows read."""

    programs: tuple[CataloguedProgram, ...]
    rejected: tuple[Rejected, ...]
    ignored: tuple[str, ...]
    rows: tuple[RowRead, ...] = ()


class CatalogueRefused(Exception):
    """Nothing of this file can be read. Its text is a sentence that says what to do."""


def read_catalogue(data: bytes, today: date) -> Catalogue:
    """Read a file of any of the three kinds, told apart by its bytes. A date after `today` cannot have been checked.

    A row with a value that cannot be true is left out and named, with every such cell; the other rows are read. Raises
    CatalogueRefused where the file is no table, is too large, or lacks a column that every row needs.
    """
    table = _table(data)
    columns, ignored = _matched(table.header)
    rows: list[_Row] = []
    rejected: list[Rejected] = []
    for line, cells in table.records():
        written = {column.name: _cell(cells, place) for place, column in columns.items()}
        if any(written.values()):
            row = _read_row(line, written, today)
            rejected.extend(row) if isinstance(row, list) else rows.append(row)
    kept = _complete(_without_repeats(rows, rejected), rejected)
    read = tuple(RowRead(row.line, row.key, row.source) for row in kept)
    return Catalogue(_programs(kept), tuple(sorted(rejected)), ignored, read)


def template() -> str:
    """An empty catalogue file to fill in: the header row, as CSV."""
    written = io.StringIO()
    csv.writer(written).writerow(column.header for column in COLUMNS)
    return written.getvalue()


class _Row(NamedTuple):
    line: int
    key: str
    source: str
    checked_on: date
    checked_by: str
    values: Mapping[str, Any]


def _table(data: bytes) -> Table:
    if len(data) > MAX_BYTES:
        raise CatalogueRefused(f"The file has more than {MAX_BYTES // 1024 // 1024} MB. Split it and read the parts.")
    try:
        if data.startswith(_WORKBOOK):
            return sheet_table(data)
        if data.startswith(_OLD_WORKBOOK):
            raise CohortFileRefused("old_workbook")
        return text_table(data, guess_encoding(data), dict.fromkeys(BY_HEADER))
    except CohortFileRefused as refusal:
        raise CatalogueRefused(_REFUSALS.get(refusal.remark.code) or str(refusal)) from None


_REFUSALS: Final[Mapping[str, str]] = {
    "too_many_columns": "The file has too many columns. Keep those of the template and remove the rest.",
    "workbook_unsafe": "This workbook would unpack to far more than a catalogue needs. "
    "Copy the rows into a new workbook and save that as XLSX.",
    "row_too_large": "A row is far too long for a program. Look for a quotation mark that is opened and not closed.",
}
"""Where the sentence for a cohort's file would speak of applicants."""


def _matched(header: Sequence[str]) -> tuple[dict[int, Column], tuple[str, ...]]:
    known = {folded(name): column for name, column in BY_HEADER.items()}
    columns: dict[int, Column] = {}
    ignored = []
    for place, name in enumerate(header):
        column = known.get(folded(name))
        if column is None:
            ignored.extend([clean(name)] if clean(name) else [])
        elif column in columns.values():
            raise CatalogueRefused(f"Two columns are called {column.header}. Remove or rename one of them.")
        else:
            columns[place] = column
    missing = [column.header for column in COLUMNS if column.required and column not in columns.values()]
    if missing:
        raise CatalogueRefused(
            f"The header row has no column {', '.join(missing)}. Add it, or begin with the template: "
            "every fact needs a program, a source, a date and who checked it."
        )
    return columns, tuple(ignored)


def _cell(cells: Sequence[str], place: int) -> str:
    cell = clean(without_safety(cells[place])) if place < len(cells) else ""
    return "" if cell.casefold() in UNKNOWN else cell


def _read_row(line: int, written: Mapping[str, str], today: date) -> _Row | list[Rejected]:
    values: dict[str, Any] = {}
    rejected = []
    for column in COLUMNS:
        cell = written.get(column.name, "")
        try:
            values[column.name] = _value(column, cell, today)
        except Unreadable as why:
            rejected.append(Rejected(line, column.header, str(why)))
    if rejected:
        return rejected
    facts = {name: value for name, value in values.items() if name not in ABOUT_THE_ROW and value is not None}
    return _Row(line, values["key"], values["source"], values["checked_on"], values["checked_by"], facts)


def read_cell(column: Column, written: str, today: date) -> Any:
    """The value of one cell, or of a field by hand; None where nothing is known. Raises Unreadable with a sentence."""
    cell = clean(written)
    return _value(column, "" if cell.casefold() in UNKNOWN else cell, today)


def _value(column: Column, cell: str, today: date) -> Any:
    if not cell:
        if column.name in ABOUT_THE_ROW:
            raise Unreadable(_MISSING.get(column.name, f"{column.header} is empty. Every row needs it."))
        return None
    value = column.read(cell)
    if column.name == "checked_on" and value > today:
        raise Unreadable(f"Checked on is {value.isoformat()}, which is still to come. Write the day it was read.")
    return value


_MISSING: Final[Mapping[str, str]] = {
    "checked_on": "The source has no date. Write the day it was read, such as 2027-06-01: "
    "without it nobody knows how old the facts are.",
    "source": "The row names no source. Write the address or document it comes from.",
    "checked_by": "Nobody is named who read the source. Write the name.",
}


def _complete(rows: Iterable[_Row], rejected: list[Rejected]) -> list[_Row]:
    """Rows of programs that have a name, a service and a specialty: one row of each program says them, or all do."""
    told: dict[str, set[str]] = {}
    rows = list(rows)
    for row in rows:
        told.setdefault(row.key.casefold(), set()).update(row.values)
    kept = []
    for row in rows:
        missing = [column.header for column in _NEEDED if column.name not in told[row.key.casefold()]]
        rejected.extend(Rejected(row.line, header, f"{header} is empty. Every program needs it.") for header in missing)
        kept += [] if missing else [row]
    return kept


_NEEDED: Final = tuple(column for column in COLUMNS if column.required and column.name not in ABOUT_THE_ROW)


def _without_repeats(rows: Iterable[_Row], rejected: list[Rejected]) -> list[_Row]:
    """The first row of each program, source, day and reader; a second one is named: only a person knows which is right.

    A source that was read again on another day has a row for each: the later word counts.
    """
    first: dict[tuple[str, str, date, str], _Row] = {}
    for row in rows:
        before = first.setdefault(
            (row.key.casefold(), row.source.casefold(), row.checked_on, row.checked_by.casefold()), row
        )
        if before is not row:
            why = (
                f"Program {row.key} is on line {before.line} already, from the same source. "
                "Keep one of the two rows, or name the other source."
            )
            rejected.append(Rejected(row.line, "Program ID", why))
    return list(first.values())


def _programs(rows: Iterable[_Row]) -> tuple[CataloguedProgram, ...]:
    """Rows of the same program put together, newest first; the order of the lines changes nothing."""
    facts: dict[str, dict[str, list[Fact]]] = {}
    order = sorted(rows, key=lambda row: (row.key, -row.checked_on.toordinal(), row.source, row.checked_by))
    for row in order:
        of_program = facts.setdefault(row.key.casefold(), {"key": [Fact(row.key, row.source, row.checked_on, "")]})
        for name, value in row.values.items():
            said = of_program.setdefault(name, [])
            if not any(fact.source.casefold() == row.source.casefold() for fact in said):
                said.append(Fact(value, row.source, row.checked_on, row.checked_by))
    return tuple(
        CataloguedProgram(str(of_program.pop("key")[0].value), {name: tuple(each) for name, each in of_program.items()})
        for _, of_program in sorted(facts.items())
    )
