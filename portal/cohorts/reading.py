"""Reading a cohort file: from bytes of any origin to the fate of each row."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from portal.cohorts.columns import Columns, match_columns
from portal.cohorts.encodings import guess_encoding
from portal.cohorts.results import Result
from portal.cohorts.rows import Fates
from portal.cohorts.sentences import CohortFileRefused
from portal.cohorts.tables import SEPARATORS, Table, text_table
from portal.cohorts.workbook import sheet_table

MAX_BYTES: Final = 40 * 1024 * 1024
"""100,000 rows take about 15 MB as CSV."""

_WORKBOOK: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS: Final = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"<", "a web page or XML"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)


@dataclass(frozen=True)
class CohortFile:
    """A file that can be imported: how it was read, and what becomes of each row."""

    name: str
    encoding: str
    """As shown to the person who chose the file, to be checked against what they see."""
    separator: str
    """The character between the cells; empty for a workbook."""
    sheet: str | None
    """The sheet that was read, of a workbook."""
    columns: Columns
    rows: Fates = field(repr=False)
    """The fate of each row that is not blank; each iteration reads the file afresh, so nothing piles up in memory."""

    @property
    def separator_name(self) -> str | None:
        """The separator in words; None for a workbook."""
        return SEPARATORS.get(self.separator)

    def result(self) -> Result:
        """The account of the file alone, as if the office had no applicant yet."""
        return Result.of(self.rows)


@dataclass(frozen=True)
class Source:
    """A file as a table: how it was read, and its header and records."""

    encoding: str
    """As shown to the person who chose the file."""
    separator: str
    """The character between the cells; empty for a workbook."""
    sheet: str | None
    table: Table = field(repr=False)

    @property
    def separator_name(self) -> str | None:
        """The separator in words; None for a workbook."""
        return SEPARATORS.get(self.separator)


def read_cohort(
    data: bytes, name: str, mapping: Mapping[str, str | None] | None = None, on: dt.date | None = None
) -> CohortFile:
    """Read a CSV, TSV or XLSX file, told apart by its bytes and not by its name.

    `mapping` is what a person chose on the import page, header to field (None leaves the column out); `on` is today,
    against which a graduation date is judged. Raises CohortFileRefused with a sentence that says what to do; after that
    nothing is imported.
    """
    source = open_cohort(data, mapping)
    columns = match_columns(source.table.header, mapping)
    return CohortFile(name, source.encoding, source.separator, source.sheet, columns, Fates(source.table, columns, on))


def open_cohort(data: bytes, mapping: Mapping[str, str | None] | None = None) -> Source:
    """The file as a table, whatever its columns are. Raises CohortFileRefused."""
    if len(data) > MAX_BYTES:
        raise CohortFileRefused("too_large", size=round(len(data) / 1024 / 1024), limit=MAX_BYTES // 1024 // 1024)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise CohortFileRefused("empty")
    if data.startswith(_OLD_WORKBOOK):
        raise CohortFileRefused("old_workbook")
    for start, kind in _OTHERS:
        if data.startswith(start):
            raise CohortFileRefused("not_a_table", kind=kind)
    if data.startswith(_WORKBOOK):
        sheet = sheet_table(data)
        return Source("XLSX workbook", "", sheet.sheet, sheet)
    text = text_table(data, guess_encoding(data), mapping)
    return Source(text.encoding.name, text.separator, None, text)
