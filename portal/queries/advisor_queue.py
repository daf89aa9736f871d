"""Who needs the advisor today: letters at risk, choices and packets to review, silent or declined writers, people who have not started."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.clock import now
from portal.lifecycle import OUT, Status
from portal.models import Applicant, ApplicantFinding, LetterRequest, Message, Packet, WriterChoice
from portal.queries.asking import ask
from portal.queries.cohort_findings import NOT_STARTED, count_findings
from portal.queries.letter_filters import due_key
from portal.queries.tallies import tallies

#: Rule deadline_risk_unreceived: a letter still out this many days before its due date is at risk (assumed).
RISK_DAYS = 14
#: Rule backup_writer: a writer who has the packet and says nothing for so long is silent (assumed).
SILENT_DAYS = 14
#: Declined and hesitant answers stay in the queue for so long.
RECENT_DAYS = 21
#: So many of each; the tables show them all.
MOST = 50


class Who(NamedTuple):
    """An applicant as the queue names them."""

    applicant_id: UUID
    name: str
    own_script: str
    language: str


class LetterNeed(NamedTuple):
    """A letter that needs somebody."""

    who: Who
    request_id: UUID
    writer: str
    specialty: str
    status: str
    due_on: date | None
    proposed_due_on: date | None
    seen_at: datetime | None
    status_at: datetime
    promised_at: datetime | None
    reason: str
    reminders: int


class Review(NamedTuple):
    """A choice or a packet that waits for the office. `request_id` is set for a packet."""

    who: Who
    choice_id: UUID
    request_id: UUID | None
    writer: str
    about: str
    version: int
    since: datetime


class NotStarted(NamedTuple):
    """An applicant with no plan yet."""

    who: Who
    invited_at: datetime | None
    joined_at: datetime | None


class Queue(NamedTuple):
    """The four groups, the most urgent first in each, what is found on the sets, and the size of the cohort."""

    at_risk: list[LetterNeed]
    reviews: list[Review]
    silent: list[LetterNeed]
    not_started: list[NotStarted]
    applicants: int
    findings: dict[str, int]

    @property
    def people(self) -> int:
        """How many applicants the queue is about."""
        everyone = [need.who for need in self.at_risk] + [need.who for need in self.reviews]
        everyone += [need.who for need in self.silent] + [need.who for need in self.not_started]
        return len({who.applicant_id for who in everyone})


_WHO = (
    Applicant.id,
    sa.func.btrim(Applicant.first_name + " " + Applicant.last_name),
    Applicant.own_script_name,
    Applicant.name_language,
)


def queue(today: date) -> Queue:
    """The queue of the office whose advisor asks. Four queries, whatever the cohort's size."""
    letters = _letters(today)
    at_risk = [letter for letter in letters if _at_risk(letter, today)]
    rest = [letter for letter in letters if not _at_risk(letter, today)]
    kept = tallies(today)
    return Queue(at_risk, _reviews(), rest, _not_started(), kept.applicants(), count_findings(kept))


def _letters(today: date) -> list[LetterNeed]:
    """Letters at risk, silent, hesitant, declined, or with another date proposed: of each the first."""
    values = {
        "risk_until": today + timedelta(days=RISK_DAYS),
        "silent_since": now() - timedelta(days=SILENT_DAYS),
        "recent": now() - timedelta(days=RECENT_DAYS),
    }
    return [LetterNeed(Who(*row[:4]), *row[4:]) for row in ask(_needs(), values)]


@cache
def _needs() -> sa.Select[*tuple[Any, ...]]:
    """Each reason is read from an index of its own, and no further than the page shows."""
    letter = LetterRequest
    out = letter.status.in_(OUT)
    by_due, latest = (due_key, letter.id), (letter.status_at.desc(), letter.id)
    silent = (
        letter.status.in_((Status.SENT, Status.SEEN)),
        letter.promised_at.is_(None),
        letter.sent_at < sa.bindparam("silent_since", type_=letter.sent_at.type),
    )
    refused = (
        letter.status.in_((Status.DECLINED, Status.HESITANT)),
        letter.status_at > sa.bindparam("recent", type_=letter.status_at.type),
    )
    meant = sa.union(
        _first((out, due_key <= sa.bindparam("risk_until", type_=sa.Date())), by_due),
        _first((out, *silent), by_due),
        _first(refused, latest),
        _first((out, letter.proposed_due_on.is_not(None)), by_due),
    ).subquery()
    return (
        sa.select(
            *_WHO,
            letter.id,
            letter.writer_name,
            letter.specialty,
            letter.status,
            letter.due_on,
            letter.proposed_due_on,
            letter.seen_at,
            letter.status_at,
            letter.promised_at,
            letter.reason,
            _reminders(),
        )
        .select_from(meant)
        .join(letter, sa.and_(letter.office_id == meant.c.office_id, letter.id == meant.c.id))
        .join(Applicant, sa.and_(Applicant.office_id == letter.office_id, Applicant.id == letter.applicant_id))
        .where(Applicant.withdrawn_at.is_(None))
        .order_by(letter.due_on.nulls_last(), letter.id)
    )


def _first(those: Sequence[sa.ColumnElement[bool]], order: Sequence[Any]) -> Any:
    wanted = sa.select(LetterRequest.office_id, LetterRequest.id).where(*those).order_by(*order).limit(MOST).subquery()
    return sa.select(wanted.c.office_id, wanted.c.id)


def _reminders() -> sa.ScalarSelect[int]:
    """How many reminders the writer had."""
    return (
        sa.select(sa.func.count())
        .select_from(Message)
        .where(
            Message.office_id == LetterRequest.office_id,
            Message.request_id == LetterRequest.id,
            Message.kind.in_(("gentle_reminder", "final_reminder")),
        )
        .correlate(LetterRequest)
        .scalar_subquery()
    )


def _at_risk(letter: LetterNeed, today: date) -> bool:
    return letter.status in OUT and letter.due_on is not None and letter.due_on <= today + timedelta(days=RISK_DAYS)


def _reviews() -> list[Review]:
    """Proposed choices and submitted packets, the oldest first, in one query."""
    return [Review(Who(*row[:4]), *row[4:]) for row in ask(_to_review())]


@cache
def _to_review() -> sa.Select[*tuple[Any, ...]]:
    choices = (
        sa.select(
            *_WHO,
            WriterChoice.id.label("choice_id"),
            sa.null().label("request_id"),
            WriterChoice.writer_name.label("writer"),
            sa.func.concat_ws(
                ", ", sa.func.nullif(WriterChoice.writer_role, ""), sa.func.nullif(WriterChoice.writer_institution, "")
            ).label("about"),
            sa.literal(0).label("version"),
            WriterChoice.proposed_at.label("since"),
        )
        .join(
            Applicant, sa.and_(Applicant.office_id == WriterChoice.office_id, Applicant.id == WriterChoice.applicant_id)
        )
        .where(WriterChoice.status == Status.PROPOSED)
    )
    packets = (
        sa.select(
            *_WHO,
            LetterRequest.choice_id,
            LetterRequest.id,
            LetterRequest.writer_name,
            sa.literal(""),
            Packet.version,
            Packet.submitted_at,
        )
        .select_from(Packet)
        .join(
            LetterRequest, sa.and_(LetterRequest.office_id == Packet.office_id, LetterRequest.id == Packet.request_id)
        )
        .join(Applicant, sa.and_(Applicant.office_id == Packet.office_id, Applicant.id == Packet.applicant_id))
        .where(Packet.status == Status.SUBMITTED)
    )
    both = sa.union_all(choices, packets).subquery()
    return sa.select(both).order_by(both.c.since).limit(MOST)


def _not_started() -> list[NotStarted]:
    """Applicants without a rotation, a choice or a program, invited or not."""
    return [NotStarted(Who(*row[:4]), *row[4:]) for row in ask(_WITHOUT_A_PLAN)]


_WITHOUT_A_PLAN = (
    sa.select(*_WHO, Applicant.invited_at, Applicant.joined_at)
    .join(
        ApplicantFinding,
        sa.and_(ApplicantFinding.office_id == Applicant.office_id, ApplicantFinding.applicant_id == Applicant.id),
    )
    .where(ApplicantFinding.finding == NOT_STARTED)
    .order_by(Applicant.invited_at.nulls_last(), Applicant.id)
    .limit(MOST)
)
