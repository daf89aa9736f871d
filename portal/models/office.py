"""The advising office. Tables and nothing else: what may be done with them is in portal/usecases."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, OfOffice


class Office(Base):
    """An advising office: the tenant."""

    __tablename__ = "office"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(default="America/New_York")
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())


class Advisor(OfOffice, Base):
    """A person of the office."""

    __tablename__ = "advisor"

    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"))
    name: Mapped[str]
    email: Mapped[str]
    invited_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    digest_stopped_at: Mapped[datetime | None] = mapped_column(deferred=True)


class Wording(Base):
    """The office's own words for a message or a finding."""

    __tablename__ = "wording"

    office_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("office.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(default="")
    body: Mapped[str]
    changed_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
