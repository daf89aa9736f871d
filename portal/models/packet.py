"""The packet and its files. Tables and nothing else: what may be done with them is in portal/usecases."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, OfOffice


class File(OfOffice, Base):
    """What an applicant uploaded once for every writer. The bytes lie encrypted in the file store."""

    __tablename__ = "file"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),
        sa.ForeignKeyConstraint(["office_id", "request_id"], ["letter_request.office_id", "letter_request.id"]),
    )

    applicant_id: Mapped[uuid.UUID]
    request_id: Mapped[uuid.UUID | None]
    kind: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    bytes: Mapped[int]
    pages: Mapped[int | None]
    change_note: Mapped[str] = mapped_column(default="")
    uploaded_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    superseded_at: Mapped[datetime | None]


class Packet(OfOffice, Base):
    """What the writer gets, versioned. A published version never changes."""

    __tablename__ = "packet"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "request_id"], ["letter_request.office_id", "letter_request.id"]),
        sa.ForeignKeyConstraint(["office_id", "published_by"], ["advisor.office_id", "advisor.id"]),
    )

    request_id: Mapped[uuid.UUID]
    applicant_id: Mapped[uuid.UUID]
    writer_account_id: Mapped[uuid.UUID]
    version: Mapped[int] = mapped_column(default=1)
    status: Mapped[str] = mapped_column(default="draft")
    aim: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    bullets: Mapped[list[str]] = mapped_column(default=list)
    aspects: Mapped[str] = mapped_column(default="")
    comment: Mapped[str] = mapped_column(default="", deferred=True)
    submitted_at: Mapped[datetime | None] = mapped_column(deferred=True)
    published_at: Mapped[datetime | None]
    published_by: Mapped[uuid.UUID | None] = mapped_column(deferred=True)
    facts: Mapped[dict[str, Any] | None]


class PacketFile(Base):
    """A file in a packet."""

    __tablename__ = "packet_file"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "packet_id"], ["packet.office_id", "packet.id"]),
        sa.ForeignKeyConstraint(["office_id", "file_id"], ["file.office_id", "file.id"]),
    )

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    packet_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    file_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    writer_account_id: Mapped[uuid.UUID]
