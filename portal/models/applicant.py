"""Applicants. Tables and nothing else: what may be done with them is in portal/usecases."""

import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, OfOffice


class Applicant(OfOffice, Base):
    """A person whom the office advises in one season."""

    __tablename__ = "applicant"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "season_id"], ["season.office_id", "season.id"]),
        sa.ForeignKeyConstraint(["office_id", "advisor_id"], ["advisor.office_id", "advisor.id"]),
    )

    account_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"))
    season_id: Mapped[uuid.UUID]
    advisor_id: Mapped[uuid.UUID | None]
    first_name: Mapped[str]
    last_name: Mapped[str] = mapped_column(default="")
    own_script_name: Mapped[str] = mapped_column(default="")
    name_language: Mapped[str] = mapped_column(default="")
    email: Mapped[str]
    reply_email: Mapped[str] = mapped_column(default="")
    aamc_id: Mapped[str] = mapped_column(default="")
    specialty: Mapped[str] = mapped_column(default="")
    medical_school: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    graduated_on: Mapped[date | None]
    current_position: Mapped[str] = mapped_column(default="")
    aim: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(default="America/New_York")
    notes: Mapped[str] = mapped_column(default="", deferred=True)
    tags: Mapped[list[str]] = mapped_column(default=list, deferred=True)
    created_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    invited_at: Mapped[datetime | None]
    joined_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    nudges_stopped_at: Mapped[datetime | None] = mapped_column(deferred=True)
    search: Mapped[str | None] = mapped_column(
        sa.Computed(
            "portal.plain((((((((first_name || ' '::text) || last_name) || ' '::text) || own_script_name) || ' '::text)"
            " || email) || ' '::text) || aamc_id)",
            persisted=True,
        ),
        deferred=True,
    )
    sort_name: Mapped[str | None] = mapped_column(
        sa.Computed("portal.plain(((last_name || ' '::text) || first_name))"), deferred=True
    )


class ApplicantPrivate(Base):
    """Visa need, scores and attempts: the applicant and the office alone (rule office_only)."""

    __tablename__ = "applicant_private"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),)

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    applicant_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    visa_need: Mapped[str | None]
    citizenship: Mapped[str] = mapped_column(default="")
    step1_passed: Mapped[bool | None]
    step1_attempts: Mapped[int | None]
    step2ck: Mapped[int | None]
    step2ck_attempts: Mapped[int | None]
    step3_passed: Mapped[bool | None]
    ecfmg_certified: Mapped[bool | None]
    budget_dollars: Mapped[int | None]
    preferences: Mapped[dict[str, Any]] = mapped_column(default=dict)


class AdvisorNote(OfOffice, Base):
    """A private note of the office."""

    __tablename__ = "advisor_note"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),
        sa.ForeignKeyConstraint(["office_id", "advisor_id"], ["advisor.office_id", "advisor.id"]),
    )

    applicant_id: Mapped[uuid.UUID]
    advisor_id: Mapped[uuid.UUID]
    advisor_name: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
