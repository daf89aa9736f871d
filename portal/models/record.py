"""What happened and what was said. Tables and nothing else: what may be done with them is in portal/usecases."""

import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base


class History(Base):
    """What happened, and who did it. Rows are never changed."""

    __tablename__ = "history"

    office_id: Mapped[uuid.UUID | None]
    id: Mapped[int] = mapped_column(sa.BigInteger(), sa.Identity(always=True), primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    actor_id: Mapped[uuid.UUID | None]
    actor_role: Mapped[str] = mapped_column(default="")
    actor_name: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    applicant_id: Mapped[uuid.UUID | None]
    request_id: Mapped[uuid.UUID | None]
    writer_account_id: Mapped[uuid.UUID | None]
    shown_to: Mapped[list[str]] = mapped_column(default=lambda: ["advisor"])
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Message(Base):
    """A mail that leaves if, and only if, its transaction commits. Facts, never tokens."""

    __tablename__ = "message"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    office_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("office.id"))
    kind: Mapped[str]
    to_address: Mapped[str]
    to_name: Mapped[str] = mapped_column(default="")
    to_account_id: Mapped[uuid.UUID | None]
    applicant_id: Mapped[uuid.UUID | None]
    request_id: Mapped[uuid.UUID | None]
    link_id: Mapped[uuid.UUID | None]
    sign_in_link_id: Mapped[uuid.UUID | None]
    due_on: Mapped[date | None]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    not_before: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    status: Mapped[str] = mapped_column(default="queued")
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(default="")
    next_try_at: Mapped[datetime | None]
    no_verdict: Mapped[int] = mapped_column(default=0)
    returned_at: Mapped[datetime | None]
    returned_as: Mapped[str] = mapped_column(default="")
    returned_why: Mapped[str] = mapped_column(default="")


class Nudge(Base):
    """An applicant was told to do something: the `nth` time, of one writer choice. Each once, by its key."""

    __tablename__ = "nudge"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "choice_id"], ["writer_choice.office_id", "writer_choice.id"]),
    )

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    choice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    nth: Mapped[int] = mapped_column(primary_key=True)
    given_on: Mapped[date]


class Digest(Base):
    """An advisor was told what needs them: once a day at most, by its key."""

    __tablename__ = "digest"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "advisor_id"], ["advisor.office_id", "advisor.id"]),)

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    advisor_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    given_on: Mapped[date] = mapped_column(primary_key=True)
