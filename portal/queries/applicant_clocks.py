"""The clocks of a season: first day to submit, programs start to review, each program's deadline, in one query."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Application, Program, SeasonDate

SHOWN = ("first_submit", "review_starts")


class Clocks(NamedTuple):
    """What others decided; the writers' due date is worked out from it (rule due_date)."""

    first_submit: date | None
    review_starts: date | None
    deadline: date | None
    deadline_of: str

    @property
    def earliest(self) -> date | None:
        """The first day on which a program needs the letter."""
        days = [day for day in (self.deadline, self.review_starts) if day]
        return min(days) if days else None


def clocks_of(season_id: UUID, applicant_id: UUID | None = None) -> Clocks:
    """The season's dates, and the earliest deadline among the programs on the list of the applicant who acts.

    An advisor says whose list (`applicant_id`).
    """
    of_season = sa.select(SeasonDate.kind, SeasonDate.on_date, sa.literal("").label("program")).where(
        SeasonDate.season_id == season_id, SeasonDate.kind.in_(SHOWN)
    )
    of_programs = (
        sa.select(sa.literal("deadline"), Program.deadline_on, Program.name)
        .join(Application, Application.program_id == Program.id)
        .where(Program.deadline_on.is_not(None))
    )
    if applicant_id is not None:
        of_programs = of_programs.where(Application.applicant_id == applicant_id)
    rows = db.session.execute(of_season.union_all(of_programs)).all()
    days = {kind: on for kind, on, _ in rows if kind in SHOWN}
    deadlines = sorted((on, program) for kind, on, program in rows if kind == "deadline")
    first, program = deadlines[0] if deadlines else (None, "")
    return Clocks(days.get("first_submit"), days.get("review_starts"), first, program)
