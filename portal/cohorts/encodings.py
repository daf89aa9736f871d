"""Which encoding the bytes of a text file are in: by its mark, by its pattern, by what decodes without a fault."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from portal.cohorts.sentences import CohortFileRefused


@dataclass(frozen=True, slots=True)
class Encoding:
    """A guess and how to use it."""

    name: str
    """As a person reads it."""
    codec: str
    """As Python decodes it."""
    mark: int = 0
    """How many bytes of byte order mark stand before the text."""


UTF_8: Final = Encoding("UTF-8", "utf-8")
WINDOWS_1252: Final = Encoding("Windows-1252", "cp1252")

_MARKS: Final = (
    (codecs.BOM_UTF8, Encoding("UTF-8 with byte order mark", "utf-8", 3)),
    (codecs.BOM_UTF32_LE, Encoding("UTF-32", "utf-32-le", 4)),
    (codecs.BOM_UTF32_BE, Encoding("UTF-32", "utf-32-be", 4)),
    (codecs.BOM_UTF16_LE, Encoding("UTF-16", "utf-16-le", 2)),
    (codecs.BOM_UTF16_BE, Encoding("UTF-16", "utf-16-be", 2)),
)
_LETTERS_BEYOND_ASCII: Final = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}|[\x80-\xff]")
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STEP: Final = 1 << 20


def guess_encoding(data: bytes) -> Encoding:
    """The encoding of a text file.

    Windows-1252 comes last because almost anything decodes as it; a file that is mostly UTF-8 is therefore not taken
    for it, but refused with the line that is broken. Raises CohortFileRefused where no reading makes sense.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if _fault(data[len(mark) :], encoding.codec) is not None:
                raise CohortFileRefused("encoding_damaged", encoding=encoding.name)
            return encoding
    if utf_16 := _utf_16_without_mark(data):
        return utf_16
    if _is_no_text(data):
        raise CohortFileRefused("not_a_table", kind="a file that is not text")
    fault = _fault(data, UTF_8.codec)
    if fault is None:
        return UTF_8
    if _is_mostly_utf_8(data):
        raise CohortFileRefused("encoding_mixed", line=len(re.findall(rb"\r\n|\r|\n", data[:fault])) + 1)
    if _fault(data, WINDOWS_1252.codec) is not None:
        raise CohortFileRefused("encoding_unknown")
    return WINDOWS_1252


def _fault(data: bytes, codec: str) -> int | None:
    """Where decoding fails, or None. In steps, so that a large file is never held a second time."""
    decoder = codecs.getincrementaldecoder(codec)()
    for start in range(0, len(data), _STEP):
        waiting = len(decoder.getstate()[0])
        piece = data[start : start + _STEP]
        try:
            decoder.decode(piece, final=start + _STEP >= len(data))
        except UnicodeDecodeError as error:
            return start - waiting + error.start
    return None


def _utf_16_without_mark(data: bytes) -> Encoding | None:
    """Latin headers in UTF-16 have a zero in every other byte; no text in another encoding has any."""
    head = data[:64]
    if len(head) < 4 or len(data) % 2:
        return None
    for places, codec in ((head[1::2], "utf-16-le"), (head[0::2], "utf-16-be")):
        if places.count(0) >= len(places) * 0.7 and _fault(data, codec) is None:
            return Encoding("UTF-16", codec)
    return None


def _is_no_text(data: bytes) -> bool:
    """A stray control character is removed from its cell later; a picture or a program has them everywhere."""
    head = data[: 1 << 16]
    return len(_CONTROLS.findall(head)) > max(32, len(head) // 20)


def _is_mostly_utf_8(data: bytes) -> bool:
    whole = broken = 0
    for found in _LETTERS_BEYOND_ASCII.finditer(data):
        if len(found[0]) > 1 and _fault(found[0], UTF_8.codec) is None:
            whole += 1
        else:
            broken += 1
        if whole + broken > 10_000:
            break
    return whole > broken
