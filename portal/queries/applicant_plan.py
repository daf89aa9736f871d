"""The plan page: profile, rotations and the seasons one can apply in."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Applicant, Rotation, Season, Service


class Profile(NamedTuple):
    """What the applicant says of themselves."""

    first_name: str
    last_name: str
    own_script_name: str
    name_language: str
    email: str
    reply_email: str
    aamc_id: str
    medical_school: str
    country: str
    graduated_on: date | None
    current_position: str
    aim: str
    time_zone: str

    @property
    def is_complete(self) -> bool:
        """Whether a helper document can be set from it."""
        return all((self.aamc_id, self.medical_school, self.aim))


class RotationRow(NamedTuple):
    """A rotation of the plan."""

    id: UUID
    kind: str
    place: str
    setting: str
    specialty: str
    country: str
    starts_on: date
    ends_on: date
    hands_on: bool


class SeasonRow(NamedTuple):
    """A season that targets may be for."""

    id: UUID
    name: str
    service: str
    service_name: str


def profile() -> Profile:
    """The applicant who acts."""
    return Profile(*db.session.execute(sa.select(*(getattr(Applicant, name) for name in Profile._fields))).one())


def rotations(applicant_id: UUID | None = None) -> list[RotationRow]:
    """By date, the last first: those of the applicant who acts; an advisor says whose."""
    columns = (getattr(Rotation, name) for name in RotationRow._fields)
    wanted = sa.select(*columns).order_by(Rotation.starts_on.desc())
    if applicant_id is not None:
        wanted = wanted.where(Rotation.applicant_id == applicant_id)
    return [RotationRow(*row) for row in db.session.execute(wanted)]


def seasons() -> list[SeasonRow]:
    """The office's seasons that have not ended."""
    rows = db.session.execute(
        sa.select(Season.id, Season.name, Season.service, Service.name)
        .join(Service, Service.code == Season.service)
        .where(Season.ended_at.is_(None))
        .order_by(Season.year, Service.position)
    )
    return [SeasonRow(*row) for row in rows]
