"""An XLSX workbook as a table: its first visible sheet with rows, every cell as the text a CSV would hold."""

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from portal.cohorts.parcels import check_workbook
from portal.cohorts.sentences import CohortFileRefused
from portal.cohorts.tables import MAX_COLUMNS, MAX_ROWS


@dataclass(frozen=True)
class SheetTable:
    """The rows of one sheet, held in memory because a sheet is slow to read twice."""

    sheet: str
    header: list[str]
    rows: list[tuple[int, list[str]]] = field(repr=False)

    def records(self) -> Iterator[tuple[int, list[str]]]:
        return iter(self.rows)


def sheet_table(data: bytes) -> SheetTable:
    """Read the first visible sheet that has rows. Raises CohortFileRefused for anything that is no sound workbook."""
    check_workbook(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _first_sheet(data)
    except (CohortFileRefused, MemoryError):
        raise
    except Exception:  # openpyxl answers a damaged workbook with whatever it stumbled over
        raise CohortFileRefused("workbook_damaged") from None


def _first_sheet(data: bytes) -> SheetTable:
    workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        for sheet in workbook.worksheets:
            if isinstance(sheet, ReadOnlyWorksheet) and sheet.sheet_state == "visible":
                rows = _rows(sheet)
                header = next(rows, None)
                if header is not None:
                    return SheetTable(str(sheet.title), header[1], list(rows))
    finally:
        workbook.close()
    raise CohortFileRefused("workbook_no_sheet")


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, each with its number in the sheet.

    The size a sheet claims for itself is not believed: it may claim a million empty columns.
    """
    sheet.reset_dimensions()
    seen: dict[str, str] = {}
    read = sheet.iter_rows(min_row=1, max_row=MAX_ROWS + 2, max_col=MAX_COLUMNS + 1, values_only=True)
    for number, values in enumerate(read, start=1):
        if values.count(None) == len(values):
            continue
        if number > MAX_ROWS + 1:
            raise CohortFileRefused("too_many_rows", limit=f"{MAX_ROWS:,}")
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise CohortFileRefused("too_many_columns", limit=MAX_COLUMNS)
        if cells:
            yield number, [seen.setdefault(cell, cell) for cell in cells]


def _text(value: object) -> str:
    """A cell's value as a person would have typed it into a CSV file."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time | int | float | dt.timedelta):
        return str(value)
    return "=" + str(getattr(value, "text", "") or "").removeprefix("=")
