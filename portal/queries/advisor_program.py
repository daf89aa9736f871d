"""A program's page: what each source says, who of the cohort applies, what was changed."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Applicant, Application, Program, ProgramChange
from portal.queries.programs import COLUMNS

#: So many changes stand on the page.
LATELY = 50
#: Programs of a page of the queue of old facts.
QUEUE_PAGE = 20


class AppliesRow(NamedTuple):
    """An applicant who has the program on their list."""

    id: UUID
    first_name: str
    last_name: str
    applied_on: date | None

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.first_name} {self.last_name}".strip()


class ChangeRow(NamedTuple):
    """A change of a value, with what was known before and after."""

    at: datetime
    actor_name: str
    kind: str
    name: str
    before: list[dict[str, Any]]
    after: list[dict[str, Any]]


def who_applies(program_id: UUID) -> list[AppliesRow]:
    """By name; those who have left the cohort are not counted."""
    rows = db.session.execute(
        sa.select(Applicant.id, Applicant.first_name, Applicant.last_name, Application.applied_on)
        .join(
            Application,
            sa.and_(Application.office_id == Applicant.office_id, Application.applicant_id == Applicant.id),
        )
        .where(Application.program_id == program_id, Applicant.withdrawn_at.is_(None))
        .order_by(Applicant.last_name, Applicant.first_name, Applicant.id)
    )
    return [AppliesRow(*row) for row in rows]


def program_changes(program_id: UUID) -> list[ChangeRow]:
    """The last first."""
    columns = (getattr(ProgramChange, name) for name in ChangeRow._fields)
    rows = db.session.execute(
        sa.select(*columns)
        .where(ProgramChange.program_id == program_id)
        .order_by(ProgramChange.id.desc())
        .limit(LATELY)
    )
    return [ChangeRow(*row) for row in rows]


def stale_programs(stale_before: date) -> list[Any]:
    """The programs whose facts wait longest for a look, each row with what `portal.programs.stored.program_of` reads.

    A program that many of the cohort apply to comes before one that nobody does, and among these the oldest first.
    """
    listed = (
        sa.select(sa.func.count())
        .select_from(Application)
        .where(Application.office_id == Program.office_id, Application.program_id == Program.id)
        .correlate(Program)
        .scalar_subquery()
    )
    return list(
        db.session.execute(
            sa.select(*COLUMNS, listed.label("applicants"))
            .where(sa.or_(Program.checked_on.is_(None), Program.checked_on < stale_before))
            .order_by(sa.desc("applicants"), Program.checked_on.nulls_first(), Program.id)
            .limit(QUEUE_PAGE)
        )
    )


def every_fact(condition: list[sa.ColumnElement[bool]]) -> list[Any]:
    """All programs that the filters leave, for a file."""
    return list(db.session.execute(sa.select(*COLUMNS).where(*condition).order_by(sa.func.lower(Program.key))))
