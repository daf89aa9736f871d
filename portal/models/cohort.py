"""A cohort file on its way in, what its headers mean, and what an advisor does with many rows at once."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, OfOffice


class CohortImport(OfOffice, Base):
    """A cohort file: uploaded, waiting for the worker, being imported, imported."""

    __tablename__ = "cohort_import"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "season_id"], ["season.office_id", "season.id"]),
        sa.ForeignKeyConstraint(["office_id", "advisor_id"], ["advisor.office_id", "advisor.id"]),
    )

    season_id: Mapped[uuid.UUID]
    advisor_id: Mapped[uuid.UUID | None]
    file_name: Mapped[str]
    file_hash: Mapped[str]
    status: Mapped[str] = mapped_column(default="imported")
    file: Mapped[bytes | None] = mapped_column(deferred=True)
    fields: Mapped[dict[str, Any]] = mapped_column(default=dict)
    updates: Mapped[bool] = mapped_column(default=False)
    line_done: Mapped[int] = mapped_column(default=0)
    rows_total: Mapped[int] = mapped_column(default=0)
    imported_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    moved_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    result: Mapped[dict[str, Any]]


class CohortColumn(Base):
    """What a header means to this office, as somebody matched it once; no field: the column is left out."""

    __tablename__ = "cohort_column"

    office_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("office.id"), primary_key=True)
    header: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str | None]


class BulkAction(OfOffice, Base):
    """One thing done to many rows: chosen, waiting for the worker, worked on, done, perhaps undone."""

    __tablename__ = "bulk_action"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "advisor_id"], ["advisor.office_id", "advisor.id"]),)

    advisor_id: Mapped[uuid.UUID]
    kind: Mapped[str]
    status: Mapped[str] = mapped_column(default="chosen")
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    made_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    ended_at: Mapped[datetime | None]


class BulkItem(Base):
    """One applicant or letter of a bulk action, and what became of it."""

    __tablename__ = "bulk_item"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "bulk_id"], ["bulk_action.office_id", "bulk_action.id"]),
        sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),
        sa.ForeignKeyConstraint(["office_id", "request_id"], ["letter_request.office_id", "letter_request.id"]),
    )

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    bulk_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    row_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    applicant_id: Mapped[uuid.UUID]
    request_id: Mapped[uuid.UUID | None]
    status: Mapped[str] = mapped_column(default="waiting")
    why: Mapped[str] = mapped_column(default="")
    before: Mapped[dict[str, Any] | None]


class SavedView(OfOffice, Base):
    """Filters of a list under a name: one's own, or shared with the office."""

    __tablename__ = "saved_view"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "advisor_id"], ["advisor.office_id", "advisor.id"]),)

    advisor_id: Mapped[uuid.UUID]
    name: Mapped[str]
    kind: Mapped[str]
    query: Mapped[str]
    shared: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
