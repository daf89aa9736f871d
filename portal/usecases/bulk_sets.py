"""What is done to many applicants or letters with one statement each for the rows, their history and their mail; and taken back so.

Rows are held in the order of their ids before they are changed: two who change the same ones wait for each other, and never in a ring.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from portal.access import actor_of
from portal.audit import EVERYONE, OFFICE, PLANNING, About, record_each
from portal.bulk import Chosen
from portal.clock import today
from portal.extensions import db
from portal.lifecycle import DELIVERED, ENDED
from portal.mail import Address, post
from portal.models import Advisor, Applicant, LetterRequest

#: Row to what stood there before, for Undo; rows that were like this already are not in it.
Done = dict[UUID, dict[str, Any]]

_MOVE_BACK = sa.text(
    "UPDATE letter_request l SET due_on = b.on, due_note = b.note, due_moved = b.moved"
    ' FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS b (id uuid, "on" date, note text, moved boolean)'
    " WHERE l.office_id = :office AND l.id = b.id"
)


def message(rows: Sequence[Chosen], facts: dict[str, Any]) -> Done:
    """A mail of the office's words to each."""
    sender = db.session.scalars(sa.select(Advisor.email).where(Advisor.id == actor_of(db.session()).own_id)).one()
    names = {row.row_id: row.applicant for row in rows}
    people = _people(names)
    for person in people:
        to = Address(person.reply_email or person.email, names[person.id], person.account_id)
        post("office_message", to, office_id=_office(), applicant_id=person.id, reply_to=sender, **facts)
    _record("message_applicant", people, PLANNING, subject=facts["subject"])
    return {person.id: {} for person in people}


def tag(rows: Sequence[Chosen], facts: dict[str, Any]) -> Done:
    """A tag on each who has it not yet."""
    return _tag([row.row_id for row in rows], facts["tag"])


def untag(rows: Sequence[Chosen], facts: dict[str, Any]) -> Done:
    """The tag goes from each who has it."""
    return _untag([row.row_id for row in rows], facts["tag"])


def take_tag_back(before: Done, facts: dict[str, Any]) -> Iterable[UUID]:
    """From those who still have it."""
    return _untag(before, facts["tag"])


def put_tag_back(before: Done, facts: dict[str, Any]) -> Iterable[UUID]:
    """To those who have not got it again."""
    return _tag(before, facts["tag"])


def assign_advisor(rows: Sequence[Chosen], facts: dict[str, Any]) -> Mapping[UUID, dict[str, Any] | str]:
    """They are this advisor's from now on; nobody's are, if that advisor has left since it was started."""
    advisor_id = UUID(facts["advisor_id"])
    if advisor_id not in _who_advise([advisor_id]):
        return {row.row_id: "advisor_left" for row in rows}
    others = [person for person in _people([row.row_id for row in rows]) if person.advisor_id != advisor_id]
    _give_to(advisor_id, others)
    return {one.id: {"advisor_id": str(one.advisor_id) if one.advisor_id else None} for one in others}


def give_back(before: Done, facts: dict[str, Any]) -> Iterable[UUID]:
    """To whoever had them, where they are still this advisor's and whoever had them is still there."""
    still_there = {str(advisor_id) for advisor_id in _who_advise({UUID(had) for had in _had(before) if had})}
    theirs = [
        person
        for person in _people(before)
        if str(person.advisor_id) == facts["advisor_id"] and before[person.id]["advisor_id"] in still_there | {None}
    ]
    by_advisor = defaultdict(list)
    for person in theirs:
        by_advisor[before[person.id]["advisor_id"]].append(person)
    for advisor_id, people in by_advisor.items():
        _give_to(UUID(advisor_id) if advisor_id else None, people)
    return [person.id for person in theirs]


def move_due(rows: Sequence[Chosen], facts: dict[str, Any]) -> Mapping[UUID, dict[str, Any] | str]:
    """Another due date, as `letters.move_due` gives one letter; none, if the day has passed since it was started."""
    on, note = date.fromisoformat(facts["on"]), facts.get("note", "").strip()
    if on <= today():
        return {row.row_id: "date_past" for row in rows}
    others = [letter for letter in _open_letters([row.row_id for row in rows]) if letter.due_on != on]
    _set(
        LetterRequest, others, due_on=on, due_note=note, due_moved=True,
        proposed_due_on=sa.func.nullif(LetterRequest.proposed_due_on, on),
    )  # fmt: skip
    _tell_of_due_dates(
        others, {letter.id: {"before": _iso(letter.due_on), "on": facts["on"], "note": note} for letter in others}
    )
    return {one.id: {"on": _iso(one.due_on) or None, "note": one.due_note, "moved": one.due_moved} for one in others}


def move_due_back(before: Done, facts: dict[str, Any]) -> Iterable[UUID]:
    """To the date that stood there, where nobody has set another since and the letter has not come meanwhile."""
    still = [letter for letter in _open_letters(before) if _iso(letter.due_on) == facts["on"]]
    rows = [{"id": str(letter.id), **before[letter.id]} for letter in still]
    db.session.execute(_MOVE_BACK, {"rows": json.dumps(rows), "office": _office()})
    told = {
        one.id: {"before": facts["on"], "on": before[one.id]["on"] or "", "note": before[one.id]["note"]}
        for one in still
    }
    _tell_of_due_dates(still, told)
    return [letter.id for letter in still]


def _tag(ids: Iterable[UUID], tag: str) -> Done:
    without = [person for person in _people(ids) if tag not in person.tags]
    _set(Applicant, without, tags=sa.func.array_append(Applicant.tags, tag))
    _record("tag_applicant", without, OFFICE, tag=tag)
    return {person.id: {} for person in without}


def _untag(ids: Iterable[UUID], tag: str) -> Done:
    tagged = [person for person in _people(ids) if tag in person.tags]
    _set(Applicant, tagged, tags=sa.func.array_remove(Applicant.tags, tag))
    _record("untag_applicant", tagged, OFFICE, tag=tag)
    return {person.id: {} for person in tagged}


def _give_to(advisor_id: UUID | None, people: Sequence[Any]) -> None:
    name = db.session.scalar(sa.select(Advisor.name).where(Advisor.id == advisor_id)) or ""
    _set(Applicant, people, advisor_id=advisor_id)
    _record("assign_advisor", people, PLANNING, advisor=name)


def _tell_of_due_dates(letters: Sequence[Any], told: dict[UUID, dict[str, Any]]) -> None:
    """The writer reads of it where the packet is with them."""
    for sent, audience in ((True, EVERYONE), (False, PLANNING)):
        about = [
            About(letter.applicant_id, letter.id, letter.writer_account_id, told[letter.id])
            for letter in letters
            if bool(letter.sent_at) is sent
        ]
        record_each("move_due", about, office_id=_office(), shown_to=audience)


def _record(kind: str, people: Sequence[Any], audience: Any, **facts: Any) -> None:
    record_each(kind, [About(person.id, facts=facts) for person in people], office_id=_office(), shown_to=audience)


def _people(ids: Iterable[UUID]) -> Sequence[Any]:
    person = Applicant
    columns = (person.id, person.tags, person.advisor_id, person.email, person.reply_email, person.account_id)
    return _held(sa.select(*columns), person, ids)


def _open_letters(ids: Iterable[UUID]) -> Sequence[Any]:
    """Those that have a due date to speak of: one that was uploaded or given up has none any more."""
    letter = LetterRequest
    columns = (letter.id, letter.applicant_id, letter.writer_account_id, letter.sent_at)
    wanted = sa.select(*columns, letter.due_on, letter.due_note, letter.due_moved, letter.status)
    return [row for row in _held(wanted, letter, ids) if row.status not in (*DELIVERED, *ENDED)]


def _had(before: Done) -> set[str | None]:
    return {row["advisor_id"] for row in before.values()}


def _who_advise(ids: Iterable[UUID]) -> set[UUID]:
    """Those of the advisors who have not left; nobody of them leaves before this is written down."""
    there = sa.select(Advisor.id).where(Advisor.id.in_(ids), Advisor.left_at.is_(None)).order_by(Advisor.id)
    return set(db.session.scalars(there.with_for_update(read=True)))


def _held(
    wanted: sa.Select[*tuple[Any, ...]], table: type[Applicant] | type[LetterRequest], ids: Iterable[UUID]
) -> Sequence[Any]:
    db.session.flush()
    return db.session.execute(wanted.where(_one_of(table, ids)).order_by(table.id).with_for_update()).all()


def _set(table: type[Applicant] | type[LetterRequest], rows: Sequence[Any], **columns: Any) -> None:
    if rows:
        changed = sa.update(table).where(_one_of(table, [row.id for row in rows])).values(**columns)
        db.session.execute(changed.execution_options(synchronize_session=False))


def _one_of(table: type[Applicant] | type[LetterRequest], ids: Iterable[UUID]) -> sa.ColumnElement[bool]:
    return table.id == sa.any_(sa.literal(list(ids), ARRAY(sa.Uuid())))


def _office() -> UUID:
    office_id = actor_of(db.session()).office_id
    assert office_id is not None, "only people of an office do this"
    return office_id


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
