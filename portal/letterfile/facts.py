"""What the child saw of a file. The child observes, the parent judges: only these facts pass between them."""

from dataclasses import dataclass
from typing import Any

CONTENT_LOOKS = ("letterhead", "contact_details", "date", "salutation", "applicant", "aamc_id", "signature")


@dataclass(frozen=True)
class PageSize:
    """The size that `count` pages in a row show, in points, turned as a reader sees them; None where none is stated."""

    width: float | None
    height: float | None
    count: int


@dataclass(frozen=True)
class FileFacts:
    """What a PDF is made of. `opened` is false where no library could open it; `damaged` where one had to mend it."""

    opened: bool = False
    damaged: bool = False
    encrypted: bool = False
    signed: bool = False
    javascript: bool = False
    attachments: bool = False
    launch: bool = False
    xfa: bool = False
    form: bool = False
    too_heavy: bool = False
    sizes: tuple[PageSize, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return sum(size.count for size in self.sizes)


@dataclass(frozen=True)
class ContentFacts:
    """What can be read and seen on the pages. Each look is True, False, or None where it could not be looked for.

    `text_layer`: the words are words, not a picture of them. `ocr`: they were read off the picture. `logo`: a picture
    stands where a letterhead does.
    """

    text_layer: bool
    ocr: bool
    blank: bool
    logo: bool
    looks: dict[str, bool | None]


def read_file_facts(raw: dict[str, Any]) -> FileFacts:
    """The child's words as facts. TypeError, ValueError or KeyError if they are not: the child is not trusted."""
    sizes = tuple(PageSize(_length(width), _length(height), int(count)) for width, height, count in raw["sizes"])
    flags = {name: bool(raw[name]) for name in FileFacts.__dataclass_fields__ if name != "sizes"}
    return FileFacts(**flags, sizes=sizes)


def read_content_facts(raw: dict[str, Any]) -> ContentFacts:
    """The child's words about the pages as facts. Raises like `read_file_facts`."""
    looks = read_looks(raw["looks"])
    return ContentFacts(bool(raw["text_layer"]), bool(raw["ocr"]), bool(raw["blank"]), bool(raw["logo"]), looks)


def read_looks(raw: dict[str, Any]) -> dict[str, bool | None]:
    """The child's words about each thing that is looked for; None where it says nothing."""
    return {code: _seen(raw.get(code)) for code in CONTENT_LOOKS}


def _length(value: float | None) -> float | None:
    return None if value is None else float(value)


def _seen(value: bool | None) -> bool | None:
    return None if value is None else bool(value)
