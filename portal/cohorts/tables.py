"""A delimited text file as records, read as a stream and counted as a person counts lines."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Protocol

from portal.cohorts.columns import recognised
from portal.cohorts.encodings import Encoding
from portal.cohorts.sentences import CohortFileRefused

SEPARATORS: Final[Mapping[str, str]] = {",": "comma", ";": "semicolon", "\t": "tab"}

MAX_ROWS: Final = 250_000
MAX_COLUMNS: Final = 200
MAX_LINE: Final = 250_000
"""Bytes without a line end; a real line has some hundreds. The cells that a stray quotation mark swallows lines into are limited
by `csv` itself."""


_LINE_ENDS: Final = re.compile(rb"\r\n|\r|\n")


class Table(Protocol):
    """A header row and the records below it; `records` can be read again and again."""

    @property
    def header(self) -> list[str]: ...

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Each record below the header with the line it begins on (the file's first line is 1)."""
        ...


@dataclass(frozen=True)
class TextTable:
    """A CSV or TSV file."""

    data: bytes = field(repr=False)
    encoding: Encoding
    separator: str
    header_line: int
    header: list[str]

    def records(self) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(_lines(self.data, self.encoding), delimiter=self.separator)
        before = 0
        for cells in reader:
            if before >= self.header_line:
                yield before + 1, cells
            before = reader.line_num

    def check(self) -> None:
        """Read the whole file once, so that a broken one is refused before anything of it is imported.

        Raises CohortFileRefused: too many rows, a row far too long, a quotation mark that is never closed.
        """
        self._check_lines()
        reader = csv.reader(_lines(self.data, self.encoding), delimiter=self.separator)
        count, begins, ended = 0, 1, 0
        try:
            for _ in reader:
                begins, ended = ended + 1, reader.line_num
                count += 1
        except csv.Error:
            raise CohortFileRefused("row_too_large", line=ended + 1) from None
        if count > MAX_ROWS:
            raise CohortFileRefused("too_many_rows", limit=f"{MAX_ROWS:,}")
        self._check_last_quote(begins)

    def _check_lines(self) -> None:
        """Refuse a line so long that its cells would fill the memory: every stretch of that many bytes holds a line end."""
        for start in range(0, len(self.data) - MAX_LINE, MAX_LINE):
            stretch = start, start + MAX_LINE
            if self.data.find(b"\n", *stretch) < 0 and self.data.find(b"\r", *stretch) < 0:
                raise CohortFileRefused("row_too_large", line=len(_LINE_ENDS.findall(self.data[:start])) + 1)

    def _check_last_quote(self, begins: int) -> None:
        """Only the last record can hold a quotation mark that is never closed: it runs to the end of the file."""
        last = islice(_lines(self.data, self.encoding), begins - 1, None)
        try:
            list(csv.reader(last, delimiter=self.separator, strict=True))
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                raise CohortFileRefused("quote_unclosed", line=begins) from None


def text_table(data: bytes, encoding: Encoding, mapping: Mapping[str, str | None] | None = None) -> TextTable:
    """Find the separator and the header row, and check the whole file. Raises CohortFileRefused."""
    lines = [line[:MAX_LINE] for line in islice(_lines(data, encoding), 1000)]
    header_at = next(
        (number for number, line in enumerate(lines) if line.strip(_BLANK) and not _is_directive(line)), None
    )
    if header_at is None:
        raise CohortFileRefused("empty")
    rows = {separator: _first_record(lines[header_at:], separator) for separator in SEPARATORS}
    separator = max(SEPARATORS, key=lambda mark: (recognised(rows[mark][0], mapping), len(rows[mark][0])))
    header, height = rows[separator]
    if len(header) > MAX_COLUMNS:
        raise CohortFileRefused("too_many_columns", limit=MAX_COLUMNS)
    table = TextTable(data, encoding, separator, header_at + height, header)
    table.check()
    return table


_BLANK: Final = ' \t\r\n,;"\ufeff'


def _is_directive(line: str) -> bool:
    """`sep=;`, which tells Excel the separator, is not a row."""
    return line.strip().casefold() in {"sep=,", "sep=;", "sep=", "sep=\t"}


def _first_record(lines: list[str], separator: str) -> tuple[list[str], int]:
    """The first record and how many lines it takes."""
    reader = csv.reader(lines, delimiter=separator)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return [], 1


def _lines(data: bytes, encoding: Encoding) -> Iterator[str]:
    """The lines with their ends, decoded as they are read."""
    stream = io.BytesIO(data)
    stream.seek(encoding.mark)
    return iter(io.TextIOWrapper(stream, encoding.codec, newline=""))
