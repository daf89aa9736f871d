"""Programs and the letters assigned to them."""

import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, OfOffice


class Program(OfOffice, Base):
    """A residency program, as the office's catalogue knows it."""

    __tablename__ = "program"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "service"], ["service.office_id", "service.code"]),)

    key: Mapped[str] = mapped_column(server_default=sa.text("gen_random_uuid()::text"))
    name: Mapped[str]
    specialty: Mapped[str]
    institution: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    service: Mapped[str]
    global_health_track: Mapped[bool | None]
    deadline_on: Mapped[date | None]
    visas: Mapped[list[str] | None]
    conflicts: Mapped[list[str]] = mapped_column(default=list)
    checked_on: Mapped[date | None]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    search: Mapped[str | None] = mapped_column(
        sa.Computed(
            "portal.plain((((((((name || ' '::text) || place) || ' '::text) || specialty) || ' '::text) || institution)"
            " || ' '::text) || key)",
            persisted=True,
        ),
        deferred=True,
    )


class ProgramChange(Base):
    """What somebody changed about a program: insert only; PostgreSQL fills in who and when."""

    __tablename__ = "program_change"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "program_id"], ["program.office_id", "program.id"]),)

    office_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("office.id"), primary_key=True)
    id: Mapped[int] = mapped_column(sa.BigInteger(), sa.Identity(always=True), primary_key=True)
    program_id: Mapped[uuid.UUID]
    at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    actor_id: Mapped[uuid.UUID | None]
    actor_name: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    before: Mapped[list[Any]] = mapped_column(JSONB(), default=list)
    after: Mapped[list[Any]] = mapped_column(JSONB(), default=list)


class Application(OfOffice, Base):
    """An applicant's wish to apply, or application, to one program."""

    __tablename__ = "application"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),
        sa.ForeignKeyConstraint(["office_id", "target_id"], ["target.office_id", "target.id"]),
        sa.ForeignKeyConstraint(["office_id", "program_id"], ["program.office_id", "program.id"]),
    )

    applicant_id: Mapped[uuid.UUID]
    target_id: Mapped[uuid.UUID]
    program_id: Mapped[uuid.UUID]
    added_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    applied_on: Mapped[date | None]


class Assignment(Base):
    """A letter assigned to a program in the service."""

    __tablename__ = "assignment"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "application_id"], ["application.office_id", "application.id"]),
        sa.ForeignKeyConstraint(["office_id", "request_id"], ["letter_request.office_id", "letter_request.id"]),
    )

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    application_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    request_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    applicant_id: Mapped[uuid.UUID]
    assigned_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
