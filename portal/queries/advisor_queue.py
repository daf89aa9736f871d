"""Who needs the advisor today: letters at risk, choices and packets to review, silent or declined writers, people who have not started."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.clock import now
from portal.extensions import db
from portal.lifecycle import OUT, Status
from portal.models import Applicant, Application, LetterRequest, Message, Packet, Rotation, WriterChoice
from portal.queries.cohort_findings import count_findings

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
    not_started, applicants = _not_started()
    return Queue(at_risk, _reviews(), rest, not_started, applicants, count_findings())


def _letters(today: date) -> list[LetterNeed]:
    """Letters at risk, silent, hesitant, declined, or with another date proposed."""
    recent = now() - timedelta(days=RECENT_DAYS)
    silent_since = now() - timedelta(days=SILENT_DAYS)
    letter = LetterRequest
    rows = db.session.execute(
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
        .join(Applicant, sa.and_(Applicant.office_id == letter.office_id, Applicant.id == letter.applicant_id))
        .where(
            Applicant.withdrawn_at.is_(None),
            sa.or_(
                sa.and_(letter.status.in_(OUT), letter.due_on <= today + timedelta(days=RISK_DAYS)),
                sa.and_(
                    letter.status.in_((Status.SENT, Status.SEEN)),
                    letter.promised_at.is_(None),
                    letter.sent_at < silent_since,
                ),
                sa.and_(letter.status.in_((Status.DECLINED, Status.HESITANT)), letter.status_at > recent),
                sa.and_(letter.status.in_(OUT), letter.proposed_due_on.is_not(None)),
            ),
        )
        .order_by(letter.due_on.nulls_last(), letter.id)
        .limit(2 * MOST)
    )
    return [LetterNeed(Who(*row[:4]), *row[4:]) for row in rows]


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
    rows = db.session.execute(sa.select(both).order_by(both.c.since).limit(MOST))
    return [Review(Who(*row[:4]), *row[4:]) for row in rows]


def _not_started() -> tuple[list[NotStarted], int]:
    """Applicants without a rotation, a choice or a program, invited or not; and how many applicants there are."""
    nothing = sa.and_(
        *(
            ~sa.exists().where(table.office_id == Applicant.office_id, table.applicant_id == Applicant.id)
            for table in (WriterChoice, Rotation, Application)
        )
    )
    here = Applicant.withdrawn_at.is_(None)
    total = sa.select(sa.func.count()).select_from(Applicant).where(here).scalar_subquery()
    rows = db.session.execute(
        sa.select(*_WHO, Applicant.invited_at, Applicant.joined_at, total)
        .where(here, nothing)
        .order_by(Applicant.invited_at.nulls_last(), Applicant.id)
        .limit(MOST)
    ).all()
    if not rows:
        return [], db.session.scalars(sa.select(sa.func.count()).select_from(Applicant).where(here)).one()
    return [NotStarted(Who(*row[:4]), row[4], row[5]) for row in rows], rows[0][6]
