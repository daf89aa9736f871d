"""The one place that assigns a status."""

from portal.access import actor_of
from portal.clock import now
from portal.extensions import db
from portal.lifecycle import Move, Noun, Status, after
from portal.models import LetterRequest, Packet, WriterChoice

NOUNS: dict[type, Noun] = {WriterChoice: Noun.CHOICE, LetterRequest: Noun.REQUEST, Packet: Noun.PACKET}


def make(
    row: WriterChoice | LetterRequest | Packet, move: Move, *, to: Status | None = None, said_by: str = ""
) -> None:
    """Make the move as whoever acts. Raises Refused where the table of moves does not list it.

    `said_by` names who reported a letter's new state; by default the person acting.
    """
    actor = actor_of(db.session())
    row.status = after(NOUNS[type(row)], actor.role, row.status, move, to=to)
    if isinstance(row, LetterRequest):
        row.status_at = now()
        row.status_said_by = said_by or actor.name
