"""How the values of a gate are written: visas, dates, contradictions, and specialties that go by several names."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from portal.guidance.specialties import specialty
from portal.programs.facts import NOT_ASKED, Conflict, Visa, VisaNeed

_NEED_WORDS: Final[Mapping[VisaNeed, str]] = {
    VisaNeed.NONE: "none",
    VisaNeed.J1: "J-1",
    VisaNeed.H1B: "H-1B",
    VisaNeed.J1_OR_H1B: "J-1 or H-1B",
}

_VISAS_WORDS: Final[Mapping[frozenset[Visa], str]] = {
    frozenset(): "none",
    frozenset({Visa.J1}): "J-1",
    frozenset({Visa.H1B}): "H-1B",
    frozenset({Visa.J1, Visa.H1B}): "J-1 and H-1B",
}


def need_word(need: VisaNeed | None) -> str | None:
    """The visa needed, in words; None where it is not known."""
    return None if need is None else _NEED_WORDS[need]


def visas_words(visas: frozenset[Visa]) -> str:
    """The visas a program sponsors, in words; "none" where it sponsors none."""
    return _VISAS_WORDS[visas]


@lru_cache(maxsize=4096)
def long_date(day: date) -> str:
    """A date far from today, written out: 30 June 2021."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def word(value: object) -> str:
    """Any value compared, as a sentence names it."""
    if value is None:
        return "not known"
    if value is NOT_ASKED:
        return "none"
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, Conflict):
        return " / ".join(word(each) for each in value.values)
    if isinstance(value, frozenset):
        return visas_words(value)
    return str(value)


@lru_cache(maxsize=4096)
def plain_specialty(name: str) -> str:
    """The portal's own name for a specialty, however it is written; a name it does not know, in small letters."""
    return specialty(name) or " ".join(name.casefold().split())


def same_specialty(one: str, other: str) -> bool:
    """Whether two names mean the same specialty."""
    return one == other or plain_specialty(one) == plain_specialty(other)


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
