"""People who sign in. Tables and nothing else: what may be done with them is in portal/usecases."""

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base


class Account(Base):
    """A person who can sign in. One account may be advisor, applicant and writer."""

    __tablename__ = "account"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    email: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str | None]
    epoch: Mapped[int] = mapped_column(default=1)
    time_zone: Mapped[str] = mapped_column(default="America/New_York")
    theme: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    signed_in_at: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]


class SignInLink(Base):
    """A mailed one-time sign-in. Only the token's hash is here."""

    __tablename__ = "sign_in_link"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"))
    token_hash: Mapped[str] = mapped_column(unique=True)
    next: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Passkey(Base):
    """A device that signs its owner in."""

    __tablename__ = "passkey"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"))
    credential_id: Mapped[bytes] = mapped_column(unique=True)
    public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(sa.BigInteger(), default=0)
    name: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    used_at: Mapped[datetime | None]


class CalendarFeed(Base):
    """The address of a calendar that its owner's program subscribes to, for one desk. Only the token's hash is here."""

    __tablename__ = "calendar_feed"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"))
    role: Mapped[str]
    desk_id: Mapped[uuid.UUID | None]
    token_hash: Mapped[str] = mapped_column(unique=True, deferred=True)
    made_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())
    stopped_at: Mapped[datetime | None]
