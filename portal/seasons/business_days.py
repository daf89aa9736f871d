"""Business days in the United States: Monday to Friday without federal holidays. A service that processes letters rests on them."""

from datetime import date, timedelta

from portal.seasons.federal_holidays import federal_holidays

_DAY = timedelta(days=1)


def holiday_name(day: date) -> str | None:
    """The federal holiday that falls or is observed on this day."""
    return federal_holidays(day.year).get(day)


def is_business_day(day: date) -> bool:
    """Whether an office works on this day."""
    return day.weekday() < 5 and holiday_name(day) is None


def business_days_before(day: date, count: int) -> date:
    """The day that lies `count` business days before `day`; with 0, `day` itself.

    What arrives on the day returned has been through `count` business days when `day` begins.
    """
    while count > 0:
        day -= _DAY
        count -= is_business_day(day)
    return day


def business_days_after(day: date, count: int) -> date:
    """The day that lies `count` business days after `day`; with 0, `day` itself."""
    while count > 0:
        day += _DAY
        count -= is_business_day(day)
    return day


def last_business_day_by(day: date) -> date:
    """The day itself where it is a business day, otherwise the last one before it."""
    while not is_business_day(day):
        day -= _DAY
    return day


def holidays_between(first: date, last: date) -> list[tuple[date, str]]:
    """The federal holidays on weekdays from `first` up to and including `last`: what stretches a count of business days."""
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return [(day, name) for day in days if day.weekday() < 5 and (name := holiday_name(day))]
