"""Lists of programs, what is said to them, and programs that an advisor proposes."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, OfOffice


class ProgramList(OfOffice, Base):
    """A list that an applicant had solved and kept. `asked`: the limits; `found`: the list as it was that day."""

    __tablename__ = "program_list"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),)

    applicant_id: Mapped[uuid.UUID]
    name: Mapped[str]
    asked: Mapped[dict[str, Any]]
    found: Mapped[dict[str, Any]]
    made_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    solved_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())


class ListComment(OfOffice, Base):
    """What the applicant or an advisor said to a list."""

    __tablename__ = "list_comment"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "list_id"], ["program_list.office_id", "program_list.id"]),
        sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),
    )

    list_id: Mapped[uuid.UUID]
    applicant_id: Mapped[uuid.UUID]
    author_role: Mapped[str]
    author_name: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())


class ProgramProposal(OfOffice, Base):
    """A program that an advisor proposes, and the applicant's answer."""

    __tablename__ = "program_proposal"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "applicant_id"], ["applicant.office_id", "applicant.id"]),
        sa.ForeignKeyConstraint(["office_id", "program_id"], ["program.office_id", "program.id"]),
        sa.ForeignKeyConstraint(["office_id", "advisor_id"], ["advisor.office_id", "advisor.id"]),
    )

    applicant_id: Mapped[uuid.UUID]
    program_id: Mapped[uuid.UUID]
    advisor_id: Mapped[uuid.UUID]
    advisor_name: Mapped[str]
    reason: Mapped[str]
    status: Mapped[str] = mapped_column(default="proposed")
    answer: Mapped[str] = mapped_column(default="")
    proposed_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    answered_at: Mapped[datetime | None]
