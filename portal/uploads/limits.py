"""What each upload may be: data, a row per kind. Sizes in bytes, pages counted, edges in pixels.

The portal's own limits (`assumed`: no service publishes one for packets): a writer reads these files on a phone.
"""

from dataclasses import dataclass
from enum import StrEnum

MB = 1_000_000


class Kind(StrEnum):
    """What is uploaded; the same words as `file.kind` in the database."""

    CV = "cv"
    STATEMENT = "statement"
    REQUEST_FORM = "request_form"
    PHOTO = "photo"


class Type(StrEnum):
    """A type of file that can be taken, named by its media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"


ENDINGS = {Type.PDF: ".pdf", Type.DOCX: ".docx", Type.JPEG: ".jpg", Type.PNG: ".png", Type.WEBP: ".webp"}


@dataclass(frozen=True)
class Limit:
    """What one kind of upload may be. `in_words` names the types for a person; `name` stands in for an empty one."""

    types: tuple[Type, ...]
    in_words: str
    bytes_at_most: int
    pages_at_most: int
    name: str


_TEXT, _TEXT_IN_WORDS = (Type.PDF, Type.DOCX), "PDF or Word (DOCX)"

LIMITS = {
    Kind.CV: Limit(_TEXT, _TEXT_IN_WORDS, 5 * MB, 20, "CV"),
    Kind.STATEMENT: Limit(_TEXT, _TEXT_IN_WORDS, 5 * MB, 6, "Personal statement"),
    Kind.REQUEST_FORM: Limit((Type.PDF,), "PDF", 5 * MB, 10, "Letter request form"),
    Kind.PHOTO: Limit((Type.JPEG, Type.PNG, Type.WEBP), "JPEG, PNG or WebP", 12 * MB, 1, "Photo"),
}

PHOTO_PIXELS_AT_MOST = 60_000_000
PHOTO_EDGE_AT_LEAST = 200
PHOTO_EDGE_AT_MOST = 1200
PHOTO_QUALITY = 88
UNPACKED_AT_MOST = 100 * MB  # a DOCX, which is a zip
ENTRIES_AT_MOST = 2000
