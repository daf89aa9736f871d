"""What an applicant is told to do today, and what the advisor's digest counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.seasons.nudges import (
    Nudged,
    NudgeKind,
    OpenLetter,
    RotationFacts,
    advisor_digest,
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


def test_a_nudge_rests_for_a_week_and_comes_three_times_at_most():
    on = date(2027, 6, 7)
    nudged = replace(ROTATION, nudged=[Nudged("ask_now", date(2027, 6, 1))])
    assert codes(nudged, on) == []
    assert codes(nudged, on + timedelta(days=1)) == ["ask_now_ended"]
    thrice = replace(ROTATION, nudged=[Nudged("ask_now", date(2027, 5, day)) for day in (17, 18, 19)])
    assert codes(thrice, on) == []


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
        ({"hesitant_or_declined": True}, date(2027, 8, 1), ["backup_writer_answered"]),
    ],
)
def test_a_letter_says_what_is_missing_on_the_applicants_side(
    changes: dict[str, object], on: date, expected: list[str]
):
    found = letter_nudges(replace(LETTER, **changes), on)
    assert [nudge.why.code for nudge in found] == expected
    assert not [nudge for nudge in found if "%(" in nudge.why.sentence]


def test_the_digest_counts_by_kind_the_most_urgent_first():
    on = date(2027, 8, 2)
    declined = replace(LETTER, hesitant_or_declined=True)
    nudges = [
        *rotation_nudges(replace(ROTATION, ends_on=on), on),
        *letter_nudges(declined, on),
        *letter_nudges(replace(declined, subject="req2"), on),
    ]
    assert [(line.kind, line.count, line.subjects) for line in advisor_digest(nudges)] == [
        (NudgeKind.BACKUP_WRITER, 2, ("req1", "req2")),
        (NudgeKind.ASK_NOW, 1, ("rot1",)),
    ]
    assert advisor_digest([]) == []
