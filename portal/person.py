"""The person behind a session, and the desks they may sit at: one query tells everything a page needs of them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask_login import UserMixin
from sqlalchemy.orm import Session

from portal.access import Actor
from portal.roles import Role

#: What a request asks first of all.
PERSON = "SELECT id, email, name, epoch, time_zone, theme, desks FROM portal.person(%(id)s)"


@dataclass(frozen=True)
class Desk:
    """A role the person holds: advisor of an office, applicant of a cohort, writer of letters."""

    role: Role
    name: str
    office_id: UUID | None = None
    office: str = ""
    slug: str = ""
    own_id: UUID | None = None
    season: str = ""
    time_zone: str = "UTC"  # an office counts its days in UTC: its advisors live in several places


@dataclass(frozen=True)
class Person(UserMixin):
    """Who is signed in. Flask-Login keeps `id.epoch` in the session: raising the epoch ends every session."""

    id: UUID
    email: str
    name: str
    epoch: int
    time_zone: str
    theme: str
    desks: tuple[Desk, ...]

    def get_id(self) -> str:
        return f"{self.id}.{self.epoch}"

    def desks_as(self, role: Role) -> tuple[Desk, ...]:
        """The desks of one role."""
        return tuple(desk for desk in self.desks if desk.role is role)

    def at(self, desk: Desk) -> Actor:
        """This person, acting at that desk."""
        return Actor(
            desk.role,
            self.id,
            office_id=desk.office_id,
            applicant_id=desk.own_id if desk.role is Role.APPLICANT else None,
            own_id=desk.own_id,
            name=desk.name,
            time_zone=desk.time_zone,
        )

    def at_own_account(self) -> Actor:
        """This person, with a grant on nothing but their own account."""
        return Actor(Role.WRITER, self.id, request_id=NO_REQUEST, name=self.name, time_zone=self.time_zone)


#: Confines the writer's role to no letter at all.
NO_REQUEST = UUID(int=0)


def person_of(session: Session, account_id: UUID) -> Person | None:
    """The person of an account, or None where it is gone or disabled."""
    row = session.connection().exec_driver_sql(PERSON, {"id": account_id}).one_or_none()
    return person_told(row) if row else None


def person_told(row: sa.Row[Any]) -> Person:
    """The person of a row that `PERSON` fetched."""
    return Person(
        row.id, row.email, row.name, row.epoch, row.time_zone, row.theme, tuple(_desk(desk) for desk in row.desks)
    )


def _desk(told: dict[str, Any]) -> Desk:
    office, own = told.get("office_id"), told.get("own_id")
    return Desk(
        Role(told["role"]),
        told["name"],
        UUID(office) if office else None,
        told.get("office", ""),
        told.get("slug", ""),
        UUID(own) if own else None,
        told.get("season", ""),
        told.get("time_zone", "UTC"),
    )
