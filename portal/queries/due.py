"""The back-planned due date of an applicant's letters, with its reasons, from the season's calendar and the programs on the list."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.clock import today
from portal.extensions import db
from portal.models import Application, Program, Season, SeasonDate, ServiceFact
from portal.seasons import Clocks, ProgramDeadline, due_date

#: ECFMG takes up to 5 business days for an IMG's letter (domain.md 1.6), where the office's data do not say.
PROCESSING_DAYS = 5


class PlannedDue(NamedTuple):
    """The date, and why."""

    on: date
    why: str


def planned_due(applicant_id: UUID, season_id: UUID | None) -> PlannedDue | None:
    """The due date by the rule, or None where neither a calendar nor a deadline is known. One query for each of the three facts."""
    if season_id is None:
        return None
    dates = {
        row.kind: row
        for row in db.session.execute(
            sa.select(SeasonDate.kind, SeasonDate.on_date, SeasonDate.confirmed, Season.service)
            .join(Season, sa.and_(Season.office_id == SeasonDate.office_id, Season.id == SeasonDate.season_id))
            .where(SeasonDate.season_id == season_id)
        )
    }
    deadlines = db.session.execute(
        sa.select(Program.name, Program.deadline_on)
        .join(Application, sa.and_(Application.office_id == Program.office_id, Application.program_id == Program.id))
        .where(Application.applicant_id == applicant_id, Program.deadline_on.is_not(None))
        .order_by(Program.deadline_on, Program.name)
    ).all()
    first, review = dates.get("first_submit"), dates.get("review_starts")
    service = review.service if review else ""
    plan = due_date(
        Clocks(
            first_submit=first.on_date if first else None,
            review_starts=review.on_date if review else None,
            review_confirmed=review.confirmed if review else True,
        ),
        [ProgramDeadline(row.name, row.deadline_on) for row in deadlines],
        _processing_days(service),
        on=today(),
    )
    return PlannedDue(plan.due_on, plan.explanation) if plan and plan.due_on else None


def _processing_days(service: str) -> int:
    value: Any = db.session.scalar(
        sa.select(ServiceFact.value).where(
            ServiceFact.service == service, ServiceFact.key == "processing_business_days"
        )
    )
    return value if isinstance(value, int) else PROCESSING_DAYS
