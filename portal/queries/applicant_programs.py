"""The programs page: the list with slots, and the letters that could be assigned."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Application, Assignment, Program, Service, ServiceFact

#: Rule slots, where the office's data do not say.
SLOTS_IF_UNKNOWN = 4
#: As many as one looks through on a page.
CATALOGUE_PAGE = 50


class ApplicationRow(NamedTuple):
    """A program on the applicant's list, with the letters assigned to it."""

    id: UUID
    program: str
    place: str
    specialty: str
    service: str
    service_name: str
    global_health_track: bool | None
    deadline_on: date | None
    applied_on: date | None
    slots: int
    letters: list[UUID]


class ProgramRow(NamedTuple):
    """A program of the office's catalogue that is not on the list yet."""

    id: UUID
    name: str
    place: str
    specialty: str
    service_name: str
    global_health_track: bool | None
    deadline_on: date | None


def applications() -> list[ApplicationRow]:
    """The list, by deadline and name, in one query."""
    slots = (
        sa.select(ServiceFact.value)
        .where(ServiceFact.service == Program.service, ServiceFact.key == "program_letter_slots")
        .correlate(Program)
        .scalar_subquery()
        .label("slots")
    )
    letters = (
        sa.select(sa.func.array_agg(Assignment.request_id))
        .where(Assignment.application_id == Application.id)
        .correlate(Application)
        .scalar_subquery()
        .label("letters")
    )
    rows = db.session.execute(
        sa.select(
            Application.id,
            Program.name,
            Program.place,
            Program.specialty,
            Program.service,
            Service.name,
            Program.global_health_track,
            Program.deadline_on,
            Application.applied_on,
            slots,
            letters,
        )
        .join(Program, Program.id == Application.program_id)
        .join(Service, Service.code == Program.service)
        .order_by(Program.deadline_on.nulls_last(), Program.name)
    )
    return [ApplicationRow._make([*row[:9], _number(row.slots), list(row.letters or ())]) for row in rows]


def catalogue(words: str) -> list[ProgramRow]:
    """Programs of the office whose name, place or specialty has these words, without those on the list."""
    plain = sa.func.portal.plain
    text = plain(Program.name + sa.literal(" ") + Program.place + sa.literal(" ") + Program.specialty)
    wanted = (
        sa.select(
            Program.id,
            Program.name,
            Program.place,
            Program.specialty,
            Service.name,
            Program.global_health_track,
            Program.deadline_on,
        )
        .join(Service, Service.code == Program.service)
        .where(~sa.exists().where(Application.program_id == Program.id))
        .order_by(Program.name)
        .limit(CATALOGUE_PAGE)
    )
    for word in words.split():
        wanted = wanted.where(sa.func.strpos(text, plain(word)) > 0)
    return [ProgramRow(*row) for row in db.session.execute(wanted)]


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else SLOTS_IF_UNKNOWN
