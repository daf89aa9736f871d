"""The plan page: profile, rotations and the seasons one can apply in."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Applicant, Rotation, Season, Service
from portal.queries.asking import ask


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
    if applicant_id is None:
        return [RotationRow._make(row) for row in ask(_ROTATIONS)]
    return [RotationRow._make(row) for row in ask(ROTATIONS_OF_ONE, {"applicant_id": applicant_id})]


def rotation_gathered(row: Sequence[Any]) -> RotationRow:
    """A rotation as JSON writes it."""
    id, *words, starts_on, ends_on, hands_on = row
    return RotationRow._make([UUID(id), *words, date.fromisoformat(starts_on), date.fromisoformat(ends_on), hands_on])


_ROTATIONS = sa.select(*(getattr(Rotation, name) for name in RotationRow._fields)).order_by(Rotation.starts_on.desc())
#: Of the applicant with this id.
ROTATIONS_OF_ONE = _ROTATIONS.where(Rotation.applicant_id == sa.bindparam("applicant_id"))


def seasons() -> list[SeasonRow]:
    """The office's seasons that have not ended."""
    rows = db.session.execute(
        sa.select(Season.id, Season.name, Season.service, Service.name)
        .join(Service, Service.code == Season.service)
        .where(Season.ended_at.is_(None))
        .order_by(Season.year, Service.position)
    )
    return [SeasonRow(*row) for row in rows]
