"""The packet pages: files that every writer gets, and the packet of one letter."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Applicant, File, History, LetterRequest, Office, Packet, Waiver
from portal.queries.office_settings import settings_and_words


class FileRow(NamedTuple):
    """A file as it is kept now."""

    id: UUID
    kind: str
    request_id: UUID | None
    name: str
    media_type: str
    bytes: int
    pages: int | None
    uploaded_at: datetime


class PacketRow(NamedTuple):
    """A version of the packet of one letter."""

    version: int
    status: str
    aim: str
    position: str
    bullets: list[str]
    aspects: str
    comment: str
    submitted_at: datetime | None
    published_at: datetime | None


class WaiverRow(NamedTuple):
    """What was signed for a letter."""

    waived: bool
    typed_name: str
    exact_text: str
    signed_at: datetime
    revoked_at: datetime | None
    revocation: str


def current_files(request_id: UUID | None = None) -> list[FileRow]:
    """Files for every writer, and those of this letter alone."""
    columns = (getattr(File, name) for name in FileRow._fields)
    belongs = (
        sa.or_(File.request_id.is_(None), File.request_id == request_id) if request_id else File.request_id.is_(None)
    )
    wanted = sa.select(*columns).where(File.superseded_at.is_(None), belongs).order_by(File.kind)
    return [FileRow(*row) for row in db.session.execute(wanted)]


class KeptPacket(NamedTuple):
    """The version in the making, or the published one where none is; the answer on access, None before it is signed.

    `office` are the office's settings and words, as `portal.queries.advice` reads them.
    """

    packet: PacketRow | None
    waived: bool | None
    time_zone: str
    aamc_id: str
    has_letter_id: bool
    office: dict[str, Any]


def packet_and_waiver(request_id: UUID) -> KeptPacket:
    """What the packet's page begins with, in one query; the time zone is the applicant's."""
    columns = (getattr(Packet, name) for name in PacketRow._fields)
    waived = (
        sa.select(Waiver.waived)
        .where(Waiver.request_id == LetterRequest.id, Waiver.revoked_at.is_(None))
        .correlate(LetterRequest)
        .scalar_subquery()
    )
    row = db.session.execute(
        sa.select(waived, Applicant.time_zone, Applicant.aamc_id, letter_id_was_kept(), settings_and_words(), *columns)
        .select_from(LetterRequest)
        .join(
            Applicant,
            sa.and_(Applicant.office_id == LetterRequest.office_id, Applicant.id == LetterRequest.applicant_id),
        )
        .join(Office, Office.id == LetterRequest.office_id)
        .outerjoin(Packet, Packet.request_id == LetterRequest.id)
        .where(LetterRequest.id == request_id)
        .order_by(Packet.version.desc())
        .limit(1)
    ).one()
    kept = PacketRow._make(row[5:]) if row.version else None
    return KeptPacket(kept, row[0], row.time_zone, row.aamc_id, row[3], row.settings)


def letter_id_was_kept() -> sa.ColumnElement[bool]:
    """Whether the applicant gave the service's id of the letter: the id itself is shown to its writer alone."""
    return (
        sa.exists()
        .where(
            History.office_id == LetterRequest.office_id,
            History.request_id == LetterRequest.id,
            History.kind == "keep_letter_id",
        )
        .correlate(LetterRequest)
    )


def waivers_of(request_id: UUID) -> list[WaiverRow]:
    """Everything that was signed for this letter, the last first."""
    columns = (getattr(Waiver, name) for name in WaiverRow._fields)
    wanted = sa.select(*columns).where(Waiver.request_id == request_id).order_by(Waiver.signed_at.desc())
    return [WaiverRow(*row) for row in db.session.execute(wanted)]
