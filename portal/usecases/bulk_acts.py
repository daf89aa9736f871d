"""What a bulk action does to one row, and how what mailed nobody is taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from portal.access import actor_of
from portal.audit import EVERYONE, OFFICE, PLANNING, record
from portal.bulk import Chosen, Kind, next_reminder
from portal.clock import now
from portal.extensions import db
from portal.mail import Address, post
from portal.models import Advisor, Applicant, LetterRequest, Message, Office, Writer
from portal.usecases import letters, people
from portal.usecases.links import link_now
from portal.usecases.reminders import policy_of

#: What stood there before, for Undo; a word where the row is left out after all.
Done = dict[str, Any] | str


def act_on(kind: Kind, row: Chosen, facts: dict[str, Any]) -> Done:
    """Do it to one row."""
    return _ACTS[kind](row, facts)


def take_back(kind: Kind, row_id: UUID, before: dict[str, Any], facts: dict[str, Any]) -> bool:
    """Take it back, unless somebody has changed the row since; whether it was."""
    return _UNDOES[kind](row_id, before, facts)


def _invite(row: Chosen, _facts: dict[str, Any]) -> Done:
    people.invite_applicant(_applicant(row.applicant_id))
    return {}


def _message(row: Chosen, facts: dict[str, Any]) -> Done:
    person = _applicant(row.applicant_id)
    sender = db.session.scalars(sa.select(Advisor.email).where(Advisor.id == actor_of(db.session()).own_id)).one()
    to = Address(person.reply_email or person.email, row.applicant, person.account_id)
    post("office_message", to, office_id=person.office_id, applicant_id=person.id, reply_to=sender, **facts)
    record("message_applicant", office_id=person.office_id, applicant_id=person.id, subject=facts["subject"])
    return {}


def _tag(row: Chosen, facts: dict[str, Any]) -> Done:
    person, tag = _applicant(row.applicant_id), facts["tag"]
    if tag in person.tags:
        return "no_change"
    person.tags = [*person.tags, tag]
    record("tag_applicant", office_id=person.office_id, applicant_id=person.id, shown_to=OFFICE, tag=tag)
    return {}


def _untag(row: Chosen, facts: dict[str, Any]) -> Done:
    person, tag = _applicant(row.applicant_id), facts["tag"]
    if tag not in person.tags:
        return "no_change"
    person.tags = [kept for kept in person.tags if kept != tag]
    record("untag_applicant", office_id=person.office_id, applicant_id=person.id, shown_to=OFFICE, tag=tag)
    return {}


def _assign_advisor(row: Chosen, facts: dict[str, Any]) -> Done:
    person, advisor_id = _applicant(row.applicant_id), UUID(facts["advisor_id"])
    if person.advisor_id == advisor_id:
        return "no_change"
    before = {"advisor_id": str(person.advisor_id) if person.advisor_id else None}
    _give_to(person, advisor_id)
    return before


def _give_to(person: Applicant, advisor_id: UUID | None) -> None:
    person.advisor_id = advisor_id
    name = db.session.scalar(sa.select(Advisor.name).where(Advisor.id == advisor_id)) or ""
    record("assign_advisor", office_id=person.office_id, applicant_id=person.id, shown_to=PLANNING, advisor=name)


def _move_due(row: Chosen, facts: dict[str, Any]) -> Done:
    letter, on = _letter(row.row_id), date.fromisoformat(facts["on"])
    if letter.due_on == on:
        return "no_change"
    on_before = letter.due_on.isoformat() if letter.due_on else None
    before = {"on": on_before, "note": letter.due_note, "moved": letter.due_moved}
    letters.move_due(letter, on=on, note=facts.get("note", ""))
    return before


def _remind(row: Chosen, _facts: dict[str, Any]) -> Done:
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


def _take_tag_back(row_id: UUID, _before: dict[str, Any], facts: dict[str, Any]) -> bool:
    return _untag(_bare(row_id), facts) != "no_change"


def _put_tag_back(row_id: UUID, _before: dict[str, Any], facts: dict[str, Any]) -> bool:
    return _tag(_bare(row_id), facts) != "no_change"


def _give_back(row_id: UUID, before: dict[str, Any], facts: dict[str, Any]) -> bool:
    person = _applicant(row_id)
    if str(person.advisor_id) != facts["advisor_id"]:
        return False
    _give_to(person, UUID(before["advisor_id"]) if before["advisor_id"] else None)
    return True


def _move_due_back(row_id: UUID, before: dict[str, Any], facts: dict[str, Any]) -> bool:
    letter = _letter(row_id)
    if letter.due_on is None or letter.due_on.isoformat() != facts["on"]:
        return False
    letter.due_on = date.fromisoformat(before["on"]) if before["on"] else None
    letter.due_note, letter.due_moved = before["note"], before["moved"]
    audience = EVERYONE if letter.sent_at else PLANNING
    told = {"before": facts["on"], "on": before["on"] or "", "note": letter.due_note}
    record("move_due", office_id=letter.office_id, request=letter, shown_to=audience, **told)
    return True


def _bare(applicant_id: UUID) -> Chosen:
    return Chosen(applicant_id, applicant_id, "", joined=False, withdrawn=False)


def _applicant(applicant_id: UUID) -> Applicant:
    return db.session.scalars(sa.select(Applicant).where(Applicant.id == applicant_id).with_for_update()).one()


def _letter(request_id: UUID) -> LetterRequest:
    return db.session.scalars(sa.select(LetterRequest).where(LetterRequest.id == request_id).with_for_update()).one()


_ACTS: dict[Kind, Callable[[Chosen, dict[str, Any]], Done]] = {
    Kind.INVITE: _invite,
    Kind.MESSAGE: _message,
    Kind.TAG: _tag,
    Kind.UNTAG: _untag,
    Kind.ASSIGN_ADVISOR: _assign_advisor,
    Kind.REMIND: _remind,
    Kind.MOVE_DUE: _move_due,
}
_UNDOES: dict[Kind, Callable[[UUID, dict[str, Any], dict[str, Any]], bool]] = {
    Kind.TAG: _take_tag_back,
    Kind.UNTAG: _put_tag_back,
    Kind.ASSIGN_ADVISOR: _give_back,
    Kind.MOVE_DUE: _move_due_back,
}
