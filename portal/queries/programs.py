"""The office's catalogue as `portal.programs` reads it: every fact with its source, for gates, fit and lists."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.extensions import db
from portal.models import Program
from portal.programs.catalogued import CataloguedProgram, Fact
from portal.programs.stored import program_from_json

#: What `catalogued` needs of a row, entity or not.
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
    return tuple(OfficeProgram(row.id, catalogued(row)) for row in rows)


def office_program(program_id: UUID) -> OfficeProgram:
    """One of them. Raises NotThere."""
    row = db.session.execute(sa.select(*COLUMNS).where(Program.id == program_id)).one_or_none()
    if row is None:
        raise NotThere
    return OfficeProgram(row.id, catalogued(row))


def catalogued(row: Any) -> CataloguedProgram:
    """The program of a row with `COLUMNS`. What was written before sources were kept is a fact without source and day."""
    program = program_from_json(row.key, row.facts)
    missing = {name: (Fact(value, "", None, ""),) for name, value in _written(row).items() if name not in program.facts}
    return program._replace(facts={**missing, **program.facts})


def _written(row: Any) -> Mapping[str, str | bool | date]:
    """Columns that hold something; a program whose facts have sources has the same in them."""
    found = {"name": row.name, "service": row.service, "specialty": row.specialty}
    if row.facts:
        return found
    more = {
        "place": row.place or None,
        "global_health_track": row.global_health_track,
        "deadline_on": row.deadline_on,
    }
    return found | {name: value for name, value in more.items() if value is not None}
