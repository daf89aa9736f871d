"""When a mail may arrive: not at night and not on a day the office leaves free, by the clock of the person who receives it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

EVERY_DAY: Final = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Quiet:
    """An office's quiet times. Equal hours mean that no hour is quiet; `weekdays` counts Monday as 0."""

    begins: time = time(20)
    ends: time = time(7)
    weekdays: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        """Raises ValueError where no day would be left to write on."""
        if not self.weekdays & EVERY_DAY:
            raise ValueError("weekdays must name at least one day from 0 to 6")

    def is_quiet_hour(self, local: time) -> bool:
        """Whether this hour is quiet; quiet hours may go over midnight."""
        if self.begins <= self.ends:
            return self.begins <= local < self.ends
        return local >= self.begins or local < self.ends

    def is_quiet_day(self, local: date) -> bool:
        """Whether this day is quiet."""
        return local.weekday() not in self.weekdays

    def next_day(self, local: date) -> date:
        """This day, or the next on which mail may arrive."""
        while self.is_quiet_day(local):
            local += timedelta(days=1)
        return local

    def opens(self, moment: datetime, time_zone: str) -> datetime:
        """This moment, or the first one after it at which mail may arrive, in UTC.

        The hour is read on the person's wall clock: where summer time skips it, the hour that comes instead counts.
        """
        local = moment.astimezone(ZoneInfo(time_zone))
        day, hour = local.date(), local.time()
        if not self.is_quiet_day(day) and not self.is_quiet_hour(hour):
            return moment.astimezone(UTC)
        while (opening := self._opening(day, hour)) is None:
            day, hour = day + timedelta(days=1), time()
        opens = datetime.combine(day, opening, ZoneInfo(time_zone)).astimezone(UTC)
        if opens < moment:  # the hour comes twice on the day summer time ends, and this is the second time
            return datetime.combine(day, opening, ZoneInfo(time_zone)).replace(fold=1).astimezone(UTC)
        return opens

    def _opening(self, day: date, hour: time) -> time | None:
        """The first hour from `hour` on at which mail may arrive on this day, or None."""
        if self.is_quiet_day(day):
            return None
        if not self.is_quiet_hour(hour):
            return hour
        return self.ends if self.ends > hour else None
