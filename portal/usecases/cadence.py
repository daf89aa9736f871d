"""Everything that the portal says by itself: reminders to writers, nudges to applicants, digests to advisors. Each once."""

from collections.abc import Iterator
from datetime import date, datetime

from portal.clock import now
from portal.seasons import Action, Decision
from portal.usecases.digests import digest_at, digest_on
from portal.usecases.nudges import nudge_at, nudge_on
from portal.usecases.reminders import remind_at, remind_on


def say_on(day: date, *, dry_run: bool = False) -> Iterator[Decision]:
    """What goes out on a day, and what is held back and why. Without `dry_run` it is queued; a second run holds it as sent."""
    yield from remind_on(day, dry_run=dry_run)
    yield from nudge_on(day, dry_run=dry_run)
    yield from digest_on(day, dry_run=dry_run)


def say_at(moment: datetime) -> Iterator[Decision]:
    """What goes out at this moment, by each receiver's own clock."""
    yield from remind_at(moment)
    yield from nudge_at(moment)
    yield from digest_at(moment)


def say_now() -> int:
    """The hourly job: queue what this hour asks for; how many."""
    return sum(decision.action is Action.SEND for decision in say_at(now()))
