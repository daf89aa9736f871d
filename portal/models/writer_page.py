"""The writer's page: its links and what is ticked on it."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, OfOffice


class Link(OfOffice, Base):
    """The mailed address of a writer page: one request, one holder."""

    __tablename__ = "link"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "request_id"], ["letter_request.office_id", "letter_request.id"]),
    )

    request_id: Mapped[uuid.UUID]
    holder: Mapped[str]
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"))
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class LinkBrowser(Base):
    """A browser in which a link was opened by hand."""

    __tablename__ = "link_browser"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "link_id"], ["link.office_id", "link.id"]),)

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    link_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    browser_hash: Mapped[str] = mapped_column(primary_key=True)
    bound_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())


class LinkCode(OfOffice, Base):
    """A mailed code that opens a link in a second browser."""

    __tablename__ = "link_code"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "link_id"], ["link.office_id", "link.id"]),)

    link_id: Mapped[uuid.UUID]
    browser_hash: Mapped[str]
    code_hash: Mapped[str]
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]


class ChecklistTick(Base):
    """A tick on the writer's checklist. Neither applicant nor advisor has a grant on it."""

    __tablename__ = "checklist_tick"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "request_id"], ["letter_request.office_id", "letter_request.id"]),
    )

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    request_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    writer_account_id: Mapped[uuid.UUID]
    item: Mapped[str] = mapped_column(primary_key=True)
    ticked_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())


class Designee(OfOffice, Base):
    """The person a writer named to upload."""

    __tablename__ = "designee"
    __table_args__ = (
        sa.ForeignKeyConstraint(["office_id", "request_id"], ["letter_request.office_id", "letter_request.id"]),
    )

    request_id: Mapped[uuid.UUID]
    writer_account_id: Mapped[uuid.UUID]
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"))
    name: Mapped[str]
    email: Mapped[str]
    named_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    ended_at: Mapped[datetime | None]
