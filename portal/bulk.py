"""What may be done to many applicants or letters at once, and who is left out of it and why."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from portal.lifecycle import DELIVERED, ENDED, WITH_WRITER

#: Seconds until the worker begins what cannot be taken back: a mail. Until then Undo stops all of it.
GRACE_SECONDS = 60


class Kind(StrEnum):
    """One thing, done to every row that was chosen."""

    INVITE = "invite"
    MESSAGE = "message"
    TAG = "tag"
    UNTAG = "untag"
    ASSIGN_ADVISOR = "assign_advisor"
    REMIND = "remind"
    MOVE_DUE = "move_due"


#: Those that mail somebody.
MAILS = (Kind.INVITE, Kind.MESSAGE, Kind.REMIND)
#: Those that are about letters; the others are about applicants.
OF_LETTERS = (Kind.REMIND, Kind.MOVE_DUE)


class Chosen(NamedTuple):
    """A row that was chosen, with what decides whether it is left out. What is about letters is empty for an applicant."""

    row_id: UUID
    applicant_id: UUID
    applicant: str
    joined: bool
    withdrawn: bool
    request_id: UUID | None = None
    writer: str = ""
    status: str = ""
    due_on: date | None = None
    paused: bool = False
    address_fails: bool = False
    has_link: bool = False
    reminders: int = 0
    """How many reminders of any due date went to the writer."""
    reminded: tuple[str, ...] = ()
    """Which reminders of the present due date went."""


def why_left_out(kind: Kind, row: Chosen, today: date, ceiling: int) -> str:
    """A code where this row is left out, else nothing. `ceiling`: reminders that a writer gets of one letter at most.

    Rules reminders_stop, gentle_reminder, final_reminder: those sent by hand count with the others.
    """
    if row.withdrawn:
        return "withdrawn"
    if kind is Kind.INVITE:
        return "joined" if row.joined else ""
    if kind is Kind.MOVE_DUE:
        return "delivered" if row.status in DELIVERED else "ended" if row.status in ENDED else ""
    if kind is Kind.REMIND:
        return _why_not_reminded(row, today, ceiling)
    return ""


def next_reminder(reminded: tuple[str, ...]) -> str:
    """Which of the two comes next for a due date; nothing where both went."""
    return next((kind for kind in ("gentle_reminder", "final_reminder") if kind not in reminded), "")


def _why_not_reminded(row: Chosen, today: date, ceiling: int) -> str:
    if row.status not in WITH_WRITER or not row.has_link:
        return "not_with_writer"
    if row.paused:
        return "paused"
    if row.address_fails:
        return "address_fails"
    if row.due_on is None or row.due_on < today:
        return "due_past"
    if row.reminders >= ceiling or not next_reminder(row.reminded):
        return "reminded_enough"
    return ""
