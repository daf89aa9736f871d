"""The office's catalogue as `portal.programs` reads it: every fact with its source, for gates, fit and lists."""

from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.extensions import db
from portal.models import Program
from portal.programs.catalogued import CataloguedProgram
from portal.programs.stored import program_of

#: What `program_of` needs of a row, entity or not.
COLUMNS = (
    Program.id,
    Program.key,
    Program.name,
    Program.specialty,
    Program.place,
    Program.service,
    Program.global_health_track,
    Program.deadline_on,
    Program.facts,
)


class OfficeProgram(NamedTuple):
    """A program of the office, by the row's id."""

    id: UUID
    program: CataloguedProgram


def office_programs() -> tuple[OfficeProgram, ...]:
    """Every program of the office of whoever acts (an advisor, an applicant), by its Program ID; one query."""
    rows = db.session.execute(sa.select(*COLUMNS).order_by(sa.func.lower(Program.key)))
    return tuple(OfficeProgram(row.id, program_of(row)) for row in rows)


def office_program(program_id: UUID) -> OfficeProgram:
    """One of them. Raises NotThere."""
    row = db.session.execute(sa.select(*COLUMNS).where(Program.id == program_id)).one_or_none()
    if row is None:
        raise NotThere
    return OfficeProgram(row.id, program_of(row))
