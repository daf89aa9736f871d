"""What a writer has answered last, and whether it can still be taken back: until somebody has acted on it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from portal.lifecycle import WITH_WRITER, Move, Status
from portal.roles import Role

#: Where a letter stands after each answer, as long as nobody has acted on it.
STANDS_AT: dict[Move, tuple[Status, ...]] = {
    Move.PROMISE: WITH_WRITER,
    Move.POSTPONE: WITH_WRITER,
    Move.DECLINE: (Status.DECLINED,),
    Move.UPLOAD: (Status.UPLOADED,),
}
#: Entries of the history that answer nothing and that nobody acts with.
ASIDE = ("see", "pause", "resume", "remind", "name_designee", "end_designee", "publish", "replan")


class Entry(NamedTuple):
    """An entry of a letter's history, as far as its writer sees it."""

    kind: str
    at: datetime
    actor_id: UUID | None
    actor_role: str
    facts: dict[str, Any]


class Undoable(NamedTuple):
    """The answer that can be taken back, and the one that stood before it, if any."""

    move: Move
    at: datetime
    before: Entry | None


def answer_to_undo(newest_first: Iterable[Entry], status: str, writer: UUID | None) -> Undoable | None:
    """The writer's last answer, if nobody has acted on it and the letter still stands where it led."""
    entries = [entry for entry in newest_first if entry.kind not in ASIDE]
    last = entries[0] if entries else None
    if last is None or not _given_by(last, writer) or last.kind not in STANDS_AT:
        return None
    if status not in STANDS_AT[Move(last.kind)]:
        return None
    earlier = entries[1] if len(entries) > 1 else None
    stood = earlier if earlier and _given_by(earlier, writer) and earlier.kind in STANDS_AT else None
    return Undoable(Move(last.kind), last.at, stood)


def _given_by(entry: Entry, writer: UUID | None) -> bool:
    """The writer's own word, or their designee's."""
    return entry.actor_role == Role.DESIGNEE or (entry.actor_role == Role.WRITER and entry.actor_id == writer)
