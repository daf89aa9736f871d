"""Dates as people say them: "Friday 27 August", "in 10 days"."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from babel.dates import format_date, format_time

from portal.shown.words import gettext, language, ngettext

#: How close a date is: past and near are dark, soon is bold, far is plain.
Nearness = Literal["past", "near", "soon", "far"]

NEAR_DAYS = 3
SOON_DAYS = 10
_LONGEST_IN_DAYS = 60
_LONGEST_IN_WEEKS = 182


@dataclass(frozen=True)
class ShownDate:
    """A date with its weekday and its distance.

    `iso` is for the machine, `words` ("Friday 27 August") for a sentence, `short` ("Fri 27 Aug") for a table, and
    `distance` ("in 10 days", "today", "4 days ago") goes beside either.
    """

    iso: str
    words: str
    short: str
    distance: str
    nearness: Nearness


def shown_date(day: date, today: date) -> ShownDate:
    """`day` in words, and how far it lies from `today`. The year is said only where it is not today's."""
    return _shown_date(day, today, language())


def shown_moment(at: datetime, now: datetime) -> ShownDate:
    """An hour in words: "today, 7:58", "yesterday, 17:40", and from the day before that the date alone.

    Both moments are aware and already in the time zone of the person who reads.
    """
    day = _shown_date(at.date(), now.date(), language())
    if (now.date() - at.date()).days not in (0, 1):
        return ShownDate(at.isoformat(), day.words, day.short, day.distance, day.nearness)
    hour = format_time(at, gettext("H:mm"), locale=language())
    words = gettext("%(day)s, %(hour)s", day=day.distance, hour=hour)
    return ShownDate(at.isoformat(), words, words, day.distance, day.nearness)


def day_and_month(day: date) -> str:
    """ "14 August": for a day that was close and has been said before."""
    return _day_and_month(day, language())


def distance(days: int) -> str:
    """How far away a day is: "in 10 days" for 10, "yesterday" for -1. After two months in weeks, then in months."""
    if days == 0:
        return gettext("today")
    if abs(days) == 1:
        return gettext("tomorrow") if days > 0 else gettext("yesterday")
    if abs(days) <= _LONGEST_IN_DAYS:
        count = abs(days)
        ahead = ngettext("in %(num)s day", "in %(num)s days", count)
        return ahead if days > 0 else ngettext("%(num)s day ago", "%(num)s days ago", count)
    if abs(days) <= _LONGEST_IN_WEEKS:
        count = round(abs(days) / 7)
        ahead = ngettext("in %(num)s week", "in %(num)s weeks", count)
        return ahead if days > 0 else ngettext("%(num)s week ago", "%(num)s weeks ago", count)
    count = round(abs(days) / 30.44)
    ahead = ngettext("in %(num)s month", "in %(num)s months", count)
    return ahead if days > 0 else ngettext("%(num)s month ago", "%(num)s months ago", count)


@lru_cache(maxsize=4096)
def _day_and_month(day: date, locale: str) -> str:
    return str(format_date(day, gettext("d MMMM"), locale=locale))


@lru_cache(maxsize=4096)
def _shown_date(day: date, today: date, locale: str) -> ShownDate:
    same_year = day.year == today.year
    long = gettext("EEEE d MMMM") if same_year else gettext("EEEE d MMMM y")
    short = gettext("EEE d MMM") if same_year else gettext("EEE d MMM y")
    days = (day - today).days
    return ShownDate(
        iso=day.isoformat(),
        words=format_date(day, long, locale=locale),
        short=format_date(day, short, locale=locale),
        distance=distance(days),
        nearness=_nearness(days),
    )


def _nearness(days: int) -> Nearness:
    if days < 0:
        return "past"
    if days <= NEAR_DAYS:
        return "near"
    return "soon" if days <= SOON_DAYS else "far"
