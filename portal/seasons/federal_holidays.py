"""The federal holidays of the United States as the law names them (5 U.S.C. 6103, since 2021), and the weekdays on which a weekend's is kept.

Eleven days by rule: a package that knows the holidays of all countries takes 16 MB in every web process. The tests hold these
against it.
"""

from calendar import FRIDAY, MONDAY, SATURDAY, SUNDAY, THURSDAY, monthcalendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

#: A name, its month and its day.
ON_A_DATE = (
    ("New Year's Day", 1, 1),
    ("Juneteenth National Independence Day", 6, 19),
    ("Independence Day", 7, 4),
    ("Veterans Day", 11, 11),
    ("Christmas Day", 12, 25),
)
#: A name, its month, its weekday, and which of them counted from 1; -1 is the month's last.
ON_A_WEEKDAY = (
    ("Martin Luther King Jr. Day", 1, MONDAY, 3),
    ("Washington's Birthday", 2, MONDAY, 3),
    ("Memorial Day", 5, MONDAY, -1),
    ("Labor Day", 9, MONDAY, 1),
    ("Columbus Day", 10, MONDAY, 2),
    ("Thanksgiving Day", 11, THURSDAY, 4),
)
#: A Saturday's holiday is kept on the Friday before, a Sunday's on the Monday after.
_KEPT = {SATURDAY: timedelta(days=-1), SUNDAY: timedelta(days=1)}


@lru_cache(maxsize=64)
def federal_holidays(year: int) -> dict[date, str]:
    """The days of this year on which federal offices are closed, with their names; those observed besides say so."""
    return dict(_holidays(year))


def _holidays(year: int) -> Iterator[tuple[date, str]]:
    for name, month, weekday, which in ON_A_WEEKDAY:
        yield _of_month(year, month, weekday, which), name
    for name, month, day in ON_A_DATE:
        on = date(year, month, day)
        yield on, name
        observed = on + _KEPT.get(on.weekday(), timedelta())
        if observed != on and observed.year == year:
            yield observed, f"{name} (observed)"
    if date(year, 12, 31).weekday() == FRIDAY:  # the next year begins on a Saturday
        yield date(year, 12, 31), "New Year's Day (observed)"


def _of_month(year: int, month: int, weekday: int, which: int) -> date:
    days = [week[weekday] for week in monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[which - 1 if which > 0 else which])
