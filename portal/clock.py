"""The only place that time comes from."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today(time_zone: str = "UTC") -> date:
    """The day it is in that zone."""
    return now().astimezone(ZoneInfo(time_zone)).date()
