"""Services and their seasons: data with a source and a date."""

import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, OfOffice


class Service(Base):
    """A service that letters go to: ERAS, ResidencyCAS, SF Match, CaRMS."""

    __tablename__ = "service"

    office_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("office.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class ServiceFact(Base):
    """One rule of a service, with where it comes from and when that was last checked."""

    __tablename__ = "service_fact"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "service"], ["service.office_id", "service.code"]),)

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    service: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]
    source: Mapped[str]
    checked_on: Mapped[date]
    confirmed: Mapped[bool] = mapped_column(default=True)


class Season(OfOffice, Base):
    """A match season of one service, such as ERAS 2028."""

    __tablename__ = "season"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "service"], ["service.office_id", "service.code"]),)

    service: Mapped[str]
    name: Mapped[str]
    year: Mapped[int]
    ended_at: Mapped[datetime | None]


class SeasonDate(Base):
    """A date of the season's calendar; unconfirmed until a source says so."""

    __tablename__ = "season_date"
    __table_args__ = (sa.ForeignKeyConstraint(["office_id", "season_id"], ["season.office_id", "season.id"]),)

    office_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    season_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    on_date: Mapped[date]
    confirmed: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str]
    checked_on: Mapped[date]
    changes: Mapped[int] = mapped_column(server_default="0", deferred=True)
    changed_at: Mapped[datetime] = mapped_column(server_default=sa.func.now(), deferred=True)
