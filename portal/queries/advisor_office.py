"""The office's own page: its facts, its team, and what it knows of the services."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Advisor, Office, Service, ServiceFact


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


def services() -> list[Rule]:
    """The rules that a letter meets, as the office has them."""
    shown = ("program_letter_slots", "file_bytes", "page_size", "processing_business_days")
    rows = db.session.execute(
        sa.select(Service.name, ServiceFact.key, ServiceFact.value, ServiceFact.source, ServiceFact.checked_on)
        .join(ServiceFact, sa.and_(ServiceFact.office_id == Service.office_id, ServiceFact.service == Service.code))
        .where(ServiceFact.key.in_(shown))
        .order_by(Service.position, ServiceFact.key)
    )
    return [Rule(*row) for row in rows]
