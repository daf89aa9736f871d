"""US clinical experience, counted from the rotations so that a person can follow it.

Four weeks count as a month, as electives are given and as programs count them; a day on which two rotations overlap
counts once; what lies ahead does not count yet. An observership counts as experience and never as hands-on
(domain.md 5.1, rule R38). Research and work at home are no US clinical experience.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

DAYS_OF_A_MONTH: Final = 28
_CLINICAL: Final = frozenset({"hands_on_elective", "sub_internship", "observership", "field_work"})
_ONLY_WATCHED: Final = frozenset({"observership"})


class Stay(NamedTuple):
    """A rotation, as far as it is counted. `country`: ISO 3166 alpha-2."""

    kind: str
    place: str
    country: str
    starts_on: date
    ends_on: date
    hands_on: bool


class Counts(StrEnum):
    """What a rotation counts as."""

    HANDS_ON = "hands_on"
    OBSERVED = "observed"
    ABROAD = "abroad"
    NOT_CLINICAL = "not_clinical"
    AHEAD = "ahead"


class Counted(NamedTuple):
    """A rotation and what it counts as, with its own days up to today."""

    stay: Stay
    counts: Counts
    days: int


class Experience(NamedTuple):
    """US clinical experience in months, of any kind and hands-on; None where no rotation is written down."""

    months: float | None
    hands_on_months: float | None
    counted: tuple[Counted, ...]


def us_experience(stays: Iterable[Stay], on: date) -> Experience:
    """Count the rotations up to and with the day `on`."""
    counted = tuple(_count(stay, on) for stay in stays)
    if not counted:
        return Experience(None, None, ())
    hands_on = [each.stay for each in counted if each.counts is Counts.HANDS_ON]
    observed = [each.stay for each in counted if each.counts is Counts.OBSERVED]
    return Experience(_months([*hands_on, *observed], on), _months(hands_on, on), counted)


def _count(stay: Stay, on: date) -> Counted:
    days = max(0, (min(stay.ends_on, on) - stay.starts_on).days + 1)
    return Counted(stay, _counts(stay, days), days)


def _counts(stay: Stay, days: int) -> Counts:
    if stay.kind not in _CLINICAL:
        return Counts.NOT_CLINICAL
    if stay.country != "US":
        return Counts.ABROAD
    if not days:
        return Counts.AHEAD
    return Counts.HANDS_ON if stay.hands_on and stay.kind not in _ONLY_WATCHED else Counts.OBSERVED


def _months(stays: Iterable[Stay], on: date) -> float:
    """Months of the days of all stays, each day once; tenths, rounded down."""
    days: set[date] = set()
    for stay in stays:
        length = (min(stay.ends_on, on) - stay.starts_on).days + 1
        days.update(stay.starts_on + timedelta(days=day) for day in range(length))
    return int(10 * len(days) / DAYS_OF_A_MONTH) / 10
