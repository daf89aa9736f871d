"""Nudges to applicants: what each has to do today, put in the outbox exactly once (rules signal_mid_rotation, ask_at_end, backup_writer)."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from portal.audit import record
from portal.clock import now
from portal.extensions import db
from portal.lifecycle import Status
from portal.models import Applicant, History, LetterRequest, Message, Nudge, Office, Packet, Rotation, WriterChoice
from portal.seasons import Action, Decision
from portal.seasons import nudges as rules
from portal.seasons.sentences import Said
from portal.usecases.reminders import quiet_of

#: Choices looked at in one go.
CHUNK = 1000
#: For so long after a no or a hesitant answer a back-up writer is asked for.
BACKUP_DAYS = 30
#: The service shows a letter within so many days of its upload (rule due_date: five business days).
PROCESSING = timedelta(days=7)
#: The longest a rotation's moment to ask lasts after its end, with a day in hand for the applicant's own calendar.
AFTER_ROTATION = timedelta(days=rules.ASK_AFTER_END_DAYS + 1)

Decide = Callable[[rules.Nudge, list[rules.Nudged], rules.Receiver, rules.NudgePolicy], Decision]
TodayIn = Callable[[str], date]


class _Found(NamedTuple):
    """A nudge with its decision, and what its rows need."""

    decision: Decision
    nth: int
    given_on: date
    choice: Any


def nudge_on(day: date, *, dry_run: bool = False) -> Iterator[Decision]:
    """The nudges of a day, sent or held. Without `dry_run` they are queued; a second run holds them as sent."""

    def decide(
        nudge: rules.Nudge, given: list[rules.Nudged], to: rules.Receiver, policy: rules.NudgePolicy
    ) -> Decision:
        return rules.decide_nudge(nudge, given, to, policy, day)

    return _nudge(decide, lambda _zone: day, day, dry_run=dry_run)


def nudge_at(moment: datetime) -> Iterator[Decision]:
    """What goes out at this moment, by each applicant's own clock."""

    def decide(
        nudge: rules.Nudge, given: list[rules.Nudged], to: rules.Receiver, policy: rules.NudgePolicy
    ) -> Decision:
        return rules.decide_nudge_at(nudge, given, to, policy, moment)

    return _nudge(decide, lambda zone: moment.astimezone(ZoneInfo(zone)).date(), moment.date(), dry_run=False)


def nudge_policy_of(settings: dict[str, Any]) -> rules.NudgePolicy:
    """The office's way with nudges: its setting `nudges`, else the assumed numbers; its quiet hours are those of the reminders."""
    told = settings.get("nudges", {})
    return rules.NudgePolicy(
        rest_days=told.get("rest_days", 7), ceiling=told.get("ceiling", 3), quiet=quiet_of(settings)
    )


def want_nudges(applicant: Applicant, *, wanted: bool) -> None:
    """The applicant wants nudges, or none."""
    if wanted == (applicant.nudges_stopped_at is None):
        return
    applicant.nudges_stopped_at = None if wanted else now()
    kind = "resume_nudges" if wanted else "stop_nudges"
    record(kind, office_id=applicant.office_id, applicant_id=applicant.id)


def _nudge(decide: Decide, today_in: TodayIn, day: date, *, dry_run: bool) -> Iterator[Decision]:
    policies = {
        office: nudge_policy_of(settings)
        for office, settings in db.session.execute(sa.select(Office.id, Office.settings))
    }
    after: UUID | None = None
    more = True
    while more:
        choices = _choices(day, after)
        more, after = len(choices) == CHUNK, choices[-1].id if choices else None
        found = [one for choice in choices for one in _found(choice, decide, today_in, policies[choice.office_id])]
        queued = set() if dry_run else _queue([one for one in found if one.decision.action is Action.SEND])
        for one in found:
            lost = not dry_run and one.decision.action is Action.SEND and _key(one) not in queued
            yield one.decision.held(Said("already_sent", {"sent_on": one.given_on})) if lost else one.decision


def _found(choice: Any, decide: Decide, today_in: TodayIn, policy: rules.NudgePolicy) -> Iterator[_Found]:
    day = today_in(choice.time_zone)
    given = [rules.Nudged(kind, date.fromisoformat(on)) for kind, on in choice.given or ()]
    to = rules.Receiver(choice.email, choice.time_zone, choice.nudges_stopped_at is not None)
    for nudge in _nudges_of(choice, day):
        nth = 1 + sum(one.kind == nudge.kind for one in given)
        yield _Found(decide(nudge, given, to, policy), nth, day, choice)


def _nudges_of(choice: Any, day: date) -> list[rules.Nudge]:
    subject = str(choice.request_id or choice.id)
    found = []
    if choice.starts_on and choice.status in (None, Status.APPROVED):
        facts = rules.RotationFacts(subject, choice.writer_name, choice.starts_on, choice.ends_on)
        found += rules.rotation_nudges(facts, day)
    if choice.request_id:
        found += rules.letter_nudges(_letter(choice, subject, day), day)
    return found


def _letter(choice: Any, subject: str, day: date) -> rules.OpenLetter:
    answered = choice.declined_at if choice.status == Status.DECLINED else choice.answered_at
    return rules.OpenLetter(
        subject=subject,
        writer=choice.writer_name,
        due_on=choice.due_on or day,
        agreed_on=choice.answered_at.date() if choice.status == Status.AGREED else None,
        packet_published=choice.submitted,
        hesitated_on=answered.date() if choice.status in (Status.HESITANT, Status.DECLINED) and answered else None,
        replaced=choice.replaced,
        uploaded=choice.status in (Status.UPLOADED, Status.AVAILABLE),
        available_on=_shown_on(choice),
        programs_to_assign=1,
        gentle_reminder_on=choice.reminded_at.date() if choice.reminded_at else None,
    )


def _shown_on(choice: Any) -> date | None:
    """The day on which the service shows the letter: somebody saw it there, or it has had its time."""
    if choice.status == Status.AVAILABLE:
        seen: date = choice.available_at.date()
        return seen
    return choice.uploaded_at.date() + PROCESSING if choice.status == Status.UPLOADED else None


def _choices(day: date, after: UUID | None) -> list[Any]:
    """The next writer choices of which something may have to be said, with all that decides it, in one query."""
    days = {
        "day": day,
        "tomorrow": day + timedelta(days=1),
        "ended_since": day - AFTER_ROTATION,
        "declined_since": day - timedelta(days=BACKUP_DAYS),
        "after": after or UUID(int=0),
    }
    return list(db.session.execute(_wanted(), days).all())


@cache
def _wanted() -> sa.Executable:
    """Put together once: the hourly job asks it for ever."""
    choice, letter, rotation = WriterChoice, LetterRequest, Rotation
    of_choice = sa.and_(Nudge.office_id == choice.office_id, Nudge.choice_id == choice.id)
    given = sa.select(sa.func.jsonb_agg(sa.func.jsonb_build_array(Nudge.kind, Nudge.given_on))).where(of_choice)
    reminded = sa.select(sa.func.max(Message.created_at)).where(
        Message.office_id == letter.office_id, Message.request_id == letter.id, Message.kind == "gentle_reminder"
    )
    submitted = sa.exists().where(
        Packet.office_id == letter.office_id, Packet.request_id == letter.id, Packet.status == Status.SUBMITTED
    )
    later = sa.orm.aliased(WriterChoice)
    answered_at = sa.func.coalesce(letter.declined_at, letter.answered_at, letter.sent_at)
    replaced = sa.exists().where(
        later.office_id == choice.office_id,
        later.applicant_id == choice.applicant_id,
        later.created_at > answered_at,
        later.status != Status.DROPPED,
    )
    day = sa.bindparam("day", type_=sa.Date())
    recently = sa.cast(sa.bindparam("declined_since", type_=sa.Date()), sa.TIMESTAMP(timezone=True))
    return (
        sa.select(
            choice.office_id, choice.id, choice.applicant_id, choice.writer_name, letter.id.label("request_id"), letter.status, letter.due_on,
            letter.answered_at, letter.declined_at, letter.uploaded_at, letter.available_at, rotation.starts_on, rotation.ends_on,
            Applicant.email, Applicant.time_zone, Applicant.account_id, Applicant.nudges_stopped_at,
            (Applicant.first_name + " " + Applicant.last_name).label("name"), given.scalar_subquery().label("given"),
            reminded.scalar_subquery().label("reminded_at"), submitted.label("submitted"), replaced.label("replaced"),
        )
        .join(Applicant, sa.and_(Applicant.office_id == choice.office_id, Applicant.id == choice.applicant_id))
        .outerjoin(letter, sa.and_(letter.office_id == choice.office_id, letter.choice_id == choice.id))
        .outerjoin(rotation, sa.and_(rotation.office_id == choice.office_id, rotation.id == choice.rotation_id))
        .where(
            choice.id > sa.bindparam("after", type_=sa.Uuid()),
            Applicant.withdrawn_at.is_(None),
            Applicant.account_id.is_not(None),
            sa.or_(
                sa.and_(
                    choice.status.in_((Status.DRAFT, Status.PROPOSED, Status.RETURNED, Status.APPROVED)),
                    sa.or_(letter.id.is_(None), letter.status == Status.APPROVED),
                    rotation.starts_on <= sa.bindparam("tomorrow", type_=sa.Date()),
                    rotation.ends_on >= sa.bindparam("ended_since", type_=sa.Date()),
                ),
                letter.status.in_((Status.AGREED, Status.HESITANT, Status.UPLOADED, Status.AVAILABLE)),
                sa.and_(letter.status == Status.DECLINED, letter.declined_at > recently),
                sa.and_(letter.status == Status.SENT, letter.due_on >= day),
            ),
        )
        .order_by(choice.id)
        .limit(CHUNK)
    )  # fmt: skip


def _key(one: _Found) -> tuple[UUID, str, int]:
    return one.choice.id, one.decision.kind.value, one.nth


def _queue(found: list[_Found]) -> set[tuple[UUID, str, int]]:
    """Note each and put its mail in the outbox, three statements for them all; which went. What another run noted first is not ours to send."""
    if not found:
        return set()
    rows = [
        {"office_id": one.choice.office_id, "choice_id": one.choice.id, "kind": one.decision.kind.value, "nth": one.nth, "given_on": one.given_on}
        for one in found
    ]  # fmt: skip
    noted = db.session.execute(
        insert(Nudge).values(rows).on_conflict_do_nothing().returning(Nudge.choice_id, Nudge.kind, Nudge.nth)
    )
    ours = {(row.choice_id, row.kind, row.nth) for row in noted}
    going = [one for one in found if _key(one) in ours]
    if going:
        moment = now()
        db.session.execute(sa.insert(Message), [_mail(one, moment) for one in going])
        db.session.execute(sa.insert(History), [_entry(one) for one in going])
    return ours


def _mail(one: _Found, moment: datetime) -> dict[str, Any]:
    choice = one.choice
    facts = {"writer": choice.writer_name}
    if choice.ends_on:
        facts["ends_on"] = choice.ends_on.isoformat()
    if choice.due_on:
        facts["due_on"] = choice.due_on.isoformat()
    return {
        "id": uuid4(),
        "office_id": choice.office_id,
        "kind": one.decision.kind.value,
        "to_address": choice.email,
        "to_name": choice.name.strip(),
        "to_account_id": choice.account_id,
        "applicant_id": choice.applicant_id,
        "request_id": choice.request_id,
        "facts": facts,
        "created_at": moment,
        "not_before": moment,
    }


def _entry(one: _Found) -> dict[str, Any]:
    return {
        "office_id": one.choice.office_id,
        "kind": "nudge",
        "applicant_id": one.choice.applicant_id,
        "request_id": one.choice.request_id,
        "shown_to": ["advisor", "applicant"],
        "facts": {"nudge": one.decision.kind.value, "writer": one.choice.writer_name},
    }
