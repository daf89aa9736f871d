"""Days as a calendar program reads them (RFC 5545): whole days, no invitation, no alarm. Pure: who sees which day is decided elsewhere.

A day keeps its UID for ever, so that the same day, taken again, moves and is not doubled; SEQUENCE says which version is newer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from portal.late import late

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = late("icalendar")

PRODUCT = "-//Commend//Letters of recommendation//EN"
#: How often a subscribed program should look again: a due date moves rarely, and never by the hour.
LOOK_AGAIN = timedelta(hours=6)


@dataclass(frozen=True)
class CalendarDay:
    """One day that matters: what is due, for whom, and which version of it this is.

    `uid` names the thing and not the day; `changes` counts how often the day was moved; `changed_at` is when, with its zone.
    """

    uid: str
    title: str
    on: date
    words: str
    url: str
    changes: int
    changed_at: datetime


def ics(days: Iterable[CalendarDay], *, name: str = "") -> bytes:
    """The days as a file; with a `name`, as a calendar that is subscribed to. The same days give the same bytes."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")  # to be kept; nobody is asked whether they come (RFC 5546, 3.2.1)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)  # what most programs read instead
        calendar.add("refresh-interval", LOOK_AGAIN, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", f"PT{LOOK_AGAIN // timedelta(hours=1)}H")
    for day in sorted(days, key=lambda day: (day.on, day.uid)):
        calendar.add_component(_event(day))
    return bytes(calendar.to_ical())


def _event(day: CalendarDay) -> "icalendar.Event":
    changed_at = day.changed_at.astimezone(UTC).replace(microsecond=0)
    event = icalendar.Event()
    event.add("uid", day.uid)
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", day.changes)
    event.add("dtstart", day.on)  # a date without an hour: VALUE=DATE
    event.add("dtend", day.on + timedelta(days=1))  # the end is not part of it (RFC 5545, 3.6.1)
    event.add("summary", day.title)
    if day.words:
        event.add("description", day.words)
    event.add("url", day.url)
    event.add("transp", "TRANSPARENT")  # a due date does not make its person busy
    return event
