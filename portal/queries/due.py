"""The back-planned due date of an applicant's letters, with its reasons, from the season's calendar and the programs on the list."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from portal.clock import today
from portal.extensions import db
from portal.models import Application, Program, Season, SeasonDate, ServiceFact
from portal.seasons import Clocks as SeasonClocks
from portal.seasons import ProgramDeadline, due_date
from portal.shown.words import gettext

#: ECFMG takes up to 5 business days for an IMG's letter (domain.md 1.6), where the office's data do not say.
PROCESSING_DAYS = 5


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
    rows = db.session.execute(_known(applicant_id, season_id)).all()
    calendar = {row.kind: row for row in rows if row.kind not in ("deadline", "processing")}
    deadlines = sorted((row.on_date, row.program) for row in rows if row.kind == "deadline")
    days = next((row.value for row in rows if row.kind == "processing"), None)
    first, review = calendar.get("first_submit"), calendar.get("review_starts")
    plan = due_date(
        SeasonClocks(
            first_submit=first.on_date if first else None,
            review_starts=review.on_date if review else None,
            review_confirmed=review.confirmed if review else True,
        ),
        [ProgramDeadline(program, on) for on, program in deadlines],
        days if isinstance(days, int) else PROCESSING_DAYS,
        processed_by=gettext("the service"),
        on=today(),
    )
    earliest = deadlines[0] if deadlines else (None, "")
    clocks = Clocks(first.on_date if first else None, review.on_date if review else None, *earliest)
    return PlannedDue(plan.due_on, plan.explanation, clocks)


def _known(applicant_id: UUID, season_id: UUID) -> sa.CompoundSelect[Any]:
    """The season's dates, the programs' deadlines and the days that the service takes, a row each."""
    nothing = sa.cast(sa.null(), JSONB)
    calendar = sa.select(
        SeasonDate.kind,
        SeasonDate.on_date,
        SeasonDate.confirmed,
        sa.literal("").label("program"),
        nothing.label("value"),
    ).where(SeasonDate.season_id == season_id)
    deadlines = (
        sa.select(sa.literal("deadline"), Program.deadline_on, sa.true(), Program.name, nothing)
        .join(Application, sa.and_(Application.office_id == Program.office_id, Application.program_id == Program.id))
        .where(Application.applicant_id == applicant_id, Program.deadline_on.is_not(None))
    )
    processing = (
        sa.select(sa.literal("processing"), sa.null(), sa.true(), sa.literal(""), ServiceFact.value)
        .join(Season, sa.and_(Season.office_id == ServiceFact.office_id, Season.service == ServiceFact.service))
        .where(Season.id == season_id, ServiceFact.key == "processing_business_days")
    )
    return calendar.union_all(deadlines, processing)
