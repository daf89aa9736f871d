"""Writers and letters. Tables and nothing else: what may be done with them is in portal/usecases."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, OfOffice


class Writer(OfOffice, Base):
    """A letter writer, as the office knows them."""

    __tablename__ = "writer"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "confirmed_by"], ["advisor.office_id", "advisor.id"]),)

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"))
    name: Mapped[str]
    email: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    specialty: Mapped[str] = mapped_column(default="")
    institution: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(default="America/New_York")
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[uuid.UUID | None]
    address_fails_since: Mapped[datetime | None]
    address_fails_as: Mapped[str] = mapped_column(default="")


class LetterRequest(OfOffice, Base):
    """An approved choice on its way: one writer, one letter, one service, one season."""

    __tablename__ = "letter_request"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),
        sa.ForeignKeyConstraint(["office_id", "choice_id"], ["writer_choice.office_id", "writer_choice.id"]),
        sa.ForeignKeyConstraint(["office_id", "writer_id"], ["writer.office_id", "writer.id"]),
        sa.ForeignKeyConstraint(["office_id", "season_id"], ["season.office_id", "season.id"]),
        sa.ForeignKeyConstraint(["office_id", "service"], ["service.office_id", "service.code"]),
    )

    applicant_id: Mapped[uuid.UUID]
    choice_id: Mapped[uuid.UUID] = mapped_column(deferred=True)
    writer_id: Mapped[uuid.UUID]
    writer_account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"))
    season_id: Mapped[uuid.UUID]
    service: Mapped[str]
    specialty: Mapped[str]
    letter_type: Mapped[str] = mapped_column(default="narrative")
    applicant_name: Mapped[str]
    writer_name: Mapped[str]
    status: Mapped[str] = mapped_column(default="approved")
    status_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    status_said_by: Mapped[str] = mapped_column(default="")
    tier: Mapped[str] = mapped_column(default="", deferred=True)
    due_on: Mapped[date | None]
    due_note: Mapped[str] = mapped_column(default="")
    due_changes: Mapped[int] = mapped_column(server_default="0", deferred=True)
    due_changed_at: Mapped[datetime] = mapped_column(server_default=sa.func.now(), deferred=True)
    due_moved: Mapped[bool] = mapped_column(default=False, deferred=True)
    approved_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    asked_at: Mapped[datetime | None]
    asked_how: Mapped[str] = mapped_column(default="", deferred=True)
    answered_at: Mapped[datetime | None]
    promised_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    uploaded_at: Mapped[datetime | None]
    uploaded_on: Mapped[date | None]
    uploaded_by: Mapped[str] = mapped_column(default="")
    available_at: Mapped[datetime | None]
    assigned_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str] = mapped_column(default="")
    voided_at: Mapped[datetime | None]
    proposed_due_on: Mapped[date | None]
    reminders_paused_at: Mapped[datetime | None]
    thanked_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")
    service_letter_id: Mapped[str] = mapped_column(default="", deferred=True)
    packet_seen: Mapped[int] = mapped_column(server_default="0", deferred=True)
    applicant_sort_name: Mapped[str | None] = mapped_column(
        sa.Computed("portal.plain(applicant_name)", persisted=True), deferred=True
    )
    writer_sort_name: Mapped[str | None] = mapped_column(
        sa.Computed("portal.plain(writer_name)", persisted=True), deferred=True
    )
    search: Mapped[str | None] = mapped_column(
        sa.Computed(
            "portal.plain((((applicant_name || ' '::text) || writer_name) || ' '::text) || specialty)", persisted=True
        ),
        deferred=True,
    )


class Waiver(OfOffice, Base):
    """Whether the applicant waives access to one letter: signed, with the exact text."""

    __tablename__ = "waiver"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "request_id"], ["letter_request.office_id", "letter_request.id"]),
    )

    request_id: Mapped[uuid.UUID]
    applicant_id: Mapped[uuid.UUID]
    writer_account_id: Mapped[uuid.UUID]
    waived: Mapped[bool]
    typed_name: Mapped[str]
    text_version: Mapped[str]
    exact_text: Mapped[str]
    signed_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    revoked_at: Mapped[datetime | None]
    revocation: Mapped[str] = mapped_column(default="")
