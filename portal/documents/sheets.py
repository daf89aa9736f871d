"""A plain document of headings, facts, lists and tables, as a tagged PDF on US Letter paper, in as many pages as it needs.

What the office prints and keeps is written with these parts: instructions, a cover, the record of a waiver, a report.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar
from urllib.parse import urlsplit

from portal.documents.helper import language
from portal.documents.printable import says_something
from portal.documents.typesetting import typeset

MAY_BE_LINKED = ("http", "https", "mailto")


@dataclass(frozen=True)
class Heading:
    """A heading below the title."""

    kind: ClassVar = "heading"
    text: str


@dataclass(frozen=True)
class Prose:
    """A paragraph."""

    kind: ClassVar = "prose"
    text: str


@dataclass(frozen=True)
class FactList:
    """Labels with their values, below each other. Facts without a value are left out."""

    kind: ClassVar = "facts"
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Points:
    """A list, numbered where the order matters."""

    kind: ClassVar = "points"
    points: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose head is repeated on every page. `widths` are shares of the line, one a column."""

    kind: ClassVar = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Quote:
    """Words of somebody, exactly as they were signed or written."""

    kind: ClassVar = "quote"
    text: str


@dataclass(frozen=True)
class Address:
    """An address of the web or of mail that can be followed. ValueError for any other kind."""

    kind: ClassVar = "address"
    url: str
    text: str = ""

    def __post_init__(self) -> None:
        if urlsplit(self.url).scheme not in MAY_BE_LINKED:
            raise ValueError(f"not an address that a document may link to: {self.url}")


Part = Heading | Prose | FactList | Points | Table | Quote | Address


def sheets(
    title: str,
    parts: Sequence[Part],
    *,
    opening: str = "",
    foot: str = "",
    page_of: str = "Page {page} of {pages}",
    code: str = "en",
) -> bytes:
    """The document as a PDF/UA-1 file; `code` is the ISO 639 code of its language. Same content, same bytes."""
    data = {
        "title": title if says_something(title) else "Commend",
        "opening": opening,
        "foot": foot,
        "page_of": page_of,
        "language": language(code) or "en",
        "parts": [_as_data(part) for part in parts if not _is_empty(part)],
    }
    return typeset("sheets", data).data


def _as_data(part: Part) -> dict[str, object]:
    data: dict[str, object] = {"kind": part.kind, **asdict(part)}
    if isinstance(part, FactList):
        data["facts"] = [fact for fact in part.facts if fact[1].strip()]
    if isinstance(part, Points):
        data["points"] = [point for point in part.points if point.strip()]
    return data


def _is_empty(part: Part) -> bool:
    """Whether nothing would be printed; a table without rows would be a lonely head."""
    if isinstance(part, FactList):
        return not any(value.strip() for _, value in part.facts)
    if isinstance(part, Points):
        return not any(point.strip() for point in part.points)
    if isinstance(part, Table):
        return not part.rows
    return isinstance(part, Heading | Prose | Quote) and not says_something(part.text)
