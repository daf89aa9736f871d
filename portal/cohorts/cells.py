"""The text of a cell, cleaned: composed letters, one kind of space, nothing that cannot be seen."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

_INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e00ff"
)
_JOINERS: Final = "\u200c\u200d"
_WHITE: Final = "\t\n\x0b\x0c\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000"

_LOST: Final = "\ufffd"
_PRINTABLE_BUT_UNSEEN: Final = re.compile(f"[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800{_LOST}]").search
_UNSEEN: Final = re.compile(f"[{_INVISIBLE}]")
_BREAKS: Final = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile(f"[ {_WHITE}]+")
_SPACES_IN_LINE: Final = re.compile("[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]+")

_SCRIPTS_THAT_JOIN: Final = (
    (0x0600, 0x08FF),
    (0x0900, 0x0DFF),
    (0x0F00, 0x109F),
    (0x1780, 0x18AF),
    (0xA840, 0xA87F),
    (0xFB50, 0xFEFC),
)
"""Arabic to Sinhala, Tibetan, Burmese, Khmer and Mongolian: there a joiner between two letters is spelling."""


def is_clean(text: str) -> bool:
    """Whether `clean` surely returns this very text and no letter is lost: the quick look that spares most rows the slow one.

    Python calls a character printable that is no control, no invisible and no white one but the space; a handful that it calls
    printable cannot be seen all the same.
    """
    if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
        return False
    return text.isascii() or (not _PRINTABLE_BUT_UNSEEN(text) and unicodedata.is_normalized("NFC", text))


def clean(text: str) -> str:
    """The text in composed form (NFC), in one line, without what cannot be seen."""
    return _SPACES.sub(" ", _seen(text)).strip()


def clean_lines(text: str) -> str:
    """Like `clean`, for notes: line breaks stay."""
    lines = (_SPACES_IN_LINE.sub(" ", line).strip() for line in _BREAKS.split(_seen(text)))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def without_unseen(text: str) -> str:
    """The text without any invisible character and without white edges: for addresses and numbers, where no script
    needs a joiner.
    """
    return _UNSEEN.sub("", text).strip()


def has_lost_letters(text: str) -> bool:
    """Whether a program before us put the replacement character where it could not read a letter."""
    return _LOST in text


def _seen(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    joiner_stays = _joiner_stays(text)
    kept = _UNSEEN.sub(lambda found: found[0] if joiner_stays(found) else "", text)
    return unicodedata.normalize("NFC", kept)


def _joiner_stays(text: str) -> Callable[[re.Match[str]], bool]:
    """Between two letters of a script that joins, and within an emoji, a joiner is part of what is written."""

    def stays(found: re.Match[str]) -> bool:
        at = found.start()
        if found[0] not in _JOINERS or at == 0 or at + 1 == len(text):
            return False
        before, after = text[at - 1], text[at + 1]
        return (_joins(before) and _joins(after)) or unicodedata.category(after) == "So"

    return stays


def _joins(letter: str) -> bool:
    code = ord(letter)
    return any(first <= code <= last for first, last in _SCRIPTS_THAT_JOIN) and letter.isprintable()
