"""Numbers that PostgreSQL keeps by itself. Tables and nothing else: triggers write them (migrations/sql, "tally")."""

import uuid
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base


class Tally(Base):
    """From a day on, so many more or fewer of a kind: their sum up to today is how many there are today."""

    __tablename__ = "tally"

    office_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("office.id"), primary_key=True)
    id: Mapped[int] = mapped_column(sa.BigInteger(), sa.Identity(always=True), primary_key=True)
    kind: Mapped[str]
    key: Mapped[str]
    day: Mapped[date]
    n: Mapped[int]


class ApplicantFinding(Base):
    """A finding on an applicant's set, kept for the whole cohort."""

    __tablename__ = "applicant_finding"
    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    finding: Mapped[str] = mapped_column(primary_key=True)
    applicant_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
