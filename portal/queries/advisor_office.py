"""The office's own page: its facts, its team, and what it knows of the services."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.extensions import db
from portal.models import Advisor, History, Office, Season, SeasonDate, Service, ServiceFact


class OfficeFacts(NamedTuple):
    """What the office is called and where it is."""

    name: str
    slug: str
    place: str
    email: str
    time_zone: str
    settings: dict[str, Any]


class Colleague(NamedTuple):
    """A person of the team."""

    id: UUID
    name: str
    email: str
    joined_at: datetime | None


class Rule(NamedTuple):
    """One value of a service, with its source and the day it was checked."""

    service: str
    key: str
    value: Any
    source: str
    checked_on: date
    confirmed: bool


class FactChange(NamedTuple):
    """An earlier value, who replaced it and when."""

    at: datetime
    by: str
    before: Any
    value: Any
    source: str


def office_facts() -> OfficeFacts:
    """The advisor's office."""
    row = db.session.execute(
        sa.select(Office.name, Office.slug, Office.place, Office.email, Office.time_zone, Office.settings)
    ).one()
    return OfficeFacts(*row)


def team() -> list[Colleague]:
    """The advisors who are here."""
    rows = db.session.execute(
        sa.select(Advisor.id, Advisor.name, Advisor.email, Advisor.joined_at)
        .where(Advisor.left_at.is_(None))
        .order_by(Advisor.name)
    )
    return [Colleague(*row) for row in rows]


class ServiceLine(NamedTuple):
    """A service, with how much is known of it and how old the oldest look is."""

    code: str
    name: str
    facts: int
    oldest: date | None


class SeasonLine(NamedTuple):
    """A season, with how many of its dates a source has confirmed."""

    id: UUID
    name: str
    dates: int
    confirmed: int


class SeasonDay(NamedTuple):
    """A date of a season's calendar."""

    kind: str
    on: date
    confirmed: bool
    source: str
    checked_on: date


def services() -> list[ServiceLine]:
    """The services that the office writes to."""
    rows = db.session.execute(
        sa.select(Service.code, Service.name, sa.func.count(ServiceFact.key), sa.func.min(ServiceFact.checked_on))
        .outerjoin(
            ServiceFact, sa.and_(ServiceFact.office_id == Service.office_id, ServiceFact.service == Service.code)
        )
        .group_by(Service.code, Service.name, Service.position)
        .order_by(Service.position)
    )
    return [ServiceLine(*row) for row in rows]


def rules_of(service: str) -> list[Rule]:
    """Everything that is known of a service. Raises NotThere where the office has no such service."""
    rows = db.session.execute(
        sa.select(
            Service.name,
            ServiceFact.key,
            ServiceFact.value,
            ServiceFact.source,
            ServiceFact.checked_on,
            ServiceFact.confirmed,
        )
        .join(ServiceFact, sa.and_(ServiceFact.office_id == Service.office_id, ServiceFact.service == Service.code))
        .where(Service.code == service)
        .order_by(ServiceFact.key)
    ).all()
    if not rows:
        raise NotThere
    return [Rule(*row) for row in rows]


def find_fact(service: str, key: str) -> ServiceFact:
    """One fact of a service, to change it. Raises NotThere."""
    fact = db.session.scalar(sa.select(ServiceFact).where(ServiceFact.service == service, ServiceFact.key == key))
    if fact is None:
        raise NotThere
    return fact


def fact_changes(service: str, key: str) -> list[FactChange]:
    """What the office has changed of this fact, the last first."""
    rows = db.session.execute(
        sa.select(History.at, History.actor_name, History.facts)
        .where(
            History.kind == "change_fact",
            History.facts["service"].astext == service,
            History.facts["key"].astext == key,
        )
        .order_by(History.id.desc())
    )
    return [
        FactChange(row.at, row.actor_name, row.facts["before"], row.facts["value"], row.facts.get("source", ""))
        for row in rows
    ]


def season_lines() -> list[SeasonLine]:
    """The office's seasons, the last first."""
    rows = db.session.execute(
        sa.select(
            Season.id,
            Season.name,
            sa.func.count(SeasonDate.kind),
            sa.func.count().filter(SeasonDate.confirmed),
        )
        .outerjoin(SeasonDate, sa.and_(SeasonDate.office_id == Season.office_id, SeasonDate.season_id == Season.id))
        .group_by(Season.id, Season.name, Season.year)
        .order_by(Season.year.desc(), Season.name)
    )
    return [SeasonLine(*row) for row in rows]


def calendar_of(season_id: UUID) -> dict[str, SeasonDay]:
    """The season's dates by their kind, in the calendar's order."""
    rows = db.session.execute(
        sa.select(SeasonDate.kind, SeasonDate.on_date, SeasonDate.confirmed, SeasonDate.source, SeasonDate.checked_on)
        .where(SeasonDate.season_id == season_id)
        .order_by(SeasonDate.on_date, SeasonDate.kind)
    )
    return {row.kind: SeasonDay(*row) for row in rows}
