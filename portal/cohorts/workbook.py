"""An XLSX workbook as a table: its first visible sheet with rows."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from portal.cohorts.parcels import check_parcel
from portal.cohorts.parts import read_book, read_date_styles, read_shared_texts
from portal.cohorts.sentences import CohortFileRefused
from portal.cohorts.sheet import SheetReader

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, IndexError, KeyError, NotImplementedError, OSError, RuntimeError,
    ValueError,
)  # fmt: skip
"""What a broken zip file, broken XML, or a part that points to nothing comes to."""


@dataclass(frozen=True)
class SheetTable:
    """The rows of one sheet, held in memory because a sheet is slow to read twice."""

    sheet: str
    header: list[str]
    rows: list[tuple[int, list[str]]] = field(repr=False)

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Each row below the header, as a list of its own, with its number in the sheet."""
        return ((number, cells.copy()) for number, cells in self.rows)


def sheet_table(data: bytes) -> SheetTable:
    """Read the first visible sheet that has rows. Raises CohortFileRefused for anything that is no sound workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            check_parcel(parcel)
            return _first_sheet(parcel)
    except _DAMAGE:
        raise CohortFileRefused("workbook_damaged") from None


def _first_sheet(parcel: zipfile.ZipFile) -> SheetTable:
    book = read_book(parcel)
    texts, date_styles = read_shared_texts(parcel), read_date_styles(parcel)
    for sheet in book.sheets:
        rows = SheetReader(texts, date_styles, book.counts_from_1904).rows(parcel, sheet.path)
        if header := next(rows, None):
            return SheetTable(sheet.title, header[1], list(rows))
    raise CohortFileRefused("workbook_no_sheet")
