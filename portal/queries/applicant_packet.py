"""The packet pages: files that every writer gets, and the packet of one letter."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import File, Packet, Waiver


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


def latest_packet(request_id: UUID) -> PacketRow | None:
    """The version in the making; the published one, where none is."""
    columns = (getattr(Packet, name) for name in PacketRow._fields)
    row = db.session.execute(
        sa.select(*columns).where(Packet.request_id == request_id).order_by(Packet.version.desc()).limit(1)
    ).one_or_none()
    return PacketRow(*row) if row else None


def waivers_of(request_id: UUID) -> list[WaiverRow]:
    """Everything that was signed for this letter, the last first."""
    columns = (getattr(Waiver, name) for name in WaiverRow._fields)
    wanted = sa.select(*columns).where(Waiver.request_id == request_id).order_by(Waiver.signed_at.desc())
    return [WaiverRow(*row) for row in db.session.execute(wanted)]
