"""One sheet of a workbook as rows of text, each cell as the text a CSV file would hold."""

import datetime as dt
import zipfile
from collections.abc import Iterator
from typing import Final

from portal.cohorts.parts import Attributes, fed, parser_for
from portal.cohorts.sentences import CohortFileRefused
from portal.cohorts.tables import MAX_COLUMNS, MAX_ROWS

_DIGITS: Final = "0123456789"
_DAY_0: Final = dt.date(1899, 12, 30)
_DAY_0_OF_1904: Final = dt.date(1904, 1, 1)


class SheetReader:
    """Reads the rows of one sheet while its XML streams by. The size that a sheet claims for itself is not asked for."""

    def __init__(self, texts: list[str], date_styles: frozenset[str], counts_from_1904: bool) -> None:
        self._texts, self._date_styles = texts, date_styles
        self._day_0 = _DAY_0_OF_1904 if counts_from_1904 else _DAY_0
        self._columns: dict[str, int] = {}
        self._seen: dict[str, str] = {}
        self._rows: list[tuple[int, list[str]]] = []
        self._number, self._place = 0, -1
        self._cells: list[str] = []
        self._kind = self._style = ""
        self._holds_formula = self._listens = False
        self._pieces: list[str] = []

    def rows(self, parcel: zipfile.ZipFile, path: str) -> Iterator[tuple[int, list[str]]]:
        """The rows that hold something, with their numbers in the sheet. Raises CohortFileRefused for a sheet out of proportion."""
        parser = parser_for(self._start, self._end, self._text)
        for _ in fed(parser, parcel, path):
            yield from self._rows
            self._rows.clear()

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            place = attributes.get("r")
            self._place = self._place + 1 if place is None else self._column(place)
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
            self._holds_formula = False
            self._pieces.clear()
        elif name in ("v", "t"):
            self._listens = not self._holds_formula
        elif name == "f":
            self._holds_formula = self._listens = True
            self._pieces.append("=")
        elif name == "row":
            number = attributes.get("r")
            self._number = self._number + 1 if number is None else int(number)
            self._cells, self._place = [], -1

    def _text(self, found: str) -> None:
        if self._listens:
            self._pieces.append(found)

    def _end(self, name: str) -> None:
        if name == "c":
            if self._pieces:
                self._keep(self._value("".join(self._pieces)))
        elif name == "row":
            self._finish_row()
        elif name in ("v", "t", "f"):
            self._listens = False

    def _column(self, place: str) -> int:
        """The number of a cell's column, from 0, by its name: 2 for `C7`."""
        letters = place.rstrip(_DIGITS)
        column = self._columns.get(letters)
        if column is None:
            if not letters.isalpha() or len(letters) > 3:
                raise CohortFileRefused("workbook_damaged")
            column = 0
            for letter in letters.upper():
                column = column * 26 + ord(letter) - ord("A") + 1
            column -= 1
            self._columns[letters] = column
        return column

    def _keep(self, value: str) -> None:
        if not value:
            return
        if self._place >= MAX_COLUMNS:
            raise CohortFileRefused("too_many_columns", limit=MAX_COLUMNS)
        if len(self._cells) < self._place:
            self._cells.extend([""] * (self._place - len(self._cells)))
        self._cells.append(self._seen.setdefault(value, value))

    def _finish_row(self) -> None:
        if any(self._cells):
            if self._number > MAX_ROWS + 1:
                raise CohortFileRefused("too_many_rows", limit=f"{MAX_ROWS:,}")
            self._rows.append((self._number, self._cells))

    def _value(self, written: str) -> str:
        """What the cell shows. A formula stays a formula: what a program once calculated from it is not asked for."""
        if self._holds_formula:
            return written
        if self._kind == "s":
            return self._texts[int(written)]
        if self._kind == "b":
            return "TRUE" if written == "1" else "FALSE"
        if self._kind == "n":
            return self._date(written) if self._style in self._date_styles else _number(written)
        return written

    def _date(self, written: str) -> str:
        try:
            return (self._day_0 + dt.timedelta(days=int(float(written)))).isoformat()
        except (ValueError, OverflowError):
            return written


def _number(written: str) -> str:
    """A number as a person would type it: 17392466 for 1.7392466E7."""
    if written.isdecimal():
        return written
    try:
        number = float(written)
    except ValueError:
        return written
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
