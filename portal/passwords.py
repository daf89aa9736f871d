"""Passwords: how they are kept, and which are refused. Pure, apart from the hash's own salt.

After NIST SP 800-63B-4 (3.1.1): length instead of composition rules, and no password that others guess first.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: Characters. A password is the only factor here, so the longer minimum applies.
SHORTEST = 15
LONGEST = 256
#: This many characters have to remain when everything guessable is taken out.
FEWEST_OF_ITS_OWN = 5

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm")
_WRITTEN_FOR = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"})

#: OWASP's cost for argon2id: 19 MiB, two passes, one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class Weakness(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LONG = "long"
    GUESSABLE = "guessable"


def weakness(password: str, *, names: Iterable[str] = ()) -> Weakness | None:
    """Why this password is refused; None, if it is not. `names` are the person's and the site's own words."""
    written = _normal(password)
    if len(written) < SHORTEST:
        return Weakness.SHORT
    if len(written) > LONGEST:
        return Weakness.LONG
    return Weakness.GUESSABLE if _own_characters(written, names) < FEWEST_OF_ITS_OWN else None


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(_normal(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether the password is the kept one. Takes as long where none is kept, so that time tells nothing."""
    try:
        return _hasher.verify(kept or _nobodys(), _normal(password)) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _hasher.hash("the password of nobody at all")


def _normal(password: str) -> str:
    """The same characters, however the keyboard composes them."""
    return unicodedata.normalize("NFC", password)


def _own_characters(password: str, names: Iterable[str]) -> int:
    """How many characters are left without common words, names, keyboard walks, sequences, years and repetitions."""
    written = password.casefold()
    guessable = sorted({*common_words(), *_words_of(names)}, key=len, reverse=True)
    return min(_left_of(spelling, guessable) for spelling in (written, written.translate(_WRITTEN_FOR)))


def _left_of(spelling: str, guessable: list[str]) -> int:
    rest = re.sub(r"[\s\W_]+", "", spelling)
    for word in guessable:
        rest = rest.replace(word, " ")
    rest = _without_runs(re.sub(r"(?:19|20)\d\d", " ", rest))
    return len(_once(rest.replace(" ", "")))


@cache
def common_words() -> frozenset[str]:
    """Words and phrases that guessers try first: our own list."""
    lines = (Path(__file__).parent / "common_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _words_of(names: Iterable[str]) -> set[str]:
    """The parts of names and addresses; under three letters a part says nothing."""
    return {part for name in names for part in re.split(r"[\W_\d]+", name.casefold()) if len(part) >= 3}


def _without_runs(text: str) -> str:
    """Without three or more neighbours on a keyboard row, in the alphabet, or of one character."""
    kept, start = [], 0
    while start < len(text):
        end = max(_run_end(text, start, step) for step in (-1, 0, 1))
        if end - start >= 3:
            kept.append(" ")
            start = end
        else:
            kept.append(text[start])
            start += 1
    return "".join(kept)


def _run_end(text: str, start: int, step: int) -> int:
    end = start + 1
    while end < len(text) and _neighbours(text[end - 1], text[end], step):
        end += 1
    return end


def _neighbours(one: str, other: str, step: int) -> bool:
    if ord(other) - ord(one) == step:
        return True
    return any(one in row and other in row and row.index(other) - row.index(one) == step for row in _ROWS)


def _once(text: str) -> str:
    """A repeated piece counts once."""
    repeated = re.fullmatch(r"(.+?)\1+.{0,3}", text)
    return repeated[1] if repeated else text
