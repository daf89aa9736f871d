"""The check of an upload: the bytes that may be kept, or one kind sentence that says what to do.

The portal itself never opens the file: a child in the sandbox does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal import sandbox
from portal.filenames import safe_name
from portal.sentences import Sentence
from portal.uploads.limits import ENDINGS, LIMITS, MB, PHOTO_EDGE_AT_LEAST, Kind, Limit, Type
from portal.uploads.sentences import SENTENCES
from portal.uploads.types import type_of, why_not

# By name, so that the portal's own process never loads the libraries that read strangers' files.
LOOK_AT_PDF = "portal.uploads.pdf:look_at_pdf"
LOOK_AT_WORD = "portal.uploads.word:look_at_word"
REDRAW_PHOTO = "portal.uploads.photo:redraw_photo"
CHILD = sandbox.Limits(memory=512 * sandbox.MIB, cpu_seconds=8, wall_seconds=10.0, answer_bytes=8 * sandbox.MIB)


@dataclass(frozen=True)
class Accepted:
    """A file that may be kept, as `data`: unchanged, but for a photo, which is drawn anew without its metadata.

    `size` is in bytes. `pages` is None where the type has no fixed pages (DOCX) or none at all (a photo).
    """

    media_type: str
    pages: int | None
    size: int
    clean_name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Unfit:
    """A file that is not taken: why, and what to do."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> Sentence:
        """What a person reads, translatable."""
        return Sentence(SENTENCES[self.code], self.facts)

    def __str__(self) -> str:
        return str(self.sentence)


def check_upload(kind: Kind, name: str, data: bytes) -> Accepted | Unfit:
    """Look at an upload of that kind, called `name` by the applicant. Never raises for what a file contains."""
    limit = LIMITS[kind]
    if not data:
        return Unfit("empty")
    if len(data) > limit.bytes_at_most:
        return Unfit("too_large", {"size": in_megabytes(len(data)), "limit": in_megabytes(limit.bytes_at_most)})
    found = type_of(data)
    if found not in limit.types:
        return Unfit("wrong_type" if found else why_not(data), {"types": limit.in_words})
    try:
        if found is Type.PDF:
            return _check_pdf(limit, name, data)
        return _check_word(limit, name, data) if found is Type.DOCX else _check_photo(limit, name, data)
    except sandbox.SandboxError as error:
        return Unfit(_when_no_answer(error.trouble, found))
    except (KeyError, TypeError, ValueError):
        return Unfit("damaged")  # a child that does not speak our language is a child that went wrong


def in_megabytes(size: int) -> str:
    """A size for a person: 5 MB, 5.3 MB. Rounded up, so that too large never reads like the limit itself."""
    tenths = -(-size * 10 // MB)
    return f"{tenths // 10} MB" if tenths % 10 == 0 else f"{tenths / 10} MB"


def _check_pdf(limit: Limit, name: str, data: bytes) -> Accepted | Unfit:
    seen = sandbox.run(LOOK_AT_PDF, data, limits=CHILD).facts
    if code := seen["wrong"]:
        return Unfit(code if code in SENTENCES else "damaged")
    pages = int(seen["pages"])
    if pages > limit.pages_at_most:
        return Unfit("too_many_pages", {"pages": pages, "limit": limit.pages_at_most})
    return _accepted(limit, name, data, Type.PDF, pages)


def _check_word(limit: Limit, name: str, data: bytes) -> Accepted | Unfit:
    code = sandbox.run(LOOK_AT_WORD, data, limits=CHILD).facts["wrong"]
    if code:
        return Unfit(code if code in SENTENCES else "damaged")
    return _accepted(limit, name, data, Type.DOCX, None)


def _check_photo(limit: Limit, name: str, data: bytes) -> Accepted | Unfit:
    answer = sandbox.run(REDRAW_PHOTO, data, limits=CHILD)
    code = answer.facts["wrong"]
    if code == "too_many_pixels":
        return Unfit(code, {"pixels": int(answer.facts["pixels"]) // 1_000_000})
    if code == "too_small":
        size = {"width": int(answer.facts["width"]), "height": int(answer.facts["height"])}
        return Unfit(code, {**size, "least": PHOTO_EDGE_AT_LEAST})
    if code or type_of(answer.data) is not Type.JPEG:
        return Unfit("photo_damaged")
    return _accepted(limit, name, answer.data, Type.JPEG, None)


def _accepted(limit: Limit, name: str, data: bytes, kept_as: Type, pages: int | None) -> Accepted:
    return Accepted(kept_as, pages, len(data), safe_name(name, ENDINGS[kept_as], limit.name), data)


def _when_no_answer(trouble: sandbox.Trouble, found: Type) -> str:
    if trouble is sandbox.Trouble.BUSY:
        return "busy"
    if found in (Type.PDF, Type.DOCX):
        return "damaged" if trouble is sandbox.Trouble.FAILED else "too_heavy"
    return "photo_damaged"
