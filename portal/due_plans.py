"""The plans of a season's due dates, as the database knows them. Nobody owns it: pages and use cases read it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from portal.extensions import db
from portal.models import Application, Program, Season, SeasonDate, ServiceFact
from portal.seasons import Clocks, DuePlan, ProgramDeadline, due_date
from portal.shown.words import gettext

#: ECFMG takes up to 5 business days for an IMG's letter (domain.md 1.6), where the office's data do not say.
PROCESSING_DAYS = 5


@dataclass(frozen=True)
class Planner:
    """What a season's due dates are planned from."""

    clocks: Clocks
    processing_days: int
    processed_by: str
    deadlines: dict[UUID, list[ProgramDeadline]]
    """The deadlines of each applicant's programs."""

    def deadlines_of(self, applicant_id: UUID) -> Sequence[ProgramDeadline]:
        """The soonest first."""
        return sorted(self.deadlines.get(applicant_id, ()), key=lambda deadline: (deadline.on, deadline.program))

    def plan(self, applicant_id: UUID, *, on: date) -> DuePlan:
        """The due date of this applicant's letters, seen from a day (rule due_date)."""
        return due_date(
            self.clocks,
            self.deadlines_of(applicant_id),
            self.processing_days,
            processed_by=self.processed_by,
            on=on,
        )


def planner(season_id: UUID, applicant_id: UUID | None = None, *, with_programs: bool = True) -> Planner:
    """Everything in one query: of one applicant, or of all whom the actor sees. A writer sees no programs."""
    wanted = _known(with_programs=with_programs, of_one=applicant_id is not None)
    given = {"season_id": season_id} if applicant_id is None else {"season_id": season_id, "applicant_id": applicant_id}
    db.session.flush()
    told = {"told": frozenset(given)}  # PostgreSQL keeps its plan (portal.kept_plans)
    rows = db.session.connection().execute(wanted, given, execution_options=told).all()
    calendar = {row.kind: row for row in rows if row.kind not in ("deadline", "fact")}
    facts = {row.name: row.value for row in rows if row.kind == "fact"}
    days, who = facts.get("processing_business_days"), facts.get("processed_by")
    deadlines: dict[UUID, list[ProgramDeadline]] = defaultdict(list)
    for row in rows:
        if row.kind == "deadline":
            deadlines[row.applicant_id].append(ProgramDeadline(row.name, row.on_date))
    first, review = calendar.get("first_submit"), calendar.get("review_starts")
    clocks = Clocks(
        first_submit=first.on_date if first else None,
        review_starts=review.on_date if review else None,
        review_confirmed=review.confirmed if review else True,
    )
    return Planner(
        clocks,
        days if isinstance(days, int) else PROCESSING_DAYS,
        who if isinstance(who, str) and who else gettext("the service"),
        deadlines,
    )


@lru_cache
def _known(*, with_programs: bool, of_one: bool) -> sa.CompoundSelect[Any]:
    """The season's dates, the programs' deadlines and what is known of the service, a row each. Built once."""
    season_id = sa.bindparam("season_id", type_=sa.Uuid())
    nothing, nobody = sa.cast(sa.null(), JSONB), sa.cast(sa.null(), sa.Uuid())
    calendar = sa.select(
        SeasonDate.kind,
        SeasonDate.on_date,
        SeasonDate.confirmed,
        sa.literal("").label("name"),
        nothing.label("value"),
        nobody.label("applicant_id"),
    ).where(SeasonDate.season_id == season_id)
    facts = (
        sa.select(sa.literal("fact"), sa.null(), sa.true(), ServiceFact.key, ServiceFact.value, nobody)
        .join(Season, sa.and_(Season.office_id == ServiceFact.office_id, Season.service == ServiceFact.service))
        .where(Season.id == season_id, ServiceFact.key.in_(("processing_business_days", "processed_by")))
    )
    if not with_programs:
        return calendar.union_all(facts)
    deadlines = (
        sa.select(
            sa.literal("deadline"), Program.deadline_on, sa.true(), Program.name, nothing, Application.applicant_id
        )
        .join(Application, sa.and_(Application.office_id == Program.office_id, Application.program_id == Program.id))
        .join(Season, sa.and_(Season.office_id == Program.office_id, Season.service == Program.service))
        .where(Season.id == season_id, Program.deadline_on.is_not(None))
    )
    if of_one:
        deadlines = deadlines.where(Application.applicant_id == sa.bindparam("applicant_id"))
    return calendar.union_all(facts, deadlines)
