"""Dates and counts in English, for sentences that a page may translate from their facts."""

from datetime import date
from typing import Final

_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def spoken_day(day: date) -> str:
    """ "Friday 11 September". Independent of the machine's locale."""
    return f"{weekday_name(day)} {day.day} {_MONTHS[day.month - 1]}"


def weekday_name(day: date) -> str:
    """ "Friday"."""
    return _WEEKDAYS[day.weekday()]


def counted(count: int, one: str, many: str) -> str:
    """ "1 day", "3 days"."""
    return f"{count} {one if count == 1 else many}"


def joined(items: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def spoken(value: object) -> object:
    """A fact as a sentence shows it: days spoken, lists joined, the rest as it is."""
    if isinstance(value, date):
        return spoken_day(value)
    if isinstance(value, tuple):
        return joined([str(spoken(item)) for item in value])
    return value
