"""The advisors' daily digest: what needs each of them, once a day, and nothing where nothing does."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from portal.clock import now
from portal.extensions import db
from portal.lifecycle import OUT, WITH_WRITER, Status
from portal.models import (
    Account,
    Advisor,
    Applicant,
    Digest,
    LetterRequest,
    Message,
    Office,
    Packet,
    Writer,
    WriterChoice,
)
from portal.seasons import Action, Decision, Quiet
from portal.seasons.digest import AdvisorFacts, DigestLine, Need, decide_digest, decide_digest_at, digest_lines
from portal.seasons.sentences import Said
from portal.usecases.reminders import quiet_of

#: As the advisors' queue counts (rules deadline_risk_unreceived and backup_writer; assumed).
RISK, SILENT, RECENT = timedelta(days=14), timedelta(days=14), timedelta(days=21)

Decide = Callable[[AdvisorFacts, list[DigestLine], Quiet], list[Decision]]
Needs = dict[tuple[UUID, UUID | None], list[tuple[Need, str]]]


def digest_on(day: date, *, dry_run: bool = False) -> Iterator[Decision]:
    """The digests of a day, sent or held. Without `dry_run` they are queued; a second run holds them as sent."""
    return _digest(
        lambda facts, lines, quiet: decide_digest(facts, lines, quiet, day), lambda _: day, day, dry_run=dry_run
    )


def digest_at(moment: datetime) -> Iterator[Decision]:
    """What goes out at this moment, by each advisor's own clock."""
    return _digest(
        lambda facts, lines, quiet: decide_digest_at(facts, lines, quiet, moment),
        lambda zone: moment.astimezone(ZoneInfo(zone)).date(),
        moment.date(),
        dry_run=False,
    )


def want_digest(advisor: Advisor, *, wanted: bool) -> None:
    """The advisor wants the daily digest, or none."""
    advisor.digest_stopped_at = None if wanted else advisor.digest_stopped_at or now()


def _digest(decide: Decide, today_in: Callable[[str], date], day: date, *, dry_run: bool) -> Iterator[Decision]:
    going: list[tuple[Any, date, list[DigestLine], Decision]] = []
    advisors = _advisors()
    needs = _needs(day) if advisors else {}
    for advisor in advisors:
        lines = digest_lines(needs[advisor.office_id, advisor.id] + needs[advisor.office_id, None])
        for decision in decide(_facts(advisor), lines, quiet_of(advisor.settings)):
            if decision.action is Action.SEND:
                going.append((advisor, today_in(advisor.time_zone), lines, decision))
            else:
                yield decision
    queued = set() if dry_run else _queue(going)
    for advisor, given_on, _, decision in going:
        lost = not dry_run and advisor.id not in queued
        yield decision.held(Said("already_sent", {"sent_on": given_on})) if lost else decision


def _facts(advisor: Any) -> AdvisorFacts:
    return AdvisorFacts(advisor.email, advisor.time_zone, advisor.digest_stopped_at is not None, advisor.given_on)


def _advisors() -> list[Any]:
    """Everybody who advises, with the day of their last digest."""
    return list(db.session.execute(_advising()))


@cache
def _advising() -> sa.Select[Any]:
    given_on = sa.select(sa.func.max(Digest.given_on)).where(
        Digest.office_id == Advisor.office_id, Digest.advisor_id == Advisor.id
    )
    return (
            sa.select(
                Advisor.office_id, Advisor.id, Advisor.account_id, Advisor.name, Advisor.email, Advisor.digest_stopped_at,
                Account.time_zone, Office.settings, given_on.scalar_subquery().label("given_on"),
            )
            .join(Account, Account.id == Advisor.account_id)
            .join(Office, Office.id == Advisor.office_id)
            .where(Advisor.left_at.is_(None))
            .order_by(Advisor.office_id, Advisor.id)
    )  # fmt: skip


def _needs(day: date) -> Needs:
    """What needs whom, in one query: by office and advisor; what has no advisor is everybody's of the office."""
    days = {"risk": day + RISK, "silent_since": day - SILENT, "answered_since": day - RECENT}
    found: Needs = defaultdict(list)
    for row in db.session.execute(_wanted(), days):
        found[row.office_id, row.advisor_id].append((Need(row.need), row.name))
    return found


@cache
def _wanted() -> sa.CompoundSelect[Any]:
    """Put together once: the hourly job asks it for ever."""
    letter = LetterRequest
    silent_since, answered_since = (
        sa.cast(sa.bindparam(name, type_=sa.Date()), sa.TIMESTAMP(timezone=True))
        for name in ("silent_since", "answered_since")
    )
    of_letter = sa.and_(letter.office_id == Applicant.office_id, letter.applicant_id == Applicant.id)
    out, at_risk = letter.status.in_(OUT), letter.due_on <= sa.bindparam("risk", type_=sa.Date())
    answered = letter.status.in_((Status.DECLINED, Status.HESITANT))
    silent = sa.and_(letter.status.in_(WITH_WRITER), letter.promised_at.is_(None), letter.sent_at < silent_since)
    fails = sa.exists().where(
        Writer.office_id == letter.office_id, Writer.id == letter.writer_id, Writer.address_fails_since.is_not(None)
    )
    kind = sa.case(
        (sa.and_(out, at_risk), Need.AT_RISK.value),
        (sa.and_(out, fails), Need.ADDRESS_FAILS.value),
        (answered, Need.ANSWERED_NO.value),
        (letter.proposed_due_on.is_not(None), Need.OTHER_DATE.value),
        else_=Need.SILENT.value,
    )
    name = sa.func.btrim(Applicant.first_name + " " + Applicant.last_name)
    who = (Applicant.office_id, Applicant.advisor_id, name.label("name"))
    letters = (
        sa.select(*who, kind.label("need"))
        .join(letter, of_letter)
        .where(
            sa.or_(
                sa.and_(out, sa.or_(at_risk, letter.proposed_due_on.is_not(None), fails)),
                sa.and_(answered, letter.status_at > answered_since),
                silent,
            )
        )
    )
    choices = (
        sa.select(*who, sa.literal(Need.REVIEW_CHOICE.value))
        .join(
            WriterChoice,
            sa.and_(WriterChoice.office_id == Applicant.office_id, WriterChoice.applicant_id == Applicant.id),
        )
        .where(WriterChoice.status == Status.PROPOSED)
    )
    packets = (
        sa.select(*who, sa.literal(Need.REVIEW_PACKET.value))
        .join(Packet, sa.and_(Packet.office_id == Applicant.office_id, Packet.applicant_id == Applicant.id))
        .where(Packet.status == Status.SUBMITTED)
    )
    here = Applicant.withdrawn_at.is_(None)
    return sa.union_all(*(one.where(here) for one in (letters, choices, packets)))


def _queue(going: list[tuple[Any, date, list[DigestLine], Decision]]) -> set[UUID]:
    """Note each and put its mail in the outbox, two statements for them all; whose went."""
    if not going:
        return set()
    rows = [{"office_id": advisor.office_id, "advisor_id": advisor.id, "given_on": on} for advisor, on, _, _ in going]
    ours = set(db.session.scalars(insert(Digest).values(rows).on_conflict_do_nothing().returning(Digest.advisor_id)))
    moment = now()
    mails = [
        {
            "id": uuid4(),
            "office_id": advisor.office_id,
            "kind": decision.kind.value,
            "to_address": advisor.email,
            "to_name": advisor.name,
            "to_account_id": advisor.account_id,
            "facts": {
                "advisor_id": str(advisor.id),
                "lines": [{"need": line.need.value, "count": line.count, "names": line.names} for line in lines],
            },
            "created_at": moment,
            "not_before": moment,
        }
        for advisor, _, lines, decision in going
        if advisor.id in ours
    ]
    if mails:
        db.session.execute(sa.insert(Message), mails)
    return ours
