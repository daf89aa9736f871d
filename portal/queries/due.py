"""The back-planned due date of an applicant's letters, with its reasons, from the season's calendar and the programs on the list."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from portal.clock import today
from portal.due_plans import planner


class Clocks(NamedTuple):
    """What others decided; the writers' due date is planned backwards from it."""

    first_submit: date | None
    review_starts: date | None
    deadline: date | None
    deadline_of: str

    @property
    def earliest(self) -> date | None:
        """The first day on which a program needs the letter."""
        days = [day for day in (self.deadline, self.review_starts) if day]
        return min(days) if days else None


class PlannedDue(NamedTuple):
    """The date and why, with the clocks it is planned from. `on` is None where no clock is known or all have passed."""

    on: date | None
    why: str
    clocks: Clocks


NOTHING_KNOWN = PlannedDue(None, "", Clocks(None, None, None, ""))


def planned_due(applicant_id: UUID, season_id: UUID | None) -> PlannedDue:
    """The due date by rule `due_date`, in one query."""
    if season_id is None:
        return NOTHING_KNOWN
    known = planner(season_id, applicant_id)
    plan, deadlines = known.plan(applicant_id, on=today()), known.deadlines_of(applicant_id)
    earliest = (deadlines[0].on, deadlines[0].program) if deadlines else (None, "")
    clocks = Clocks(known.clocks.first_submit, known.clocks.review_starts, *earliest)
    notes = " ".join(note.sentence for note in plan.notes if note.code == "unconfirmed")
    return PlannedDue(plan.due_on, " ".join(filter(None, (plan.explanation, notes))), clocks)
