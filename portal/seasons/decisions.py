"""What becomes of a mail whose time has come: it goes, or it is held back, and why. The same for reminders, nudges and digests."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from portal.seasons.quiet import Quiet
from portal.seasons.sentences import Said
from portal.seasons.words import weekday_name


class Action(StrEnum):
    """What happens to a mail whose time has come."""

    SEND = "send"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Decision:
    """One mail whose time has come, and what becomes of it."""

    request: str | None
    """The letter, or the writer choice that becomes one; None for a digest, which is about many."""
    to: str
    kind: StrEnum
    due_on: date
    """The letter's due date; of a nudge without one, the day by which to act; of a digest, its day."""
    action: Action
    why: Said
    not_before: datetime | None = None
    """When a quiet hour or day holds it: the moment it may go, in UTC."""

    def as_json(self) -> dict[str, str | None]:
        """Exactly the keys of the contract."""
        return {
            "request": self.request,
            "to": self.to,
            "kind": self.kind.value,
            "due_on": self.due_on.isoformat(),
            "action": self.action.value,
            "why": self.why.sentence,
        }

    def held(self, why: Said, not_before: datetime | None = None) -> "Decision":
        """The same mail, held back."""
        return replace(self, action=Action.HOLD, why=why, not_before=not_before)


def on_quiet_day(decision: Decision, quiet: Quiet, day: date) -> Decision:
    """Hold on a day that the office leaves free what would go."""
    if decision.action is Action.HOLD or not quiet.is_quiet_day(day):
        return decision
    return decision.held(Said("quiet_day", {"weekday": weekday_name(day), "on": quiet.next_day(day)}))


def at_quiet_hour(decision: Decision, quiet: Quiet, moment: datetime, time_zone: str) -> Decision:
    """Hold in the receiver's quiet hours what would go, and say when a mail held by the clock may leave."""
    local = moment.astimezone(ZoneInfo(time_zone))
    if decision.why.code == "quiet_day":
        return decision.held(decision.why, quiet.opens(moment, time_zone))
    if decision.action is Action.HOLD or not quiet.is_quiet_hour(local.time()):
        return decision
    opens = quiet.opens(moment, time_zone)
    clock = opens.astimezone(ZoneInfo(time_zone))
    return decision.held(Said("quiet_hours", {"local_time": f"{local:%H:%M}", "opens": f"{clock:%H:%M}"}), opens)
