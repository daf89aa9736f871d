"""What an applicant is told to do today, how often, and when never."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.seasons.decisions import Action
from portal.seasons.nudges import (
    Nudged,
    NudgePolicy,
    OpenLetter,
    Receiver,
    RotationFacts,
    decide_nudge,
    decide_nudge_at,
    letter_nudges,
    rotation_nudges,
)

ROTATION = RotationFacts("rot1", "Dr. Osei", starts_on=date(2027, 5, 3), ends_on=date(2027, 5, 31))
LETTER = OpenLetter("req1", "Dr. Osei", due_on=date(2027, 9, 10))


def codes(rotation: RotationFacts, on: date) -> list[str]:
    return [nudge.why.code for nudge in rotation_nudges(rotation, on)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2027, 5, 11), []),
        (date(2027, 5, 12), ["mid_rotation_signal"]),
        (date(2027, 5, 16), ["mid_rotation_signal"]),
        (date(2027, 5, 17), ["ask_now"]),
        (date(2027, 5, 31), ["ask_now"]),
        (date(2027, 6, 1), ["ask_now_ended"]),
        (date(2027, 6, 28), ["ask_now_ended"]),
        (date(2027, 6, 29), []),
    ],
)
def test_a_rotation_brings_the_signal_and_then_the_ask(on: date, expected: list[str]):
    assert codes(ROTATION, on) == expected


def test_who_has_asked_is_left_alone():
    assert codes(replace(ROTATION, asked=True), date(2027, 5, 20)) == []
    assert codes(replace(ROTATION, signalled=True), date(2027, 5, 13)) == []


@pytest.mark.parametrize("days", [1, 2, 7, 14, 28, 56, 364])
def test_every_rotation_however_short_has_its_moment_to_ask(days: int):
    rotation = replace(ROTATION, ends_on=ROTATION.starts_on + timedelta(days=days))
    assert codes(rotation, rotation.ends_on) == ["ask_now"]


def decided(given: list[Nudged], on: date, **policy: int) -> tuple[str, str]:
    (nudge,) = rotation_nudges(ROTATION, on)
    decision = decide_nudge(nudge, given, Receiver("minh@example.org"), NudgePolicy(**policy), on)
    return decision.action.value, decision.why.code


def test_a_nudge_rests_for_a_week_and_comes_three_times_at_most():
    given = [Nudged("ask_now", date(2027, 6, 1))]
    assert decided(given, date(2027, 6, 1)) == ("hold", "already_sent")
    assert decided(given, date(2027, 6, 7)) == ("hold", "already_sent")
    assert decided(given, date(2027, 6, 8)) == ("send", "ask_now_ended")
    thrice = [Nudged("ask_now", date(2027, 5, day)) for day in (17, 18, 19)]
    assert decided(thrice, date(2027, 6, 7)) == ("hold", "ceiling_of_nudges")
    assert decided([], date(2027, 6, 7), ceiling=0) == ("hold", "ceiling_of_nudges")


def test_a_signal_is_given_once_because_nobody_records_that_it_was_heeded():
    long = replace(ROTATION, ends_on=date(2027, 8, 31))
    (nudge,) = rotation_nudges(long, date(2027, 6, 20))
    given = [Nudged("mid_rotation_signal", date(2027, 6, 1))]
    decision = decide_nudge(nudge, given, Receiver("minh@example.org"), NudgePolicy(), date(2027, 6, 20))
    assert (decision.action, decision.why.code) == (Action.HOLD, "ceiling_of_nudges")


def test_quiet_hours_are_the_applicants_own():
    (nudge,) = rotation_nudges(ROTATION, date(2027, 5, 20))
    noon_in_new_york = datetime(2027, 5, 20, 16, tzinfo=UTC)
    for zone, expected in (("America/New_York", "ask_now"), ("Asia/Ho_Chi_Minh", "quiet_hours")):
        receiver = Receiver("minh@example.org", zone)
        assert decide_nudge_at(nudge, [], receiver, NudgePolicy(), noon_in_new_york).why.code == expected


def test_who_wants_no_nudges_gets_none():
    (nudge,) = rotation_nudges(ROTATION, date(2027, 5, 20))
    receiver = Receiver("minh@example.org", stopped=True)
    assert decide_nudge(nudge, [], receiver, NudgePolicy(), date(2027, 5, 20)).why.code == "nudges_stopped"


@pytest.mark.parametrize(
    ("changes", "on", "expected"),
    [
        ({}, date(2027, 8, 1), []),
        ({"agreed_on": date(2027, 7, 30)}, date(2027, 8, 1), []),
        ({"agreed_on": date(2027, 7, 30)}, date(2027, 8, 2), ["packet_missing"]),
        ({"agreed_on": date(2027, 7, 30), "packet_published": True}, date(2027, 8, 2), []),
        ({"available_on": date(2027, 8, 1), "uploaded": True, "programs_to_assign": 12}, date(2027, 8, 1), []),
        (
            {"available_on": date(2027, 8, 1), "uploaded": True, "programs_to_assign": 12},
            date(2027, 8, 2),
            ["uploaded_not_assigned"],
        ),
        (
            {"available_on": date(2027, 8, 1), "uploaded": True, "programs_to_assign": 12, "programs_assigned": 3},
            date(2027, 8, 2),
            [],
        ),
        ({"available_on": date(2027, 8, 1), "uploaded": True}, date(2027, 8, 2), []),
        ({"gentle_reminder_on": date(2027, 8, 30)}, date(2027, 9, 1), []),
        ({"gentle_reminder_on": date(2027, 8, 30)}, date(2027, 9, 2), ["backup_writer"]),
        ({"gentle_reminder_on": date(2027, 8, 30), "seen_since_reminder": True}, date(2027, 9, 2), []),
        ({"gentle_reminder_on": date(2027, 8, 30), "uploaded": True}, date(2027, 9, 2), []),
        ({"hesitated_on": date(2027, 7, 30)}, date(2027, 8, 1), []),
        ({"hesitated_on": date(2027, 7, 29)}, date(2027, 8, 1), ["backup_writer_answered"]),
        ({"hesitated_on": date(2027, 7, 29), "replaced": True}, date(2027, 8, 1), []),
    ],
)
def test_a_letter_says_what_is_missing_on_the_applicants_side(
    changes: dict[str, object], on: date, expected: list[str]
):
    found = letter_nudges(replace(LETTER, **changes), on)
    assert [nudge.why.code for nudge in found] == expected
    assert not [nudge for nudge in found if "%(" in nudge.why.sentence]
