"""Writing a cohort: CSV and XLSX as streams, in which no cell can run as a formula, and which import again unchanged.

Both take rows in the order of `FIELDS` (a `Candidate`, or a tuple straight from a cursor), and hold some hundred at a time.
"""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final
from xml.sax.saxutils import escape

from portal.cohorts.columns import FIELDS
from portal.cohorts.formulas import TRIGGERS, made_safe

CSV_TYPE: Final = "text/csv; charset=utf-8"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Row = Sequence[str | dt.date | None]

#: The header row of a cohort file.
HEADER: Final = tuple(FIELDS.values())

_BATCH: Final = 500
_BETWEEN: Final = "\x1f"
_MAY_RUN: Final = re.compile(f"{_BETWEEN}'*[{re.escape(TRIGGERS)}]").search


def csv_stream(rows: Iterable[Row], header: Sequence[str] = HEADER) -> Iterator[bytes]:
    """The cohort as CSV: UTF-8 with the mark that lets Excel see that it is, commas, CRLF. `header`: of another table."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    yield b"\xef\xbb\xbf"
    for batch in _batches(chain([tuple(header)], rows)):
        writer.writerows(_safe(batch))
        yield text.getvalue().encode("utf-8", "replace")
        text.seek(0)
        text.truncate()


def xlsx_stream(rows: Iterable[Row], title: str = "Applicants", header: Sequence[str] = HEADER) -> Iterator[bytes]:
    """The cohort as a workbook of one sheet: text as text, graduation dates as dates. `header`: of another table."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as parcel:
        for name, content in _parts(title):
            parcel.writestr(name, content)
        with parcel.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(_SHEET_BEGINS.encode())
            for batch in _batches(chain([tuple(header)], rows)):
                sheet.write("".join(map(_xml_row, _safe(batch))).encode())
                yield sink.taken()
            sheet.write(b"</sheetData></worksheet>")
    yield sink.taken()


def _safe(batch: list[Row]) -> Iterable[Row]:
    """The rows with every cell as text that nothing calculates. A look at each column tells whether any cell of it needs a mark."""
    return zip(*map(_safe_column, zip(*batch, strict=True)), strict=True)


def _safe_column(cells: Row) -> Row:
    try:
        whole = _BETWEEN.join(cells)  # type: ignore[arg-type]
    except TypeError:  # dates, or nothing
        whole = _BETWEEN.join(map(str, cells))
    if _MAY_RUN(_BETWEEN + whole):
        return [made_safe(cell) if isinstance(cell, str) else cell for cell in cells]
    return cells


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        yield batch


class _Sink(io.RawIOBase):
    """Where a zip file is written to, and taken from piece by piece while it grows."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self._pieces.append(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


_FIRST_DAY: Final = dt.date(1899, 12, 30)
"""Day 0 of a workbook's calendar, for every date from March 1900 on."""
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KINDS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SHEET_BEGINS: Final = (
    f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    '<cols><col min="1" max="9" width="22" customWidth="1"/></cols><sheetData>'
)


def _xml_row(row: Row) -> str:
    return f"<row>{''.join(map(_xml_cell, row))}</row>"


def _xml_cell(value: str | dt.date | None) -> str:
    if not value:
        return "<c/>"
    if isinstance(value, dt.date):
        return f'<c s="1"><v>{(value - _FIRST_DAY).days}</v></c>'
    text = value if value.isascii() and value.isprintable() else _NOT_IN_XML.sub("", value)
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _parts(title: str) -> Iterator[tuple[str, str]]:
    """The parts of a workbook beside its sheet."""
    yield (
        "[Content_Types].xml",
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KINDS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KINDS}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KINDS}.styles+xml"/></Types>',
    )
    yield "_rels/.rels", _relations(("officeDocument", "xl/workbook.xml"))
    yield "xl/_rels/workbook.xml.rels", _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
    name = escape(re.sub(r"[\[\]:*?/\\]", " ", title)[:31], {'"': "&quot;"})
    yield (
        "xl/workbook.xml",
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>",
    )
    yield (
        "xl/styles.xml",
        f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    )


def _relations(*targets: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'
