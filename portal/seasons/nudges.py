"""What an applicant is told to do today, and what an advisor's digest lists (rules `signal_mid_rotation`, `ask_at_end`, `backup_writer`).

Pure, like the reminders: facts and a day go in, nudges come out. Each nudge has a subject and a day that it counts for, so that the
same one goes once; what stays undone comes again after a rest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from portal.seasons.sentences import Said
from portal.seasons.words import counted

REST_DAYS: Final = 7  # assumed: the days until the same nudge comes again
NUDGE_CEILING: Final = 3  # assumed: how often one nudge comes in all
PACKET_AFTER_DAYS: Final = 3  # assumed: from the writer's yes until a missing packet is worth a word
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
class Nudged:
    """A nudge that was given."""

    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class RotationFacts:
    """A rotation that should bear a letter."""

    subject: str
    """What the nudge is about: the rotation's id."""
    writer: str
    starts_on: date
    ends_on: date
    signalled: bool = False
    asked: bool = False
    nudged: Sequence[Nudged] = ()


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter on its way, as far as the applicant and the advisor see it."""

    subject: str
    """The request's id."""
    writer: str
    due_on: date
    agreed_on: date | None = None
    packet_published: bool = False
    hesitant_or_declined: bool = False
    uploaded: bool = False
    available_on: date | None = None
    programs_to_assign: int = 0
    """Programs on the list that should get this letter; 0 while the list is empty."""
    programs_assigned: int = 0
    gentle_reminder_on: date | None = None
    seen_since_reminder: bool = False
    nudged: Sequence[Nudged] = ()


@dataclass(frozen=True, slots=True)
class Nudge:
    """One thing to do today."""

    kind: NudgeKind
    subject: str
    why: Said


def rotation_nudges(rotation: RotationFacts, on: date) -> list[Nudge]:
    """Signal a third of the way into the rotation, and from near its end until four weeks after it: ask."""
    if rotation.asked:
        return []
    length = (rotation.ends_on - rotation.starts_on).days
    signal_on = rotation.starts_on + timedelta(days=min(length // 3, 21))
    ask_on = max(
        rotation.ends_on - timedelta(days=ASK_BEFORE_END_DAYS), rotation.starts_on + timedelta(days=length // 2)
    )
    if ask_on <= on <= rotation.ends_on + timedelta(days=ASK_AFTER_END_DAYS):
        code = "ask_now" if on <= rotation.ends_on else "ask_now_ended"
        why = Said(code, {"writer": rotation.writer, "ends_on": rotation.ends_on})
        return _unless_resting(rotation.nudged, Nudge(NudgeKind.ASK_NOW, rotation.subject, why), on)
    if signal_on <= on < ask_on and not rotation.signalled:
        days = counted((on - rotation.starts_on).days, "day", "days")
        why = Said("mid_rotation_signal", {"writer": rotation.writer, "days": days})
        return _unless_resting(rotation.nudged, Nudge(NudgeKind.MID_ROTATION_SIGNAL, rotation.subject, why), on)
    return []


def letter_nudges(letter: OpenLetter, on: date) -> list[Nudge]:
    """What is missing on the applicant's side of one letter."""
    found = [
        Nudge(kind, letter.subject, why)
        for kind, why in (
            (NudgeKind.PACKET_MISSING, _packet_missing(letter, on)),
            (NudgeKind.UPLOADED_NOT_ASSIGNED, _not_assigned(letter, on)),
            (NudgeKind.BACKUP_WRITER, _backup_needed(letter, on)),
        )
        if why is not None
    ]
    return [nudge for candidate in found for nudge in _unless_resting(letter.nudged, candidate, on)]


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One line of an advisor's digest: how many, and which."""

    kind: NudgeKind
    count: int
    subjects: tuple[str, ...]


def advisor_digest(nudges: Iterable[Nudge]) -> list[DigestLine]:
    """The nudges of a whole cohort, counted by kind, the most urgent kind first. Empty when nobody needs the advisor."""
    by_kind: dict[NudgeKind, list[str]] = {}
    for nudge in nudges:
        by_kind.setdefault(nudge.kind, []).append(nudge.subject)
    return [DigestLine(kind, len(by_kind[kind]), tuple(by_kind[kind])) for kind in _URGENT_FIRST if kind in by_kind]


_URGENT_FIRST: Final = (
    NudgeKind.BACKUP_WRITER,
    NudgeKind.UPLOADED_NOT_ASSIGNED,
    NudgeKind.PACKET_MISSING,
    NudgeKind.ASK_NOW,
    NudgeKind.MID_ROTATION_SIGNAL,
)


def _packet_missing(letter: OpenLetter, on: date) -> Said | None:
    if letter.agreed_on is None or letter.packet_published or letter.uploaded or letter.hesitant_or_declined:
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
    if letter.uploaded:
        return None
    if letter.hesitant_or_declined:
        return Said("backup_writer_answered", {"writer": letter.writer})
    if letter.gentle_reminder_on is None or letter.seen_since_reminder:
        return None
    if on < letter.gentle_reminder_on + timedelta(days=3):
        return None
    return Said("backup_writer", {"writer": letter.writer, "reminded_on": letter.gentle_reminder_on})


def _unless_resting(nudged: Sequence[Nudged], nudge: Nudge, on: date) -> list[Nudge]:
    """The nudge, unless it came within the rest or as often as it may."""
    earlier = [given.on for given in nudged if given.kind == nudge.kind]
    if len(earlier) >= NUDGE_CEILING or any(on < given + timedelta(days=REST_DAYS) for given in earlier):
        return []
    return [nudge]
