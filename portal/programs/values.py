"""One function per kind of value: from JSON or a cell's text to a checked value, or a sentence that says what to do.

The ranges only refuse what cannot be true (a Step 2 CK minimum of 900); what is unusual but possible passes.
"""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from portal.programs.facts import NOT_ASKED, NotAsked, Visa, VisaNeed


class Unreadable(ValueError):
    """A value that cannot be used. Its text is a sentence for the person who gave the value."""


def whole(field: str, lowest: int, highest: int) -> Callable[[Any], float]:
    """A reader for whole numbers from `lowest` to `highest`; 241.0 is read as 241."""

    def read(value: Any) -> float:
        if type(value) is int and lowest <= value <= highest:
            return value
        if type(value) is float and value.is_integer() and lowest <= value <= highest:
            return int(value)
        raise Unreadable(f"{field} is {_shown(value)}. Give a whole number from {lowest} to {highest}.")

    return read


def months(field: str, highest: int) -> Callable[[Any], float]:
    """A reader for months, fractions allowed."""

    def read(value: Any) -> float:
        if type(value) is int and 0 <= value <= highest:
            return value
        if type(value) is float and math.isfinite(value) and 0 <= value <= highest:
            return int(value) if value.is_integer() else value
        raise Unreadable(f"{field} is {_shown(value)}. Give a number of months from 0 to {highest}.")

    return read


def limit(read_number: Callable[[Any], float]) -> Callable[[Any], float | NotAsked]:
    """A reader for a program's minimum or maximum: a number, or "none" where the program states that it has none."""

    def read(value: Any) -> float | NotAsked:
        if isinstance(value, str) and value.strip().casefold() == "none":
            return NOT_ASKED
        try:
            return read_number(value)
        except Unreadable as why:
            raise Unreadable(
                f'{str(why)[:-1]}, or "none" where the program states that it has no such limit.'
            ) from None

    return read


def truth(field: str) -> Callable[[Any], bool]:
    """A reader for true and false."""

    def read(value: Any) -> bool:
        if value is True or value is False:
            return bool(value)
        raise Unreadable(f"{field} is {_shown(value)}. Give true or false, or null where it is not known.")

    return read


def day(field: str) -> Callable[[Any], date]:
    """A reader for dates as YYYY-MM-DD, from 1900 to 2199."""

    def read(value: Any) -> date:
        try:
            read_day = date.fromisoformat(value)
        except (TypeError, ValueError):
            read_day = None
        if read_day is None or len(value) != 10 or not 1900 <= read_day.year <= 2199:
            raise Unreadable(f"{field} is {_shown(value)}. Give a date as YYYY-MM-DD, for example 2027-08-17.")
        return read_day

    return read


def text(field: str) -> Callable[[Any], str]:
    """A reader for a name."""

    def read(value: Any) -> str:
        if isinstance(value, str) and value.strip() and len(value) <= 200:
            return value.strip()
        raise Unreadable(
            f"{field} is {_shown(value)}. Give its name in at most 200 characters, or null where it is not known."
        )

    return read


def visa_need(value: Any) -> VisaNeed:
    """What visa the applicant needs."""
    found = _NEEDS.get(value) if isinstance(value, str) else None
    if found is None:
        raise Unreadable(
            f"visa_need is {_shown(value)}. Give one of none, j1, h1b, j1_or_h1b, or null where it is not known."
        )
    return found


def visas(field: str) -> Callable[[Any], frozenset[Visa]]:
    """A reader for the visas a program sponsors, from a list; an empty list says that it sponsors none."""

    def read(value: Any) -> frozenset[Visa]:
        if not isinstance(value, list):
            raise Unreadable(
                f"{field} is {_shown(value)}. Give a list of j1 and h1b, an empty list where the program sponsors "
                "none, or null where it is not known."
            )
        return frozenset([_visa(field, each) for each in value])

    return read


def _visa(field: str, value: Any) -> Visa:
    found = _VISAS.get(value.casefold()) if isinstance(value, str) else None
    if found is None:
        raise Unreadable(
            f"{field} names {_shown(value)}. Name j1 or h1b, and leave it empty (null) where the program's answer is "
            "not clear."
        )
    return found


def _shown(value: Any) -> str:
    """The value as it was given, short enough for a sentence."""
    written = f"“{value}”" if isinstance(value, str) else str(value)
    return written if len(written) <= 60 else f"{written[:57]}…"


_NEEDS: Final[Mapping[str, VisaNeed]] = {each.value: each for each in VisaNeed}
_VISAS: Final[Mapping[str, Visa]] = {"j1": Visa.J1, "j-1": Visa.J1, "h1b": Visa.H1B, "h-1b": Visa.H1B}

_ATTEMPTS_HIGHEST: Final = 20
_YEARS_HIGHEST: Final = 80
_MONTHS_HIGHEST: Final = 600

Reader = Callable[[Any], Any]

APPLICANT_READERS: Final[Mapping[str, Reader]] = {
    "visa_need": visa_need,
    "step2ck": whole("step2ck", 1, 300),
    "step2ck_attempts": whole("step2ck_attempts", 0, _ATTEMPTS_HIGHEST),
    "graduated_on": day("graduated_on"),
    "usce_months": months("usce_months", _MONTHS_HIGHEST),
    "usce_hands_on_months": months("usce_hands_on_months", _MONTHS_HIGHEST),
    "ecfmg_certified": truth("ecfmg_certified"),
    "step3_passed": truth("step3_passed"),
    "specialty": text("specialty"),
}


def program_readers(named: Callable[[str], str] = str) -> Mapping[str, Reader]:
    """A reader for each value of a program. `named` gives the name a sentence uses: a column's header, perhaps."""
    return {
        "specialty": text(named("specialty")),
        "visas": visas(named("visas")),
        "step2ck_minimum": limit(whole(named("step2ck_minimum"), 1, 300)),
        "attempts_maximum": limit(whole(named("attempts_maximum"), 1, _ATTEMPTS_HIGHEST)),
        "graduation_years_maximum": limit(whole(named("graduation_years_maximum"), 0, _YEARS_HIGHEST)),
        "usce_months_minimum": limit(months(named("usce_months_minimum"), _MONTHS_HIGHEST)),
        "usce_hands_on": truth(named("usce_hands_on")),
        "ecfmg_at_application": truth(named("ecfmg_at_application")),
        "step3_for_h1b": truth(named("step3_for_h1b")),
        "checked_on": day(named("checked_on")),
    }


PROGRAM_READERS: Final[Mapping[str, Reader]] = program_readers()
