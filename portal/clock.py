"""The only place that time comes from."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today(time_zone: str = "UTC") -> date:
    """The day it is in that zone."""
    return day_of(now(), time_zone)


def day_of(at: datetime, time_zone: str = "UTC") -> date:
    """On which day of that zone it happened: near midnight it is another than in UTC."""
    return at.astimezone(ZoneInfo(time_zone)).date()
