"""When to do what, on a given day."""

from datetime import date, timedelta

import pytest

from portal.guidance.timeline import (
    Answer,
    OpenLetter,
    Window,
    advise_on_due_date,
    advise_on_open_letter,
    advise_on_planning,
    advise_on_rotation,
    asking_window,
    planning_window,
    rotation_moments,
)

DUE = date(2027, 8, 27)
STARTS, ENDS = date(2027, 6, 1), date(2027, 6, 28)


def codes(findings):
    return [finding.code for finding in findings]


def test_planning_begins_a_year_ahead():
    applies_on = date(2027, 9, 1)
    window = planning_window(applies_on)
    assert window == Window(date(2026, 9, 1), date(2027, 3, 2))
    assert codes(advise_on_planning(applies_on, window.from_on, planned=False)) == ["plan_early"]
    assert codes(advise_on_planning(applies_on, window.from_on - timedelta(days=1), planned=False)) == []
    assert codes(advise_on_planning(applies_on, date(2027, 8, 1), planned=True)) == []


def test_the_writer_gets_four_to_six_weeks():
    assert asking_window(DUE) == Window(date(2027, 7, 16), date(2027, 7, 30))
    due, notice = advise_on_due_date(DUE, writer="Dr. Park")
    assert (due.code, notice.code) == ("due_date", "notice_4_to_6_weeks")
    assert notice.next == "Send the request between Friday 16 July and Friday 30 July."


@pytest.mark.parametrize(
    ("on", "asked", "expected"),
    [
        (date(2027, 6, 13), False, []),
        (date(2027, 6, 14), False, ["signal_mid_rotation"]),
        (date(2027, 6, 20), False, ["signal_mid_rotation"]),
        (date(2027, 6, 21), False, ["ask_at_end"]),
        (date(2027, 7, 26), False, ["ask_at_end"]),
        (date(2027, 7, 27), False, []),
        (date(2027, 6, 21), True, []),
    ],
)
def test_a_rotation_has_two_moments(on, asked, expected):
    assert codes(advise_on_rotation(STARTS, ENDS, on, asked=asked)) == expected


def test_a_rotation_of_a_few_days_still_has_its_moments_within():
    moments = rotation_moments(date(2027, 6, 1), date(2027, 6, 5))
    assert (moments.signal_on, moments.ask.from_on) == (date(2027, 6, 3), date(2027, 6, 1))


@pytest.mark.parametrize(
    ("days_before", "letter", "expected"),
    [
        (11, {}, []),
        (10, {}, ["gentle_reminder"]),
        (9, {}, ["backup_writer", "gentle_reminder"]),
        (9, {"seen_or_answered": True}, ["gentle_reminder"]),
        (3, {"seen_or_answered": True}, ["final_reminder"]),
        (3, {"uploaded": True}, ["reminders_stop"]),
        (20, {"answer": Answer.HESITANT}, ["backup_writer"]),
        (20, {"answer": Answer.DECLINED}, ["backup_writer", "reminders_stop"]),
        (5, {"answer": Answer.STRONG_YES, "reminders_sent": 3}, ["reminders_stop"]),
        (5, {"answer": Answer.STRONG_YES, "asked_for_no_reminders": True}, ["reminders_stop"]),
        (-1, {"answer": Answer.STRONG_YES}, []),
    ],
)
def test_an_open_letter_is_reminded_of_gently_and_then_left(days_before, letter, expected):
    assert codes(advise_on_open_letter(OpenLetter(DUE, **letter), DUE - timedelta(days=days_before))) == expected
