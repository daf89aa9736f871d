"""Dates as people and spreadsheets write them. What can be read in two ways is never guessed from one cell alone."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from typing import Final

from portal.cohorts.sentences import Remark


class Order(Enum):
    """Which comes first in 03/04/2020."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"
    UNKNOWN = "unknown"


EARLIEST: Final = dt.date(1940, 1, 1)
YEARS_AHEAD: Final = 10
"""A student may graduate years from now; further ahead is a slip."""

_MONTH_NAMES: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS: Final = {
    **{name: number for number, name in enumerate(_MONTH_NAMES, start=1)},
    **{name[:3]: number for number, name in enumerate(_MONTH_NAMES, start=1)},
    "sept": 9,
}

_YEAR_FIRST: Final = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?\Z"
).match
_COMPACT: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})\Z").match
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: 0?0:00(?::00)?)?\Z").match
_DAY_NAMED: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]*(?:of )?([a-z]{3,9})[-/., ]+(\d{4})\Z").match
_MONTH_NAMED: Final = re.compile(r"([a-z]{3,9})[-/., ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4})\Z").match
_WEEKDAY: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,. ]+")
_NO_DAY: Final = re.compile(
    r"(?:\d{4}|\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|[a-z]{3,9}[-/., ]*\d{2,4}|\d{4}[-/., ]*[a-z]{3,9})\Z"
).match
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?\Z").match


def read_date(written: str, order: Order = Order.UNKNOWN) -> dt.date | Remark:
    """The date, or what keeps it from being one. `order` settles 03/04/2020, which is otherwise refused as ambiguous.

    Points mean day first (03.04.2020): nobody writes month first with points.
    """
    text = _plain(written)
    shown = {"value": written.strip()[:40]}
    if found := _YEAR_FIRST(text) or _COMPACT(text):
        return _calendar(int(found[1]), int(found[2]), int(found[3]), shown)
    if found := _YEAR_LAST(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] == ".":
            return _calendar(year, second, first, shown)
        return _slashed(first, second, year, order, shown)
    if (found := _DAY_NAMED(text)) and found[2] in _MONTHS:
        return _calendar(int(found[3]), _MONTHS[found[2]], int(found[1]), shown)
    if (found := _MONTH_NAMED(text)) and found[1] in _MONTHS:
        return _calendar(int(found[3]), _MONTHS[found[1]], int(found[2]), shown)
    if _NO_DAY(text):
        return Remark("date_no_day", shown)
    return Remark("date_number" if _SERIAL(text) else "date_wrong", shown)


def order_of(dates: Iterable[str]) -> Order:
    """Which comes first in the dates of one column: known when some are clear, and all of these agree."""
    seen: set[Order] = set()
    for written in dates:
        found = _YEAR_LAST(_plain(written))
        if found and found[2] != ".":
            first, second = int(found[1]), int(found[3])
            if first > 12 >= second:
                seen.add(Order.DAY_FIRST)
            elif second > 12 >= first:
                seen.add(Order.MONTH_FIRST)
    return seen.pop() if len(seen) == 1 else Order.UNKNOWN


def graduation_remark(date: dt.date, on: dt.date | None) -> Remark | None:
    """Why this date cannot be a graduation, seen from `on` (without it, anything before the year 2100 passes)."""
    if date < EARLIEST:
        return Remark("date_too_early", {"value": date.isoformat()})
    latest = dt.date(on.year + YEARS_AHEAD, 12, 31) if on else dt.date(2099, 12, 31)
    return Remark("date_too_late", {"value": date.isoformat()}) if date > latest else None


def _plain(written: str) -> str:
    text = written.strip()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = "".join(str(unicodedata.decimal(letter, letter)) for letter in text)
    text = " ".join(text.casefold().split())
    return _WEEKDAY.sub("", text, count=1) if text[:1].isalpha() else text


def _slashed(first: int, second: int, year: int, order: Order, shown: dict[str, str]) -> dt.date | Remark:
    day_first, month_first = _calendar(year, second, first, shown), _calendar(year, first, second, shown)
    if not isinstance(day_first, dt.date):
        return month_first
    if not isinstance(month_first, dt.date) or day_first == month_first:
        return day_first
    if order is Order.UNKNOWN:
        return Remark("date_ambiguous", shown | {"one": _spoken(day_first), "other": _spoken(month_first)})
    return day_first if order is Order.DAY_FIRST else month_first


def _calendar(year: int, month: int, day: int, shown: dict[str, str]) -> dt.date | Remark:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return Remark("date_impossible", shown)


def _spoken(date: dt.date) -> str:
    return f"{date.day} {_MONTH_NAMES[date.month - 1].capitalize()} {date.year}"
