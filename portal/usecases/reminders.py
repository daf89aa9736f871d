"""Reminders to writers: who is due one, and putting it in the outbox exactly once (rules gentle_reminder, final_reminder, reminders_stop)."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from portal.clock import now
from portal.extensions import db
from portal.lifecycle import DELIVERED, WITH_WRITER, Status
from portal.models import LetterRequest, Link, Message, Office, Writer
from portal.seasons import Action, Decision, LetterFacts, Quiet, ReminderPolicy, Sent, reminders_at, reminders_on
from portal.seasons.sentences import Said

REMINDERS = ("gentle_reminder", "final_reminder")
#: Letters looked at in one go.
CHUNK = 1000
#: Statuses in which a reminder may be due, or is held with a reason worth telling.
LOOKED_AT = (*WITH_WRITER, *DELIVERED, Status.DECLINED, Status.WITHDRAWN)


class Reminder(NamedTuple):
    """A decision about one letter, with what the mail needs."""

    decision: Decision
    letter: Any


def remind_on(day: date, *, dry_run: bool = False) -> Iterator[Decision]:
    """What goes out on that day, and what is held back and why. Without `dry_run` it is queued; a second run holds it as sent."""
    return _remind(lambda facts, policy: reminders_on(facts, policy, day), day, dry_run=dry_run)


def remind_at(moment: datetime) -> Iterator[Decision]:
    """What goes out at this moment, by each writer's own clock."""
    earliest = moment.date() - timedelta(days=1)  # west of Greenwich it may still be yesterday
    return _remind(lambda facts, policy: reminders_at(facts, policy, moment), earliest, dry_run=False)


def policy_of(settings: dict[str, Any]) -> ReminderPolicy:
    """The office's cadence: its setting `reminders`, else the guide's with the assumed numbers."""
    told = settings.get("reminders", {})
    return ReminderPolicy(
        gentle_days=told.get("gentle_days", 10),
        final_days=told.get("final_days", 3),
        ceiling=told.get("ceiling", 3),
        quiet=quiet_of(settings),
    )


def quiet_of(settings: dict[str, Any]) -> Quiet:
    """The office's quiet hours and days; the same for everybody it writes to, by their own clock."""
    quiet = settings.get("reminders", {}).get("quiet", {})
    return Quiet(
        begins=time.fromisoformat(quiet.get("begins", "20:00")),
        ends=time.fromisoformat(quiet.get("ends", "07:00")),
        weekdays=frozenset(quiet.get("weekdays", range(7))),
    )


def _remind(
    decide: Callable[[LetterFacts, ReminderPolicy], list[Decision]], day: date, *, dry_run: bool
) -> Iterator[Decision]:
    policies = {
        office: policy_of(settings) for office, settings in db.session.execute(sa.select(Office.id, Office.settings))
    }
    # Nothing is said before the gentle reminder's day; a day is in hand for the writers' own calendars.
    last = day + timedelta(days=2 + max((policy.gentle_days for policy in policies.values()), default=0))
    after, more = (date.min, UUID(int=0)), True
    while more:
        letters = _letters(day, last, after)
        more = len(letters) == CHUNK
        after = (letters[-1].due_on, letters[-1].id) if letters else after
        sent = _sent_before([letter.id for letter in letters])
        found = [
            Reminder(decision, letter)
            for letter in letters
            for decision in decide(_facts(letter, sent[letter.id]), policies[letter.office_id])
        ]
        queued = set() if dry_run else _queue([one for one in found if one.decision.action is Action.SEND])
        for decision, letter in found:
            lost = not dry_run and decision.action is Action.SEND and letter.id not in queued
            yield decision.held(Said("already_sent", {"sent_on": day})) if lost else decision


def _letters(first: date, last: date, after: tuple[date, UUID]) -> list[Any]:
    """The next letters due from one day to another, with their writer and the writer's open link."""
    due_after, id_after = after
    asked = {"first": first, "last": last, "due_after": due_after, "id_after": id_after}
    return list(db.session.execute(_wanted(), asked).all())


@cache
def _wanted() -> sa.Executable:
    """Put together once: the hourly job asks it for ever."""
    letter = LetterRequest
    link = (
        sa.select(Link.id)
        .where(
            Link.office_id == letter.office_id,
            Link.request_id == letter.id,
            Link.holder == "writer",
            Link.revoked_at.is_(None),
        )
        .order_by(Link.created_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    first, last, due_after = (sa.bindparam(name, type_=sa.Date()) for name in ("first", "last", "due_after"))
    return (
        sa.select(
            letter.office_id, letter.id, letter.applicant_id, letter.applicant_name, letter.writer_name, letter.writer_account_id,
            letter.status, letter.due_on, letter.sent_at, letter.reminders_paused_at, Writer.email, Writer.time_zone,
            Writer.address_fails_since, link.label("link_id"),
        )
        .join(Writer, sa.and_(Writer.office_id == letter.office_id, Writer.id == letter.writer_id))
        .where(
            letter.status.in_(LOOKED_AT),
            letter.due_on.between(first, last),
            letter.sent_at.is_not(None),
            sa.tuple_(letter.due_on, letter.id) > sa.tuple_(due_after, sa.bindparam("id_after", type_=sa.Uuid())),
        )
        .order_by(letter.due_on, letter.id)
        .limit(CHUNK)
    )  # fmt: skip


def _sent_before(requests: list[UUID]) -> dict[UUID, list[Sent]]:
    if not requests:
        return {}
    rows = db.session.execute(
        sa.select(Message.request_id, Message.kind, Message.due_on, Message.created_at).where(
            Message.request_id.in_(requests), Message.kind.in_(REMINDERS), Message.due_on.is_not(None)
        )
    )
    sent: dict[UUID, list[Sent]] = defaultdict(list)
    for row in rows:
        sent[row.request_id].append(Sent(row.kind, row.due_on, row.created_at.date()))
    return sent


def _facts(letter: Any, sent: list[Sent]) -> LetterFacts:
    return LetterFacts(
        request=str(letter.id),
        to=letter.email,
        due_on=letter.due_on,
        time_zone=letter.time_zone,
        packet_sent_on=letter.sent_at.astimezone(ZoneInfo(letter.time_zone)).date(),
        declined=letter.status == Status.DECLINED,
        uploaded=letter.status in DELIVERED,
        withdrawn=letter.status == Status.WITHDRAWN,
        paused_by_writer=letter.reminders_paused_at is not None,
        address_fails=letter.address_fails_since is not None,
        sent=sent,
    )


#: One value for a whole chunk: thirteen thousand of them take longer to write down than to store.
_PUT = sa.text("""
INSERT INTO message (id, office_id, kind, to_address, to_name, to_account_id, applicant_id, request_id, link_id, due_on, facts,
  created_at, not_before)
SELECT id, office_id, kind, to_address, to_name, to_account_id, applicant_id, request_id, link_id, due_on, facts, :moment, :moment
FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS row (id uuid, office_id uuid, kind text, to_address text, to_name text, to_account_id uuid,
  applicant_id uuid, request_id uuid, link_id uuid, due_on date, facts jsonb)
ON CONFLICT (office_id, request_id, kind, due_on) WHERE due_on IS NOT NULL DO NOTHING
RETURNING request_id
""")
_NOTE = sa.text("""
INSERT INTO history (office_id, kind, applicant_id, request_id, writer_account_id, shown_to, facts)
SELECT office_id, 'remind', applicant_id, request_id, to_account_id, '{advisor,applicant,writer}',
  jsonb_build_object('reminder', kind, 'due_on', due_on)
FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS row (office_id uuid, kind text, to_account_id uuid, applicant_id uuid, request_id uuid, due_on date)
""")


def _queue(reminders: list[Reminder]) -> set[UUID]:
    """Put them in the outbox, two statements for them all; whose went. Another run at the same time finds its rows there already."""
    if not reminders:
        return set()
    rows = [_row(decision, letter) for decision, letter in reminders]
    queued = set(db.session.scalars(_PUT, {"rows": json.dumps(rows), "moment": now()}))
    ours = [row for row, (_, letter) in zip(rows, reminders, strict=True) if letter.id in queued]
    if ours:
        db.session.execute(_NOTE, {"rows": json.dumps(ours)})
    return queued


def _row(decision: Decision, letter: Any) -> dict[str, Any]:
    account, link = letter.writer_account_id, letter.link_id
    return {
        "id": str(uuid4()),
        "office_id": str(letter.office_id),
        "kind": decision.kind.value,
        "to_address": letter.email,
        "to_name": letter.writer_name,
        "to_account_id": str(account) if account else None,
        "applicant_id": str(letter.applicant_id),
        "request_id": str(letter.id),
        "link_id": str(link) if link else None,
        "due_on": letter.due_on.isoformat(),
        "facts": {"applicant": letter.applicant_name},
    }
