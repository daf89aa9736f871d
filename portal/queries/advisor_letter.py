"""A choice, a packet, a letter: what the advisor looks at before deciding."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.extensions import db
from portal.mailboxes import Remark, remarks
from portal.models import (
    Advisor,
    Applicant,
    File,
    History,
    LetterRequest,
    Packet,
    Rotation,
    Service,
    Target,
    Waiver,
    Writer,
    WriterChoice,
)
from portal.queries.asking import ask


class ChoiceFacts(NamedTuple):
    """A choice with its applicant, target and rotation."""

    id: UUID
    applicant_id: UUID
    applicant: str
    status: str
    writer_name: str
    writer_email: str
    writer_role: str
    writer_specialty: str
    writer_institution: str
    writer_country: str
    relationship: str
    clinical_setting: str
    global_health_role: str
    weeks: int | None
    letter_type: str
    themes: list[str]
    note: str
    comment: str
    proposed_at: datetime | None
    specialty: str | None
    global_health_track: bool | None
    service: str | None
    season_id: UUID | None
    place: str | None
    rotation_kind: str | None
    starts_on: date | None
    ends_on: date | None


class LetterFacts(NamedTuple):
    """A letter with its writer and service."""

    id: UUID
    choice_id: UUID
    applicant_id: UUID
    applicant: str
    status: str
    status_at: datetime
    said_by: str
    specialty: str
    service: str
    tier: str
    due_on: date | None
    due_note: str
    proposed_due_on: date | None
    approved_at: datetime
    asked_at: datetime | None
    answered_at: datetime | None
    promised_at: datetime | None
    sent_at: datetime | None
    seen_at: datetime | None
    uploaded_at: datetime | None
    available_at: datetime | None
    assigned_at: datetime | None
    reason: str
    reminders_paused_at: datetime | None
    writer_id: UUID
    writer: str
    writer_email: str
    writer_institution: str
    confirmed_at: datetime | None
    confirmed_by: str | None
    address_fails_since: datetime | None
    address_fails_as: str
    waived: bool | None
    signed_at: datetime | None


class PacketFacts(NamedTuple):
    """The packet that waits, or the last one."""

    id: UUID
    version: int
    status: str
    aim: str
    position: str
    bullets: list[str]
    aspects: str
    comment: str
    submitted_at: datetime | None
    published_at: datetime | None


class FileFacts(NamedTuple):
    """A file of the applicant."""

    id: UUID
    kind: str
    name: str
    bytes: int
    pages: int | None
    uploaded_at: datetime


class Entry(NamedTuple):
    """An entry of the letter's history."""

    kind: str
    actor_name: str
    actor_role: str
    at: datetime
    facts: dict[str, Any]


_NAME = sa.func.btrim(Applicant.first_name + " " + Applicant.last_name)


def choice_facts(choice_id: UUID) -> ChoiceFacts:
    """Raises NotThere for a choice of another office."""
    choice = WriterChoice
    row = db.session.execute(
        sa.select(
            choice.id,
            choice.applicant_id,
            _NAME,
            choice.status,
            choice.writer_name,
            choice.writer_email,
            choice.writer_role,
            choice.writer_specialty,
            choice.writer_institution,
            choice.writer_country,
            choice.relationship,
            choice.clinical_setting,
            choice.global_health_role,
            choice.weeks,
            choice.letter_type,
            choice.themes,
            choice.note,
            choice.comment,
            choice.proposed_at,
            Target.specialty,
            Target.global_health_track,
            Service.name,
            Target.season_id,
            Rotation.place,
            Rotation.kind,
            Rotation.starts_on,
            Rotation.ends_on,
        )
        .join(Applicant, sa.and_(Applicant.office_id == choice.office_id, Applicant.id == choice.applicant_id))
        .outerjoin(Target, sa.and_(Target.office_id == choice.office_id, Target.id == choice.target_id))
        .outerjoin(Service, sa.and_(Service.office_id == Target.office_id, Service.code == Target.service))
        .outerjoin(Rotation, sa.and_(Rotation.office_id == choice.office_id, Rotation.id == choice.rotation_id))
        .where(choice.id == choice_id)
    ).one_or_none()
    if row is None:
        raise NotThere
    return ChoiceFacts._make(row)


def letter_facts(request_id: UUID) -> LetterFacts:
    """Raises NotThere for a letter of another office."""
    rows = ask(_letter(), {"request_id": request_id})
    if not rows:
        raise NotThere
    return LetterFacts._make(rows[0])


@lru_cache
def _letter() -> sa.Select[*tuple[Any, ...]]:
    """The statement, built once."""
    letter = LetterRequest
    return (
        sa.select(
            letter.id,
            letter.choice_id,
            letter.applicant_id,
            letter.applicant_name,
            letter.status,
            letter.status_at,
            letter.status_said_by,
            letter.specialty,
            Service.name,
            letter.tier,
            letter.due_on,
            letter.due_note,
            letter.proposed_due_on,
            letter.approved_at,
            letter.asked_at,
            letter.answered_at,
            letter.promised_at,
            letter.sent_at,
            letter.seen_at,
            letter.uploaded_at,
            letter.available_at,
            letter.assigned_at,
            letter.reason,
            letter.reminders_paused_at,
            Writer.id,
            Writer.name,
            Writer.email,
            Writer.institution,
            Writer.confirmed_at,
            Advisor.name,
            Writer.address_fails_since,
            Writer.address_fails_as,
            Waiver.waived,
            Waiver.signed_at,
        )
        .join(Service, sa.and_(Service.office_id == letter.office_id, Service.code == letter.service))
        .join(Writer, sa.and_(Writer.office_id == letter.office_id, Writer.id == letter.writer_id))
        .outerjoin(Advisor, sa.and_(Advisor.office_id == Writer.office_id, Advisor.id == Writer.confirmed_by))
        .outerjoin(
            Waiver,
            sa.and_(Waiver.office_id == letter.office_id, Waiver.request_id == letter.id, Waiver.revoked_at.is_(None)),
        )
        .where(letter.id == sa.bindparam("request_id"))
    )


def packet_facts(request_id: UUID) -> PacketFacts | None:
    """The latest version of the packet, if there is one."""
    packet = Packet
    row = db.session.execute(
        sa.select(
            packet.id,
            packet.version,
            packet.status,
            packet.aim,
            packet.position,
            packet.bullets,
            packet.aspects,
            packet.comment,
            packet.submitted_at,
            packet.published_at,
        )
        .where(packet.request_id == request_id)
        .order_by(packet.version.desc())
        .limit(1)
    ).one_or_none()
    return PacketFacts._make(row) if row else None


def files_of(applicant_id: UUID, request_id: UUID) -> list[FileFacts]:
    """The files that would go out with a packet published now."""
    rows = db.session.execute(
        sa.select(File.id, File.kind, File.name, File.bytes, File.pages, File.uploaded_at)
        .where(
            File.applicant_id == applicant_id,
            File.superseded_at.is_(None),
            sa.or_(File.request_id.is_(None), File.request_id == request_id),
        )
        .order_by(File.kind)
    )
    return [FileFacts(*row) for row in rows]


def letter_history(request_id: UUID) -> list[Entry]:
    """What happened to this letter, the last first."""
    return [Entry._make(row) for row in ask(_HISTORY, {"request_id": request_id})]


_HISTORY = (
    sa.select(History.kind, History.actor_name, History.actor_role, History.at, History.facts)
    .where(History.request_id == sa.bindparam("request_id"))
    .order_by(History.id.desc())
)


def address_proposed(request_id: UUID) -> str:
    """The address that the applicant gave last for the writer, since the office corrected it; else nothing."""
    row = db.session.execute(
        sa.select(History.kind, History.facts["email"].astext.label("email"))
        .where(History.request_id == request_id, History.kind.in_(("propose_address", "correct_address")))
        .order_by(History.id.desc())
        .limit(1)
    ).one_or_none()
    return row.email if row and row.kind == "propose_address" else ""


def address_remarks(email: str, applicant_id: UUID) -> list[Remark]:
    """What the office should look at before it confirms a writer's address."""
    own = db.session.execute(
        sa.select(Applicant.email, Applicant.reply_email).where(Applicant.id == applicant_id)
    ).one_or_none()
    colleagues = sa.union(
        sa.select(Advisor.email), sa.select(Applicant.email).where(Applicant.id != applicant_id)
    ).subquery()
    matching = db.session.scalars(
        sa.select(colleagues.c.email).where(sa.func.lower(colleagues.c.email) == email.strip().lower())
    )
    domains = db.session.scalars(
        sa.select(sa.func.split_part(sa.func.lower(Writer.email), "@", 2))
        .where(Writer.confirmed_at.is_not(None))
        .distinct()
    )
    return remarks(email, applicants_own=tuple(own or ()), colleagues=matching.all(), known_domains=domains.all())
