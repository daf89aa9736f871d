"""The calendar of a season: data with a source, and, where nobody has published a date yet, one derived and marked as such."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.resources import files
from typing import Any, Final

_WEEKDAYS: Final = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class DateKind(StrEnum):
    """The dates of a season, in their order."""

    OPENS = "opens"
    FIRST_SUBMIT = "first_submit"
    REVIEW_STARTS = "review_starts"
    RANK_LISTS = "rank_lists"
    MATCH_DAY = "match_day"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class SeasonDate:
    """One date of a calendar."""

    kind: DateKind
    on: dt.date
    at: dt.time | None
    """The hour in the calendar's time zone, where one is published."""
    confirmed: bool
    """Whether the body that sets the date has published it."""
    derived: bool
    """Whether the date was worked out from the pattern of past seasons."""
    source: str
    """Where the date was read, or the pattern."""
    checked_on: dt.date


@dataclass(frozen=True)
class SeasonCalendar:
    """The dates of one season of one service; `ERAS 2028` is the season whose residents begin in July 2028."""

    service: str
    name: str
    year: int
    time_zone: str
    dates: tuple[SeasonDate, ...]
    """In the order of their kinds; a kind that neither a source nor a pattern tells is left out."""

    def date(self, kind: DateKind) -> SeasonDate | None:
        """The date of this kind with its source, or None where it is not known."""
        return next((found for found in self.dates if found.kind == kind), None)

    def on(self, kind: DateKind) -> dt.date | None:
        """The day of this kind, or None where it is not known."""
        found = self.date(kind)
        return found.on if found else None

    def with_date(self, changed: SeasonDate) -> "SeasonCalendar":
        """The calendar with one date as the office has set it."""
        return replace(self, dates=_in_order([*(found for found in self.dates if found.kind != changed.kind), changed]))

    @property
    def unconfirmed(self) -> list[SeasonDate]:
        """The dates that an office should look up again."""
        return [found for found in self.dates if not found.confirmed]


def season_calendar(service: str, year: int) -> SeasonCalendar:
    """The calendar of a season: what is known, and the rest extrapolated and marked unconfirmed.

    Raises KeyError for a service that nobody knows.
    """
    known = _CALENDARS[service]
    dates = extrapolate(service, year)
    for kind, entry in known["seasons"].get(str(year), {}).items():
        at = dt.time.fromisoformat(entry["at"]) if "at" in entry else None
        on, checked_on = dt.date.fromisoformat(entry["on"]), dt.date.fromisoformat(entry["checked_on"])
        dates[DateKind(kind)] = SeasonDate(
            DateKind(kind), on, at, entry["confirmed"], False, entry["source"], checked_on
        )
    return SeasonCalendar(service, f"{known['name']} {year}", year, known["time_zone"], _in_order(dates.values()))


def shipped_seasons() -> list[SeasonCalendar]:
    """The seasons an office begins with: the one whose interviews go on, and the first it can plan from the start."""
    return [season_calendar(service, year) for service in _CALENDARS for year in (2027, 2028)]


def extrapolate(service: str, year: int) -> dict[DateKind, SeasonDate]:
    """The dates of a season as its service's pattern gives them, every one unconfirmed.

    The pattern is what past seasons have in common: ERAS has let programs look on the fourth Wednesday of September.
    """
    known = _CALENDARS[service]
    patterns: Mapping[str, Mapping[str, Any]] = known["patterns"]
    found = {kind: _by_pattern(patterns, kind, year) for kind in patterns}
    return {
        DateKind(kind): SeasonDate(DateKind(kind), on, None, False, True, known["pattern_source"], _CHECKED_ON)
        for kind, on in found.items()
    }


def _in_order(dates: Iterable[SeasonDate]) -> tuple[SeasonDate, ...]:
    kinds = list(DateKind)
    return tuple(sorted(dates, key=lambda found: kinds.index(found.kind)))


def _by_pattern(patterns: Mapping[str, Mapping[str, Any]], kind: str, year: int) -> dt.date:
    """The day that a pattern names: so many days before another, a weekday of a month, or a day of a month."""
    pattern = patterns[kind]
    if "before" in pattern:
        return _by_pattern(patterns, pattern["before"], year) - dt.timedelta(days=pattern["days"])
    first = dt.date(year + pattern["year"], pattern["month"], 1)
    if "day" in pattern:
        return first.replace(day=pattern["day"])
    days_to_weekday = (_WEEKDAYS.index(pattern["weekday"]) - first.weekday()) % 7
    return first + dt.timedelta(days=days_to_weekday + 7 * (pattern["nth"] - 1))


_CALENDARS: Final[Mapping[str, Any]] = json.loads(
    files("portal.seasons").joinpath("data/calendars.json").read_text("utf-8")
)
_CHECKED_ON: Final = dt.date(2026, 11, 22)
"""When the patterns were last compared with the seasons on record."""
