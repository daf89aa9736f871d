"""What was sent to whom, and what became of it. Never a link: those are made when a mail is written. PostgreSQL says whose mails exist."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.extensions import db
from portal.models import LetterRequest, Message, Office, Service
from portal.queries.asking import ask
from portal.queries.keyset import Page, Place, Sort, limited, page_of, turn_of

#: The views of an office's mails.
ALL, WAITING, NOT_ARRIVED = "", "waiting", "not-arrived"

_NOT_ARRIVED = sa.or_(Message.status == "failed", Message.returned_at.is_not(None))
_WAITING = Message.status == "queued"


class Mail(NamedTuple):
    """A mail. `subject` and `words` are what a person wrote; what we write ourselves has none here."""

    id: UUID
    kind: str
    to_name: str
    to_address: str
    created_at: datetime
    status: str
    sent_at: datetime | None
    error: str
    tries: int
    next_try_at: datetime | None
    returned_as: str
    returned_at: datetime | None
    returned_why: str
    request_id: UUID | None
    subject: str | None
    words: str | None


_COLUMNS = (
    Message.id, Message.kind, Message.to_name, Message.to_address, Message.created_at, Message.status, Message.sent_at, Message.error,
    Message.tries, Message.next_try_at, Message.returned_as, Message.returned_at, Message.returned_why, Message.request_id,
    Message.facts["subject"].astext.label("subject"), Message.facts["body"].astext.label("words"),
)  # fmt: skip


_ABOUT_ONE = (
    sa.select(*_COLUMNS)
    .where(Message.request_id == sa.bindparam("request_id"))
    .order_by(Message.created_at.desc(), Message.id)
)


class MailCounts(NamedTuple):
    """How many mails of the office wait, and how many did not arrive."""

    waiting: int
    not_arrived: int


def mails_about(request_id: UUID) -> list[Mail]:
    """About one letter, the last first."""
    return [Mail._make(row) for row in ask(_ABOUT_ONE, {"request_id": request_id})]


def mails_of_office(view: str, place: Place) -> Page[Mail]:
    """A page of the office's mails, the last first."""
    sort = Sort(Message.created_at, Message.id, datetime.fromisoformat, True, sa.TIMESTAMP(timezone=True))
    turn, mark = turn_of(place, sort)
    wanted = sa.select(*_COLUMNS)
    if view == WAITING:
        wanted = wanted.where(_WAITING)
    elif view == NOT_ARRIVED:
        wanted = wanted.where(_NOT_ARRIVED)
    found = db.session.execute(limited(wanted, sort, turn), mark).all()
    return page_of(found, place, lambda row: Mail._make(row[: len(Mail._fields)]))


def mail_counts() -> MailCounts:
    """Of the office that asks."""
    row = db.session.execute(
        sa.select(
            sa.func.count().filter(_WAITING),
            sa.func.count().filter(_NOT_ARRIVED),
        )
        .select_from(Message)
        .where(sa.or_(_WAITING, _NOT_ARRIVED))
    ).one()
    return MailCounts(*row)


class Handover(NamedTuple):
    """What a request that is handed over on paper says. No link stands on it."""

    applicant: str
    writer: str
    specialty: str
    service: str
    due_on: date | None
    office: str
    office_email: str


def handover(request_id: UUID) -> Handover:
    """Of one letter. Raises NotThere where it does not exist for whoever asks."""
    letter = LetterRequest
    row = db.session.execute(
        sa.select(
            letter.applicant_name, letter.writer_name, letter.specialty, Service.name, letter.due_on, Office.name, Office.email,
        )
        .join(Office, Office.id == letter.office_id)
        .join(Service, sa.and_(Service.office_id == letter.office_id, Service.code == letter.service))
        .where(letter.id == request_id)
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotThere
    return Handover._make(row)
