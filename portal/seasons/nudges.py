"""What an applicant is told to do today (rules `signal_mid_rotation`, `ask_at_end`, `packet_parts`, `backup_writer`; domain.md R6).

Pure, like the reminders: facts and a day go in, nudges come out, and each becomes a decision. What stays undone is said again after a
rest, as often as the office allows; what is done is not said any more.
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

PACKET_AFTER_DAYS: Final = 3  # assumed: from the writer's yes until a missing packet is worth a word
BACKUP_AFTER_DAYS: Final = (
    3  # assumed: from the gentle reminder, or a hesitant answer, until a back-up writer is asked for
)
ASK_BEFORE_END_DAYS: Final = 14  # assumed, with guidance's ask_now
ASK_AFTER_END_DAYS: Final = 28  # assumed, with guidance's ask_now


class NudgeKind(StrEnum):
    """What an applicant is nudged about."""

    MID_ROTATION_SIGNAL = "mid_rotation_signal"
    ASK_NOW = "ask_now"
    PACKET_MISSING = "packet_missing"
    UPLOADED_NOT_ASSIGNED = "uploaded_not_assigned"
    BACKUP_WRITER = "backup_writer"


@dataclass(frozen=True, slots=True)
class NudgePolicy:
    """An office's way with nudges. A signal is given once, whatever the ceiling: nobody records that it was heeded."""

    rest_days: int = 7  # assumed: the days until the same nudge comes again
    ceiling: int = 3  # assumed: how often one nudge comes in all; 0 for none
    quiet: Quiet = field(default_factory=Quiet)

    def __post_init__(self) -> None:
        """Raises ValueError where a nudge would come again on the same day."""
        if self.rest_days < 1 or self.ceiling < 0:
            raise ValueError("a nudge rests for a day at least, and the ceiling is not negative")

    def ceiling_of(self, kind: NudgeKind) -> int:
        """How often this nudge may come."""
        return min(self.ceiling, 1) if kind is NudgeKind.MID_ROTATION_SIGNAL else self.ceiling


@dataclass(frozen=True, slots=True)
class Nudged:
    """A nudge that was given."""

    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class Receiver:
    """The applicant to whom a nudge goes."""

    to: str
    time_zone: str = "America/New_York"
    stopped: bool = False
    """Whether they asked for no nudges."""


@dataclass(frozen=True, slots=True)
class RotationFacts:
    """A rotation that should bear a letter."""

    subject: str
    """What the nudge is about: the letter, or the writer choice that becomes one."""
    writer: str
    starts_on: date
    ends_on: date
    signalled: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter on its way, as far as the applicant and the advisor see it."""

    subject: str
    """The request's id."""
    writer: str
    due_on: date
    agreed_on: date | None = None
    packet_published: bool = False
    """Or handed to the advisor: it is not with the applicant any more."""
    hesitated_on: date | None = None
    """The day of a hesitant answer or of a no."""
    replaced: bool = False
    """Whether another writer was chosen since: then nobody needs to be told."""
    uploaded: bool = False
    available_on: date | None = None
    """The day on which the service can have shown it."""
    programs_to_assign: int = 0
    """Programs that should get this letter."""
    programs_assigned: int = 0
    gentle_reminder_on: date | None = None
    seen_since_reminder: bool = False


@dataclass(frozen=True, slots=True)
class Nudge:
    """One thing to do today."""

    kind: NudgeKind
    subject: str
    why: Said
    by: date
    """The letter's due date, or the day until which it can be done."""


def rotation_nudges(rotation: RotationFacts, on: date) -> list[Nudge]:
    """Signal a third of the way into the rotation, and from near its end until four weeks after it: ask."""
    if rotation.asked:
        return []
    length = (rotation.ends_on - rotation.starts_on).days
    signal_on = rotation.starts_on + timedelta(days=min(length // 3, 21))
    ask_on = max(
        rotation.ends_on - timedelta(days=ASK_BEFORE_END_DAYS), rotation.starts_on + timedelta(days=length // 2)
    )
    ask_until = rotation.ends_on + timedelta(days=ASK_AFTER_END_DAYS)
    if ask_on <= on <= ask_until:
        code = "ask_now" if on <= rotation.ends_on else "ask_now_ended"
        why = Said(code, {"writer": rotation.writer, "ends_on": rotation.ends_on})
        return [Nudge(NudgeKind.ASK_NOW, rotation.subject, why, ask_until)]
    if signal_on <= on < ask_on and not rotation.signalled:
        days = counted((on - rotation.starts_on).days, "day", "days")
        why = Said("mid_rotation_signal", {"writer": rotation.writer, "days": days})
        return [Nudge(NudgeKind.MID_ROTATION_SIGNAL, rotation.subject, why, rotation.ends_on)]
    return []


def letter_nudges(letter: OpenLetter, on: date) -> list[Nudge]:
    """What is missing on the applicant's side of one letter."""
    return [
        Nudge(kind, letter.subject, why, letter.due_on)
        for kind, why in (
            (NudgeKind.PACKET_MISSING, _packet_missing(letter, on)),
            (NudgeKind.UPLOADED_NOT_ASSIGNED, _not_assigned(letter, on)),
            (NudgeKind.BACKUP_WRITER, _backup_needed(letter, on)),
        )
        if why is not None
    ]


def decide_nudge(nudge: Nudge, given: Sequence[Nudged], receiver: Receiver, policy: NudgePolicy, day: date) -> Decision:
    """Whether the nudge goes on a day of the applicant's. The hour is left out: `decide_nudge_at` knows it."""
    decision = Decision(nudge.subject, receiver.to, nudge.kind, nudge.by, Action.SEND, nudge.why)
    held = _hold(nudge, given, receiver, policy, day)
    return decision.held(held) if held else on_quiet_day(decision, policy.quiet, day)


def decide_nudge_at(
    nudge: Nudge, given: Sequence[Nudged], receiver: Receiver, policy: NudgePolicy, moment: datetime
) -> Decision:
    """Like `decide_nudge`, at a moment (which knows its zone), with the applicant's quiet hours."""
    day = moment.astimezone(ZoneInfo(receiver.time_zone)).date()
    decision = decide_nudge(nudge, given, receiver, policy, day)
    return at_quiet_hour(decision, policy.quiet, moment, receiver.time_zone)


def _hold(nudge: Nudge, given: Sequence[Nudged], receiver: Receiver, policy: NudgePolicy, day: date) -> Said | None:
    """Why the nudge is held back, or None."""
    if receiver.stopped:
        return Said("nudges_stopped")
    earlier = [one.on for one in given if one.kind == nudge.kind]
    if earlier and day < max(earlier) + timedelta(days=policy.rest_days):
        return Said("already_sent", {"sent_on": max(earlier)})
    ceiling = policy.ceiling_of(nudge.kind)
    if len(earlier) >= ceiling:
        return Said("ceiling_of_nudges", {"count": len(earlier), "ceiling": ceiling})
    return None


def _packet_missing(letter: OpenLetter, on: date) -> Said | None:
    if letter.agreed_on is None or letter.packet_published or letter.uploaded or letter.hesitated_on:
        return None
    if on < letter.agreed_on + timedelta(days=PACKET_AFTER_DAYS):
        return None
    facts = {"writer": letter.writer, "agreed_on": letter.agreed_on, "due_on": letter.due_on}
    return Said("packet_missing", facts)


def _not_assigned(letter: OpenLetter, on: date) -> Said | None:
    if letter.available_on is None or on <= letter.available_on:
        return None
    if not letter.programs_to_assign or letter.programs_assigned:
        return None
    return Said("uploaded_not_assigned", {"writer": letter.writer})


def _backup_needed(letter: OpenLetter, on: date) -> Said | None:
    """A writer who hesitates or declines, or who has not even opened the page for three days after the gentle reminder."""
    if letter.uploaded or letter.replaced:
        return None
    rest = timedelta(days=BACKUP_AFTER_DAYS)
    if letter.hesitated_on:
        return Said("backup_writer_answered", {"writer": letter.writer}) if on >= letter.hesitated_on + rest else None
    if letter.gentle_reminder_on is None or letter.seen_since_reminder or on < letter.gentle_reminder_on + rest:
        return None
    return Said("backup_writer", {"writer": letter.writer, "reminded_on": letter.gentle_reminder_on})
