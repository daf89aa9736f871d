"""A letter's due date explained: the clocks, the way back from them, and what a later day would mean. For applicant and advisor."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.due_plans import planner
from portal.seasons.due import LATER, DuePlan, business_days_after, move_due, standing
from portal.shown import Clock, ShownDate, shown_date
from portal.shown.said import explained_in_words, said_in_words
from portal.translating import gettext


@dataclass(frozen=True)
class ShownDue:
    """The page's words."""

    due: ShownDate | None
    planned: ShownDate | None
    is_planned: bool
    """Whether the day is the planned one."""
    is_moved: bool
    """Whether somebody moved it by hand: then the calendar leaves it alone."""
    why: str
    remarks: list[str]
    """What is not confirmed, what has passed, and what a late letter still reaches."""
    clocks: list[Clock]
    plan: DuePlan


def shown_due(applicant_id: UUID, season_id: UUID, due_on: date | None, today: date, *, moved: bool) -> ShownDue:
    """One query. The three clocks stay apart: the first day to submit binds nobody who writes a letter."""
    known = planner(season_id, applicant_id)
    plan = known.plan(applicant_id, on=today)
    clocks = [Clock(shown_date(due_on, today), gettext("Writers upload"), ours=True)] if due_on else []
    if known.clocks.first_submit:
        clocks.append(Clock(shown_date(known.clocks.first_submit, today), gettext("First day to submit")))
    if known.clocks.review_starts:
        clocks.append(Clock(shown_date(known.clocks.review_starts, today), gettext("Programs start to review")))
    clocks += [
        Clock(shown_date(one.on, today), gettext("Deadline of %(program)s", program=one.program))
        for one in known.deadlines_of(applicant_id)[:5]
    ]
    return ShownDue(
        shown_date(due_on, today) if due_on else None,
        shown_date(plan.due_on, today) if plan.due_on else None,
        due_on == plan.due_on,
        moved,
        explained_in_words(plan.explained, today),
        [said_in_words(one, today) for one in (*plan.notes, *standing(plan, today))],
        sorted(clocks, key=lambda clock: clock.when.iso),
        plan,
    )


def warnings_of(plan: DuePlan, to: date, today: date) -> list[str]:
    """What to read before a later day is set; empty where it needs no second thought."""
    warnings = move_due(plan, to, on=today).warnings
    later = any(one.code in LATER for one in warnings)
    return [said_in_words(one, today) for one in warnings if one.code != "in_the_past"] if later else []


def explained_to_writer(review_starts: date | None, processing_days: int, who: str, due_on: date, today: date) -> str:
    """Why a writer is asked for this day: what they may know of it, which is the season's calendar alone."""
    if review_starts is None or review_starts < due_on:
        return ""
    look = gettext("Programs look on %(day)s", day=shown_date(review_starts, today).words)
    if not processing_days:
        return gettext("%(look)s.", look=look)
    in_time = business_days_after(due_on, processing_days) <= review_starts
    takes = gettext(
        "%(look)s, and %(who)s takes up to %(days)s business days.", look=look, who=who, days=processing_days
    )
    return takes if in_time else takes + " " + gettext("A day sooner is a day more for them to read it.")
