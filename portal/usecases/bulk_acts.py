"""What a bulk action does to its rows: to all of a piece at once, or, where each is mailed a link of their own, one after the other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from portal.audit import EVERYONE, record
from portal.bulk import Chosen, Kind, next_reminder
from portal.clock import now
from portal.extensions import db
from portal.models import Applicant, LetterRequest, Message, Office, Writer
from portal.usecases import bulk_sets, people
from portal.usecases.links import link_now
from portal.usecases.reminders import policy_of

#: Row to what stood there before, for Undo; or to a word, where it is left out after all.
Outcomes = dict[UUID, dict[str, Any] | str]

#: Rows of a piece, between two commits.
PIECE = {Kind.INVITE: 50, Kind.REMIND: 50}
PIECE_OF_A_SET = 500


def piece_of(kind: Kind) -> int:
    """How many rows are done between two commits: a second's work at most, so that the page sees it move."""
    return PIECE.get(kind, PIECE_OF_A_SET)


def act_on(kind: Kind, rows: Sequence[Chosen], facts: dict[str, Any]) -> Outcomes:
    """Do it to these rows. One that is not told of was like this already."""
    if kind in _ONE_BY_ONE:
        return {row.row_id: _ONE_BY_ONE[kind](row) for row in rows}
    return {**_SETS[kind](rows, facts)}


def take_back(kind: Kind, before: dict[UUID, dict[str, Any]], facts: dict[str, Any]) -> Iterable[UUID]:
    """Take it back, except where somebody has changed a row since; which rows are as they were."""
    return _UNDOES[kind](before, facts)


def _invite(row: Chosen) -> dict[str, Any] | str:
    people.invite_applicant(_applicant(row.applicant_id))
    return {}


def _remind(row: Chosen) -> dict[str, Any] | str:
    """The next reminder of this due date; the key of the row decides where the worker's own cadence is at it too."""
    letter, kind = _letter(row.row_id), next_reminder(row.reminded)
    writer = db.session.scalars(sa.select(Writer).where(Writer.id == letter.writer_id)).one()
    settings = db.session.scalars(sa.select(Office.settings).where(Office.id == letter.office_id)).one()
    told = {
        "id": uuid4(),
        "office_id": letter.office_id,
        "kind": kind,
        "to_address": writer.email,
        "to_name": letter.writer_name,
        "to_account_id": letter.writer_account_id,
        "applicant_id": letter.applicant_id,
        "request_id": letter.id,
        "link_id": link_now(letter),
        "due_on": letter.due_on,
        "facts": {"applicant": letter.applicant_name},
        "not_before": policy_of(settings).quiet.opens(now(), writer.time_zone),
    }
    unless_there = (
        insert(Message)
        .values(told)
        .on_conflict_do_nothing(
            index_elements=["office_id", "request_id", "kind", "due_on"], index_where=Message.due_on.is_not(None)
        )
    )
    if db.session.scalar(unless_there.returning(Message.id)) is None:
        return "reminded_enough"
    due_on = letter.due_on.isoformat() if letter.due_on else ""
    record("remind", office_id=letter.office_id, request=letter, shown_to=EVERYONE, reminder=kind, due_on=due_on)
    return {}


def _applicant(applicant_id: UUID) -> Applicant:
    return db.session.scalars(sa.select(Applicant).where(Applicant.id == applicant_id).with_for_update()).one()


def _letter(request_id: UUID) -> LetterRequest:
    return db.session.scalars(sa.select(LetterRequest).where(LetterRequest.id == request_id).with_for_update()).one()


_ONE_BY_ONE: dict[Kind, Callable[[Chosen], dict[str, Any] | str]] = {Kind.INVITE: _invite, Kind.REMIND: _remind}
_SETS: dict[Kind, Callable[[Sequence[Chosen], dict[str, Any]], Mapping[UUID, dict[str, Any] | str]]] = {
    Kind.MESSAGE: bulk_sets.message,
    Kind.TAG: bulk_sets.tag,
    Kind.UNTAG: bulk_sets.untag,
    Kind.ASSIGN_ADVISOR: bulk_sets.assign_advisor,
    Kind.MOVE_DUE: bulk_sets.move_due,
}
_UNDOES: dict[Kind, Callable[[bulk_sets.Done, dict[str, Any]], Iterable[UUID]]] = {
    Kind.TAG: bulk_sets.take_tag_back,
    Kind.UNTAG: bulk_sets.put_tag_back,
    Kind.ASSIGN_ADVISOR: bulk_sets.give_back,
    Kind.MOVE_DUE: bulk_sets.move_due_back,
}
