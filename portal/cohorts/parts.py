"""The parts of a workbook around its sheets: which sheets there are, the texts they share, which styles are dates.

Read with expat as a stream. A part that declares a document type is refused on the spot: no workbook does, and entities that
multiply need one.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from portal.cohorts.parcels import WORKBOOK
from portal.cohorts.sentences import CohortFileRefused

_STEP: Final = 1 << 16

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that people can see."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Book:
    """What a workbook says of itself."""

    sheets: tuple[Sheet, ...]
    counts_from_1904: bool


def parser_for(
    start: Callable[[str, Attributes], None], end: Callable[[str], None], text: Callable[[str], None]
) -> expat.XMLParserType:
    """An expat parser that calls back with local names, and refuses document types."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def fed(parser: expat.XMLParserType, parcel: zipfile.ZipFile, path: str) -> Iterator[None]:
    """Feed a part to a parser piece by piece, and stop after each, so that what was found can be taken."""
    with parcel.open(path) as stream:
        while piece := stream.read(_STEP):
            parser.Parse(piece, False)
            yield
    parser.Parse(b"", True)
    yield


def read_book(parcel: zipfile.ZipFile) -> Book:
    """The visible sheets in their order, and the calendar that numbers stand for."""
    targets = {
        found["Id"]: posixpath.normpath(posixpath.join("/xl", found["Target"])).lstrip("/")
        for name, found in _elements(parcel, "xl/_rels/workbook.xml.rels")
        if name == "Relationship" and found["Type"].endswith("/worksheet")
    }
    sheets: list[Sheet] = []
    counts_from_1904 = False
    for name, found in _elements(parcel, WORKBOOK):
        if name == "workbookPr":
            counts_from_1904 = found.get("date1904") in ("1", "true")
        elif name == "sheet" and found.get("state", "visible") == "visible":
            target = next((value for key, value in found.items() if key.rpartition(":")[2] == "id"), "")
            if target in targets:
                sheets.append(Sheet(found.get("name", ""), targets[target]))
    return Book(tuple(sheets), counts_from_1904)


def read_shared_texts(parcel: zipfile.ZipFile) -> list[str]:
    """The texts that cells refer to by number; without the phonetic hints that stand beside Japanese ones."""
    path = "xl/sharedStrings.xml"
    texts: list[str] = []
    pieces: list[str] = []
    inside: list[str] = []

    def end(name: str) -> None:
        inside.pop()
        if name == "si":
            texts.append("".join(pieces))
            pieces.clear()

    def text(found: str) -> None:
        if inside[-1] == "t" and "rPh" not in inside:
            pieces.append(found)

    if path in parcel.namelist():
        parser = parser_for(lambda name, _: inside.append(name), end, text)
        for _ in fed(parser, parcel, path):
            pass
    return texts


def read_date_styles(parcel: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles under which a number is shown as a date."""
    path = "xl/styles.xml"
    if path not in parcel.namelist():
        return frozenset()
    formats: dict[str, str] = {}
    styles: list[str] = []
    in_cell_styles = False
    for name, found in _elements(parcel, path):
        if name == "numFmt":
            formats[found["numFmtId"]] = found["formatCode"]
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            in_cell_styles = name == "cellXfs"
        elif name == "xf" and in_cell_styles:
            styles.append(found.get("numFmtId", "0"))
    return frozenset(str(number) for number, style in enumerate(styles) if _is_date(style, formats))


_DATE_FORMATS: Final = frozenset(map(str, [*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)]))
"""The built-in formats that show dates or times (ECMA-376, part 1, 18.8.30)."""
_NOT_THE_FORMAT: Final = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')


def _is_date(style: str, formats: dict[str, str]) -> bool:
    if style not in formats:
        return style in _DATE_FORMATS
    return any(letter in "ymdh" for letter in _NOT_THE_FORMAT.sub("", formats[style]).casefold())


def _elements(parcel: zipfile.ZipFile, path: str) -> list[tuple[str, Attributes]]:
    """All elements of a small part, with their attributes."""
    found: list[tuple[str, Attributes]] = []
    parser = parser_for(lambda name, attributes: found.append((name, attributes)), _nothing, _nothing)
    for _ in fed(parser, parcel, path):
        pass
    return found


def _nothing(_: str) -> None:
    """Of no interest here."""


def _refuse_document_type(*_: object) -> None:
    raise CohortFileRefused("workbook_unsafe")
