"""The plan: targets, rotations, writer choices."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, OfOffice


class Target(OfOffice, Base):
    """What the applicant applies for: specialty, track, service."""

    __tablename__ = "target"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),
        sa.ForeignKeyConstraint(["office_id", "season_id"], ["season.office_id", "season.id"]),
        sa.ForeignKeyConstraint(["office_id", "service"], ["service.office_id", "service.code"]),
    )

    applicant_id: Mapped[uuid.UUID]
    season_id: Mapped[uuid.UUID]
    service: Mapped[str]
    specialty: Mapped[str]
    track: Mapped[str] = mapped_column(default="categorical")
    global_health_track: Mapped[bool] = mapped_column(default=False)
    required_specialty_letters: Mapped[int | None]
    themes: Mapped[list[str]] = mapped_column(default=list)
    statement_themes: Mapped[list[str]] = mapped_column(default=list)
    created_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())


class Rotation(OfOffice, Base):
    """A dated experience that may bear a letter."""

    __tablename__ = "rotation"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),)

    applicant_id: Mapped[uuid.UUID]
    kind: Mapped[str]
    place: Mapped[str]
    setting: Mapped[str] = mapped_column(default="")
    specialty: Mapped[str] = mapped_column(default="")
    country: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    hands_on: Mapped[bool] = mapped_column(default=False)


class WriterChoice(OfOffice, Base):
    """The applicant's wish: this writer, from this rotation, for this target, to show these themes."""

    __tablename__ = "writer_choice"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),
        sa.ForeignKeyConstraint(["office_id", "target_id"], ["target.office_id", "target.id"]),
        sa.ForeignKeyConstraint(["office_id", "rotation_id"], ["rotation.office_id", "rotation.id"]),
        sa.ForeignKeyConstraint(["office_id", "suggested_by"], ["advisor.office_id", "advisor.id"]),
    )

    applicant_id: Mapped[uuid.UUID]
    target_id: Mapped[uuid.UUID | None]
    rotation_id: Mapped[uuid.UUID | None]
    status: Mapped[str] = mapped_column(default="draft")
    writer_name: Mapped[str]
    writer_email: Mapped[str] = mapped_column(default="")
    writer_role: Mapped[str] = mapped_column(default="")
    writer_specialty: Mapped[str] = mapped_column(default="")
    writer_institution: Mapped[str] = mapped_column(default="")
    writer_country: Mapped[str] = mapped_column(default="")
    relationship: Mapped[str] = mapped_column(default="clinical")
    physician: Mapped[bool | None]
    supervised_directly: Mapped[bool | None]
    hands_on: Mapped[bool | None]
    knows_applicant_well: Mapped[bool | None]
    famous: Mapped[bool] = mapped_column(default=False)
    clinical_setting: Mapped[str] = mapped_column(default="")
    global_health_role: Mapped[str] = mapped_column(default="")
    weeks: Mapped[int | None]
    letter_type: Mapped[str] = mapped_column(default="narrative")
    themes: Mapped[list[str]] = mapped_column(default=list)
    note: Mapped[str] = mapped_column(default="")
    comment: Mapped[str] = mapped_column(default="")
    suggested_by: Mapped[uuid.UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    proposed_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[uuid.UUID | None]
