"""The writer's due date, planned backwards and explained (rule `due_date`).

The earliest clock that still runs (programs start to review, or a program's own deadline), less the business days that the service
takes, less a margin, on a business day. Three clocks stay apart: the first day to submit binds nobody who writes a letter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from portal.seasons.business_days import (
    business_days_after,
    business_days_before,
    holidays_between,
    is_business_day,
    last_business_day_by,
)
from portal.seasons.calendars import DateKind, SeasonCalendar
from portal.seasons.sentences import Said
from portal.seasons.words import counted

MARGIN_DAYS: Final = 3  # assumed: an office setting
NOTICE_DAYS: Final = 28  # four weeks, the guide's least


@dataclass(frozen=True, slots=True)
class ProgramDeadline:
    """The day by which one program wants the letters."""

    program: str
    on: date


@dataclass(frozen=True, slots=True)
class Clocks:
    """The season's own clocks as far as they are known."""

    first_submit: date | None = None
    review_starts: date | None = None
    review_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Clock:
    """The day that a plan starts from."""

    on: date
    programs: tuple[str, ...] = ()
    """The programs whose deadline it is; empty for the day all programs start to review."""

    def said(self) -> Said:
        if not self.programs:
            return Said("review_starts", {"on": self.on})
        code = "deadline" if len(self.programs) == 1 else "deadline_of_many"
        return Said(code, {"on": self.on, "programs": self.programs})


@dataclass(frozen=True, slots=True)
class DuePlan:
    """A due date and how it came about."""

    due_on: date | None
    """None where no clock is known or every clock has passed."""
    clock: Clock | None
    latest_on: date | None
    """The last day on which an upload still reaches programs in time: the due date without the margin."""
    processing_days: int
    margin_days: int
    steps: tuple[Said, ...]
    """From the clock back to the due date."""
    notes: tuple[Said, ...]
    """Clocks that have passed, and dates that nobody has confirmed."""

    explained: tuple[Said, ...]
    """The same in the fewest words: the clock, who takes how long, and the day."""

    @property
    def explanation(self) -> str:
        """ "Programs look on Wednesday 23 September; ECFMG takes up to 5 business days; so, with 3 days in hand, by …"."""
        return "; ".join(said.sentence for said in self.explained) + "." if self.explained else ""


def clocks_of(calendar: SeasonCalendar) -> Clocks:
    """The clocks of a season's calendar."""
    review = calendar.date(DateKind.REVIEW_STARTS)
    return Clocks(
        first_submit=calendar.on(DateKind.FIRST_SUBMIT),
        review_starts=review.on if review else None,
        review_confirmed=review.confirmed if review else True,
    )


def due_date(
    clocks: Clocks,
    program_deadlines: Iterable[ProgramDeadline],
    processing_days: int,
    margin_days: int = MARGIN_DAYS,
    *,
    processed_by: str = "The service",
    on: date | None = None,
) -> DuePlan:
    """Plan the due date of a letter.

    `processing_days` are business days, `margin_days` calendar days. With `on` (today), clocks that have passed are set aside and
    noted, so that a late letter is planned for the deadlines that are still ahead.
    """
    clock, notes = _earliest(clocks, list(program_deadlines), on)
    if clock is None:
        unknown = notes or [Said("unknown")]
        return DuePlan(None, None, None, processing_days, margin_days, (), tuple(unknown), ())
    if not clock.programs and not clocks.review_confirmed:
        notes.append(Said("unconfirmed", {"on": clock.on}))
    steps = [clock.said()]
    latest_on = _latest_on(clock.on, processing_days)
    if processing_days:
        steps.append(_processing(processed_by, processing_days, latest_on, clock.on))
    due_on = latest_on - timedelta(days=margin_days)
    if margin_days:
        steps.append(Said("margin", {"days": counted(margin_days, "day", "days"), "on": due_on}))
    if not is_business_day(due_on):
        steps.append(Said("business_day", {"from_on": due_on, "on": last_business_day_by(due_on)}))
        due_on = last_business_day_by(due_on)
    explained = _explained(clock, due_on, processed_by, processing_days, margin_days)
    return DuePlan(due_on, clock, latest_on, processing_days, margin_days, tuple(steps), tuple(notes), explained)


@dataclass(frozen=True, slots=True)
class MovedDue:
    """A due date that somebody chose instead of the planned one. A warning never forbids it."""

    due_on: date
    arrives_on: date
    """When programs have the letter at the latest, if it is uploaded on the due date."""
    warnings: tuple[Said, ...]


def move_due(plan: DuePlan, to: date, *, on: date) -> MovedDue:
    """Move the due date to another day, earlier or later, seen from today (`on`)."""
    arrives_on = business_days_after(to, plan.processing_days)
    warnings = [*_warnings_of_the_day(to, on), *_warnings_of_the_clock(plan, to, arrives_on)]
    return MovedDue(to, arrives_on, tuple(warnings))


LATER: Final = ("later_than_planned", "after_review_starts", "after_deadline")
"""The warnings of a day that lies after the planned one: it is set only by somebody who has read them."""


def standing(plan: DuePlan, on: date) -> tuple[Said, ...]:
    """What to say about a plan today, before anybody moves it: nothing while there is time."""
    if plan.due_on is None or plan.latest_on is None or plan.clock is None or on <= plan.due_on:
        return ()
    if on <= plan.latest_on:
        return (Said("planned_date_passed", {"planned_on": plan.due_on, "on": plan.latest_on}),)
    arrives_on = business_days_after(on, plan.processing_days)
    facts = {"clock_on": plan.clock.on, "arrives_on": arrives_on}
    if plan.clock.programs:
        return (Said("too_late_for_deadline", facts | {"programs": plan.clock.programs}),)
    return (Said("too_late_for_review", facts),)


def due_moment(due_on: date, time_zone: str) -> datetime:
    """The end of the due date where the writer is: the first moment of the next day, which exists in every zone and year."""
    return datetime.combine(due_on + timedelta(days=1), time(), ZoneInfo(time_zone))


def days_left(due_on: date, moment: datetime, time_zone: str) -> int:
    """Whole days from the writer's own today to the due date; negative when it has passed. `moment` knows its zone."""
    return (due_on - moment.astimezone(ZoneInfo(time_zone)).date()).days


def _earliest(clocks: Clocks, deadlines: Sequence[ProgramDeadline], on: date | None) -> tuple[Clock | None, list[Said]]:
    """The earliest clock that has not passed, and what is said about those that have."""
    by_day: dict[date, list[str]] = {}
    for deadline in deadlines:
        by_day.setdefault(deadline.on, []).append(deadline.program)
    found = [Clock(day, tuple(sorted(programs))) for day, programs in by_day.items()]
    if clocks.review_starts:
        found.append(Clock(clocks.review_starts))
    found.sort(key=lambda clock: (clock.on, clock.programs))
    passed = [clock for clock in found if on is not None and clock.on < on]
    notes = [
        Said("deadline_passed", {"programs": clock.programs, "on": clock.on})
        if clock.programs
        else Said("review_passed", {"on": clock.on})
        for clock in passed
    ]
    return next((clock for clock in found if clock not in passed), None), notes


def _latest_on(clock_on: date, processing_days: int) -> date:
    """The last day to upload. Nobody processes on a holiday: before a clock on one, the letter is through the business day before."""
    return business_days_before(last_business_day_by(clock_on), processing_days) if processing_days else clock_on


def _explained(clock: Clock, due_on: date, who: str, processing_days: int, margin_days: int) -> tuple[Said, ...]:
    takes = Said("takes", {"who": who, "days": counted(processing_days, "business day", "business days")})
    margin = {"days": counted(margin_days, "day", "days")}
    by = Said("so_by_with_margin", margin | {"on": due_on}) if margin_days else Said("so_by", {"on": due_on})
    return (clock.said(), takes, by) if processing_days else (clock.said(), by)


def _processing(who: str, days: int, latest_on: date, clock_on: date) -> Said:
    holidays = tuple(name for _, name in holidays_between(latest_on, clock_on - timedelta(days=1)))
    facts = {"who": who, "days": counted(days, "business day", "business days"), "on": latest_on}
    if holidays:
        return Said("processing_with_holidays", facts | {"holidays": holidays})
    return Said("processing", facts)


def _warnings_of_the_day(to: date, on: date) -> Iterable[Said]:
    if to < on:
        yield Said("in_the_past", {"on": to})
    elif to < on + timedelta(days=NOTICE_DAYS):
        yield Said("short_notice", {"on": to, "days": counted((to - on).days, "day", "days")})
    if not is_business_day(to):
        yield Said("no_business_day", {"on": to})


def _warnings_of_the_clock(plan: DuePlan, to: date, arrives_on: date) -> Iterable[Said]:
    if plan.due_on is None or plan.clock is None:
        return
    days = counted(abs((to - plan.due_on).days), "day", "days")
    if to < plan.due_on:
        yield Said("earlier_than_planned", {"on": to, "days": days})
    elif arrives_on > plan.clock.on:
        facts = {"on": to, "arrives_on": arrives_on, "clock_on": plan.clock.on}
        if plan.clock.programs:
            yield Said("after_deadline", facts | {"programs": plan.clock.programs})
        else:
            yield Said("after_review_starts", facts)
    elif to > plan.due_on:
        yield Said("later_than_planned", {"on": to, "days": days})
