"""The due date planned backwards, explained, and moved."""

from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.seasons.business_days import (
    business_days_after,
    business_days_before,
    holiday_name,
    is_business_day,
    last_business_day_by,
)
from portal.seasons.calendars import season_calendar
from portal.seasons.due import (
    Clocks,
    ProgramDeadline,
    clocks_of,
    days_left,
    due_date,
    due_moment,
    move_due,
    standing,
)
from portal.seasons.federal_holidays import federal_holidays

DAYS = st.dates(date(2024, 1, 1), date(2060, 12, 31))
ZONES = st.sampled_from(
    [
        "America/New_York",
        "Pacific/Auckland",
        "Asia/Kathmandu",
        "America/Sao_Paulo",
        "Africa/Lagos",
        "Pacific/Apia",
        "UTC",
    ]
)
PROCESSING = st.integers(0, 20)
MARGIN = st.integers(0, 14)
REVIEW_2027 = Clocks(review_starts=date(2026, 9, 23))


def plan_2027(*deadlines: ProgramDeadline, on: date | None = None):
    return due_date(REVIEW_2027, deadlines, 5, processed_by="ECFMG", on=on)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 9, 7), "Labor Day"),
        (date(2026, 7, 3), "Independence Day (observed)"),
        (date(2027, 12, 31), "New Year's Day (observed)"),
        (date(2026, 11, 26), "Thanksgiving Day"),
        (date(2026, 9, 8), None),
    ],
)
def test_federal_holidays_are_known_with_the_day_they_are_observed(day: date, name: str | None):
    assert holiday_name(day) == name


@pytest.mark.parametrize("year", range(2021, 2101))
def test_federal_holidays_are_those_of_a_package_that_knows_the_holidays_of_all_countries(year: int):
    assert federal_holidays(year) == dict(holidays.country_holidays("US", years=year, observed=True))


@given(DAYS, st.integers(0, 30))
def test_counting_business_days_back_and_forth_meets_again(day: date, count: int):
    day = last_business_day_by(day)
    before = business_days_before(day, count)
    assert business_days_after(before, count) == day
    passed = [before + timedelta(days=number + 1) for number in range((day - before).days)]
    assert sum(map(is_business_day, passed)) == count


def test_the_due_date_is_explained_as_it_was_found():
    plan = plan_2027()
    assert plan.due_on == date(2026, 9, 11)
    assert plan.explanation == (
        "Programs look on Wednesday 23 September; ECFMG takes up to 5 business days; so, with 3 days in hand, by Friday 11 September."
    )
    assert [step.sentence for step in plan.steps] == [
        "Programs look on Wednesday 23 September",
        "ECFMG takes up to 5 business days, so it has to be there by Wednesday 16 September",
        "with 3 days in hand, Sunday 13 September",
        "Sunday 13 September is no working day, so Friday 11 September",
    ]


def test_a_programs_deadline_before_the_review_counts():
    plan = plan_2027(ProgramDeadline("County", date(2026, 9, 18)), ProgramDeadline("Mercy", date(2026, 10, 1)))
    assert plan.clock
    assert plan.clock.programs == ("County",)
    assert plan.due_on == date(2026, 9, 8)
    assert plan.explanation.startswith("County wants the letter by Friday 18 September; ")


def test_programs_that_share_a_deadline_are_named_together():
    day = date(2026, 9, 18)
    plan = plan_2027(*(ProgramDeadline(name, day) for name in ("Mercy", "County", "Hope")))
    assert plan.steps[0].sentence == "County, Hope and Mercy want the letter by Friday 18 September"


def test_a_holiday_among_the_business_days_is_named():
    plan = plan_2027(ProgramDeadline("County", date(2026, 9, 11)))
    assert plan.latest_on == date(2026, 9, 3)
    assert "Labor Day is none" in plan.steps[1].sentence


def test_a_deadline_on_a_holiday_is_met_on_the_business_day_before():
    plan = plan_2027(ProgramDeadline("County", date(2026, 9, 7)))
    assert plan.latest_on == date(2026, 8, 28)
    assert business_days_after(date(2026, 8, 28), 5) == date(2026, 9, 4)


def test_a_service_that_takes_no_time_takes_none():
    plan = due_date(Clocks(review_starts=date(2026, 10, 1)), [], 0)
    assert (plan.latest_on, plan.due_on) == (date(2026, 10, 1), date(2026, 9, 28))
    assert plan.explanation == "Programs look on Thursday 1 October; so, with 3 days in hand, by Monday 28 September."


def test_without_a_clock_there_is_no_due_date_and_that_is_said():
    plan = due_date(Clocks(first_submit=date(2026, 9, 2)), [], 5)
    assert (plan.due_on, plan.explanation) == (None, "")
    assert [note.code for note in plan.notes] == ["unknown"]


def test_an_unconfirmed_clock_is_marked():
    plan = due_date(clocks_of(season_calendar("eras", 2028)), [], 5)
    assert (plan.due_on, [note.code for note in plan.notes]) == (date(2027, 9, 10), ["unconfirmed"])
    assert due_date(clocks_of(season_calendar("eras", 2026)), [], 5).notes == ()


def test_a_clock_that_has_passed_is_set_aside():
    plan = plan_2027(ProgramDeadline("Mercy", date(2026, 10, 30)), on=date(2026, 10, 1))
    assert plan.clock
    assert plan.clock.on == date(2026, 10, 30)
    assert [note.sentence for note in plan.notes] == ["Programs have been looking since Wednesday 23 September."]


def test_after_the_last_clock_nothing_is_planned():
    plan = plan_2027(ProgramDeadline("Mercy", date(2026, 9, 1)), on=date(2026, 10, 1))
    assert plan.due_on is None
    assert [note.code for note in plan.notes] == ["deadline_passed", "review_passed"]


@given(DAYS, st.lists(DAYS, max_size=4), PROCESSING, MARGIN)
def test_a_letter_uploaded_on_its_due_date_reaches_programs_in_time(
    review: date, deadlines: list[date], processing: int, margin: int
):
    plan = due_date(Clocks(review_starts=review), [ProgramDeadline("P", day) for day in deadlines], processing, margin)
    earliest = min([review, *deadlines])
    assert plan.due_on
    assert plan.latest_on
    assert is_business_day(plan.due_on)
    assert plan.due_on + timedelta(days=margin) <= plan.latest_on
    assert business_days_after(plan.due_on, processing) <= earliest
    assert not list(move_due(plan, plan.due_on, on=date(2020, 1, 1)).warnings)


@given(DAYS, PROCESSING, MARGIN, st.integers(-30, 60))
def test_only_a_later_date_is_warned_about_for_being_late(review: date, processing: int, margin: int, shift: int):
    plan = due_date(Clocks(review_starts=review), [], processing, margin)
    assert plan.due_on
    moved = move_due(plan, plan.due_on + timedelta(days=shift), on=date(2020, 1, 1))
    late = {"later_than_planned", "after_review_starts"} & {said.code for said in moved.warnings}
    assert bool(late) is (shift > 0)
    assert ("after_review_starts" in late) is (shift > 0 and moved.arrives_on > review)


@pytest.mark.parametrize(
    ("to", "on", "codes"),
    [
        (date(2026, 9, 11), date(2026, 8, 1), []),
        (date(2026, 9, 4), date(2026, 8, 1), ["earlier_than_planned"]),
        (date(2026, 9, 15), date(2026, 8, 1), ["later_than_planned"]),
        (date(2026, 9, 18), date(2026, 8, 1), ["after_review_starts"]),
        (date(2026, 9, 13), date(2026, 8, 1), ["no_business_day", "later_than_planned"]),
        (date(2026, 9, 7), date(2026, 8, 1), ["no_business_day", "earlier_than_planned"]),
        (date(2026, 9, 11), date(2026, 9, 1), ["short_notice"]),
        (date(2026, 9, 11), date(2026, 9, 14), ["in_the_past"]),
    ],
)
def test_moving_the_due_date_warns_and_never_forbids(to: date, on: date, codes: list[str]):
    moved = move_due(plan_2027(), to, on=on)
    assert moved.due_on == to
    assert [said.code for said in moved.warnings] == codes
    assert not [said for said in moved.warnings if "%(" in said.sentence]


def test_moving_behind_a_programs_deadline_names_the_program():
    plan = plan_2027(ProgramDeadline("County", date(2026, 9, 18)))
    (warning,) = move_due(plan, date(2026, 9, 16), on=date(2026, 8, 1)).warnings
    assert warning.sentence == (
        "A letter uploaded on Wednesday 16 September reaches programs by Wednesday 23 September, "
        "after the deadline of County on Friday 18 September."
    )


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2026, 9, 11), []),
        (date(2026, 9, 12), ["planned_date_passed"]),
        (date(2026, 9, 16), ["planned_date_passed"]),
        (date(2026, 9, 17), ["too_late_for_review"]),
    ],
)
def test_a_plan_says_when_its_date_has_passed(on: date, codes: list[str]):
    assert [said.code for said in standing(plan_2027(), on)] == codes


def test_too_late_for_a_deadline_says_to_ask_the_program():
    plan = plan_2027(ProgramDeadline("County", date(2026, 9, 18)))
    (said,) = standing(plan, date(2026, 9, 17))
    assert said.sentence.endswith("Ask the program whether it takes a late letter.")


@given(DAYS, ZONES)
def test_the_due_date_ends_with_the_writers_own_day(due_on: date, zone: str):
    end = due_moment(due_on, zone)
    assert days_left(due_on, end.astimezone(UTC) - timedelta(seconds=1), zone) == 0
    assert days_left(due_on, end.astimezone(UTC), zone) == -1


def test_days_are_counted_by_the_writers_calendar():
    moment = datetime(2026, 9, 10, 23, 30, tzinfo=UTC)
    assert days_left(date(2026, 9, 11), moment, "America/New_York") == 1
    assert days_left(date(2026, 9, 11), moment, "Asia/Manila") == 0


def test_the_leap_day_is_a_day():
    assert business_days_before(date(2028, 3, 1), 1) == date(2028, 2, 29)
    assert due_date(Clocks(review_starts=date(2028, 3, 7)), [], 5).latest_on == date(2028, 2, 29)
