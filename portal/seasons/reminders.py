"""Whether a writer is reminded of a letter today, and why (rules `gentle_reminder`, `final_reminder`, `reminders_stop`).

Pure: the letter's facts and a day go in, decisions come out. A reminder missed through an outage goes out the next day, as long as
its time has not passed; each one goes once for a due date, and a due date that is moved may be reminded of again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from portal.seasons.decisions import Action, Decision, at_quiet_hour, on_quiet_day
from portal.seasons.quiet import Quiet
from portal.seasons.sentences import Said
from portal.seasons.words import counted


class Kind(StrEnum):
    """The reminders that writers get, in their order."""

    GENTLE = "gentle_reminder"
    FINAL = "final_reminder"


@dataclass(frozen=True, slots=True)
class ReminderPolicy:
    """An office's cadence. Days are calendar days before the due date."""

    gentle_days: int = 10  # assumed, within 1 to 2 weeks
    final_days: int = 3  # assumed, "a few days"
    ceiling: int = 3  # assumed: reminders of one letter in all, those sent by hand with them
    settling_days: int = 3  # assumed: the packet itself is the first word; a reminder waits these days after it
    quiet: Quiet = field(default_factory=Quiet)

    def __post_init__(self) -> None:
        """Raises ValueError for a cadence in which the gentle reminder does not come first."""
        if not 0 <= self.final_days < self.gentle_days:
            raise ValueError("the gentle reminder comes before the final one, and both before the due date")
        if self.ceiling < 0 or self.settling_days < 0:
            raise ValueError("ceiling and settling days must not be negative")


@dataclass(frozen=True, slots=True)
class Sent:
    """A reminder that left: of any kind, also by hand."""

    kind: str
    due_on: date
    sent_on: date


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What decides about the reminders of one letter."""

    request: str
    to: str
    due_on: date
    time_zone: str = "America/New_York"
    packet_sent_on: date | None = None
    declined: bool = False
    uploaded: bool = False
    withdrawn: bool = False
    """By the applicant or the writer, or void at the season's end."""
    paused_by_writer: bool = False
    paused_by_office: bool = False
    address_fails: bool = False
    """A mail came back from the writer's address."""
    sent: Sequence[Sent] = ()


def reminders_on(letter: LetterFacts, policy: ReminderPolicy, day: date) -> list[Decision]:
    """The reminders whose time has come on a day of the writer's, sent or held; empty while nothing is due.

    The hour is left out: `reminders_at` knows it.
    """
    kind = _kind_of(letter, policy, day)
    if kind is None:
        return []
    held = _hold(letter, policy, kind, day)
    if held is not None:
        return [Decision(letter.request, letter.to, kind, letter.due_on, Action.HOLD, held)]
    why = _reason(letter, policy, kind, day)
    sent = Decision(letter.request, letter.to, kind, letter.due_on, Action.SEND, why)
    return [on_quiet_day(sent, policy.quiet, day)]


def reminders_at(letter: LetterFacts, policy: ReminderPolicy, moment: datetime) -> list[Decision]:
    """Like `reminders_on`, at a moment (which knows its zone): by the writer's own calendar and clock, with quiet hours."""
    day = moment.astimezone(ZoneInfo(letter.time_zone)).date()
    return [
        at_quiet_hour(decision, policy.quiet, moment, letter.time_zone)
        for decision in reminders_on(letter, policy, day)
    ]


def planned_on(due_on: date, policy: ReminderPolicy, kind: Kind) -> date:
    """The day a reminder is planned for."""
    return due_on - timedelta(days=policy.gentle_days if kind is Kind.GENTLE else policy.final_days)


_STOPS: Final = (
    ("declined", "declined"),
    ("uploaded", "uploaded"),
    ("withdrawn", "withdrawn"),
    ("paused_by_writer", "paused"),
    ("paused_by_office", "paused_by_office"),
    ("address_fails", "address_fails"),
)
"""What stops reminders, and the code of what is said about it, in the order in which it counts."""


def _kind_of(letter: LetterFacts, policy: ReminderPolicy, day: date) -> Kind | None:
    """The reminder of this day: the gentle one until the final one's day, the final one until the due date, none after it."""
    if day > letter.due_on or day < planned_on(letter.due_on, policy, Kind.GENTLE):
        return None
    return Kind.FINAL if day >= planned_on(letter.due_on, policy, Kind.FINAL) else Kind.GENTLE


def _hold(letter: LetterFacts, policy: ReminderPolicy, kind: Kind, day: date) -> Said | None:
    """Why the reminder is held back, or None."""
    for fact, code in _STOPS:
        if getattr(letter, fact):
            return Said(code)
    for sent in letter.sent:
        if (sent.kind, sent.due_on) == (kind, letter.due_on):
            return Said("already_sent", {"sent_on": sent.sent_on})
    if len(letter.sent) >= policy.ceiling:
        return Said("ceiling", {"count": len(letter.sent), "ceiling": policy.ceiling})
    if letter.packet_sent_on is None or letter.packet_sent_on > day:
        return Said("not_sent")
    if day < letter.packet_sent_on + timedelta(days=policy.settling_days):
        return Said("just_sent", {"sent_on": letter.packet_sent_on})
    return None


def _reason(letter: LetterFacts, policy: ReminderPolicy, kind: Kind, day: date) -> Said:
    left = counted((letter.due_on - day).days, "day", "days")
    planned = planned_on(letter.due_on, policy, kind)
    if day == letter.due_on:
        return Said("due_today")
    settled_on = letter.packet_sent_on + timedelta(days=policy.settling_days) if letter.packet_sent_on else day
    if day > planned >= settled_on:
        return Said("caught_up", {"planned_on": planned, "days": left})
    return Said(kind.value, {"days": left})
