"""Who is reminded today, and why."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.seasons.quiet import Quiet
from portal.seasons.reminders import (
    Action,
    Decision,
    Kind,
    LetterFacts,
    ReminderPolicy,
    Sent,
    reminders_at,
    reminders_on,
)

DUE = date(2027, 8, 30)
LETTER = LetterFacts(request="r1", to="writer@example.org", due_on=DUE, packet_sent_on=date(2027, 7, 20))
POLICY = ReminderPolicy()
ZONES = [
    "America/New_York",
    "Pacific/Auckland",
    "Asia/Kathmandu",
    "America/Santiago",
    "Africa/Lagos",
    "Australia/Lord_Howe",
]


def said(letter: LetterFacts, day: date, policy: ReminderPolicy = POLICY) -> list[tuple[str, str, str]]:
    return [(found.kind.value, found.action.value, found.why.code) for found in reminders_on(letter, policy, day)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 8, 19), []),
        (date(2027, 8, 20), [("gentle_reminder", "send", "gentle_reminder")]),
        (date(2027, 8, 21), [("gentle_reminder", "send", "caught_up")]),
        (date(2027, 8, 26), [("gentle_reminder", "send", "caught_up")]),
        (date(2027, 8, 27), [("final_reminder", "send", "final_reminder")]),
        (date(2027, 8, 28), [("final_reminder", "send", "caught_up")]),
        (date(2027, 8, 30), [("final_reminder", "send", "due_today")]),
        (date(2027, 8, 31), []),
    ],
)
def test_a_letter_still_out_is_reminded_of_ten_and_three_days_before(day: date, expected: list[tuple[str, str, str]]):
    assert said(LETTER, day) == expected


def test_a_line_has_the_keys_of_the_contract():
    (line,) = reminders_on(LETTER, POLICY, date(2027, 8, 20))
    assert line.as_json() == {
        "request": "r1",
        "to": "writer@example.org",
        "kind": "gentle_reminder",
        "due_on": "2027-08-30",
        "action": "send",
        "why": "10 days before the due date, letter still out",
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"declined": True}, "declined"),
        ({"uploaded": True}, "uploaded"),
        ({"withdrawn": True}, "withdrawn"),
        ({"paused_by_writer": True}, "paused"),
        ({"paused_by_office": True}, "paused_by_office"),
        ({"packet_sent_on": None}, "not_sent"),
        ({"packet_sent_on": date(2027, 8, 25)}, "not_sent"),
        ({"packet_sent_on": date(2027, 8, 20)}, "just_sent"),
        ({"packet_sent_on": date(2027, 8, 18)}, "just_sent"),
        ({"sent": [Sent("gentle_reminder", DUE, date(2027, 8, 20))]}, "already_sent"),
        ({"sent": [Sent("by_hand", DUE, date(2027, 8, number)) for number in (1, 5, 9)]}, "ceiling"),
        ({"declined": True, "sent": [Sent("gentle_reminder", DUE, date(2027, 8, 20))]}, "declined"),
    ],
)
def test_a_reminder_is_held_with_its_reason(changes: dict[str, object], code: str):
    letter = replace(LETTER, **changes)
    (decision,) = reminders_on(letter, POLICY, date(2027, 8, 20))
    assert (decision.action, decision.why.code) == (Action.HOLD, code)
    assert "%(" not in decision.why.sentence


def test_the_packet_settles_for_three_days_before_a_reminder():
    assert said(replace(LETTER, packet_sent_on=date(2027, 8, 18)), date(2027, 8, 21)) == [
        ("gentle_reminder", "send", "gentle_reminder")
    ]


def test_a_due_date_that_is_moved_may_be_reminded_of_again():
    reminded = replace(LETTER, sent=[Sent("gentle_reminder", date(2027, 8, 23), date(2027, 8, 13))])
    assert said(reminded, date(2027, 8, 20)) == [("gentle_reminder", "send", "gentle_reminder")]


def test_a_second_run_on_the_same_day_holds_what_the_first_one_sent():
    day = date(2027, 8, 20)
    (first,) = reminders_on(LETTER, POLICY, day)
    again = replace(LETTER, sent=[Sent(first.kind, first.due_on, day)])
    assert said(again, day) == [("gentle_reminder", "hold", "already_sent")]


def test_on_a_quiet_day_the_reminder_waits_for_the_next_one():
    office = ReminderPolicy(quiet=Quiet(weekdays=frozenset(range(5))))
    letter = replace(LETTER, due_on=date(2027, 8, 31))
    saturday = reminders_on(letter, office, date(2027, 8, 21))
    assert [found.why.sentence for found in saturday] == [
        "quiet day: no reminders on a Saturday; it goes on Monday 23 August"
    ]
    assert said(letter, date(2027, 8, 23), office) == [("gentle_reminder", "send", "caught_up")]


@pytest.mark.parametrize(
    ("zone", "moment", "expected", "opens"),
    [
        ("America/New_York", datetime(2027, 8, 20, 14, tzinfo=UTC), ("send", "gentle_reminder"), None),
        (
            "America/New_York",
            datetime(2027, 8, 20, 10, tzinfo=UTC),
            ("hold", "quiet_hours"),
            datetime(2027, 8, 20, 11, tzinfo=UTC),
        ),
        (
            "America/New_York",
            datetime(2027, 8, 21, 1, tzinfo=UTC),
            ("hold", "quiet_hours"),
            datetime(2027, 8, 21, 11, tzinfo=UTC),
        ),
        ("Asia/Manila", datetime(2027, 8, 20, 0, tzinfo=UTC), ("send", "gentle_reminder"), None),
        (
            "Asia/Manila",
            datetime(2027, 8, 20, 14, tzinfo=UTC),
            ("hold", "quiet_hours"),
            datetime(2027, 8, 20, 23, tzinfo=UTC),
        ),
    ],
)
def test_nobody_is_woken_where_they_are(zone: str, moment: datetime, expected: tuple[str, str], opens: datetime | None):
    (decision,) = reminders_at(replace(LETTER, time_zone=zone), POLICY, moment)
    assert (decision.action.value, decision.why.code) == expected
    assert decision.not_before == opens


def test_the_day_is_the_writers_own():
    moment = datetime(2027, 8, 19, 23, tzinfo=UTC)
    assert reminders_at(LETTER, POLICY, moment) == []
    assert len(reminders_at(replace(LETTER, time_zone="Pacific/Auckland"), POLICY, moment)) == 1


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        ({"gentle_days": 3, "final_days": 3}, "gentle"),
        ({"final_days": -1}, "gentle"),
        ({"ceiling": -1}, "negative"),
    ],
)
def test_a_cadence_that_makes_no_sense_is_refused(policy: dict[str, int], why: str):
    with pytest.raises(ValueError, match=why):
        ReminderPolicy(**policy)


@pytest.mark.parametrize(
    ("quiet", "moment", "opens"),
    [
        (Quiet(), datetime(2027, 3, 14, 6, 30, tzinfo=UTC), datetime(2027, 3, 14, 11, tzinfo=UTC)),
        (Quiet(time(20), time(2, 30)), datetime(2027, 3, 14, 6, tzinfo=UTC), datetime(2027, 3, 14, 7, 30, tzinfo=UTC)),
        (
            Quiet(time(20), time(1, 45)),
            datetime(2027, 11, 7, 6, 15, tzinfo=UTC),
            datetime(2027, 11, 7, 6, 45, tzinfo=UTC),
        ),
        (Quiet(time(12), time(13)), datetime(2027, 8, 20, 16, 20, tzinfo=UTC), datetime(2027, 8, 20, 17, tzinfo=UTC)),
        (Quiet(time(7), time(7)), datetime(2027, 8, 20, 6, tzinfo=UTC), datetime(2027, 8, 20, 6, tzinfo=UTC)),
    ],
)
def test_quiet_hours_end_on_the_wall_clock_also_when_it_changes(quiet: Quiet, moment: datetime, opens: datetime):
    assert quiet.opens(moment, "America/New_York") == opens


def test_a_week_without_a_day_to_write_on_is_refused():
    with pytest.raises(ValueError, match="weekdays"):
        Quiet(weekdays=frozenset())


HOURS = st.times(timezones=st.none())
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2032, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
QUIETS = st.builds(Quiet, HOURS, HOURS, st.frozensets(st.integers(0, 6), min_size=1))


@given(QUIETS, MOMENTS, st.sampled_from(ZONES))
def test_what_waits_goes_at_a_time_that_is_not_quiet_and_never_earlier(quiet: Quiet, moment: datetime, zone: str):
    opens = quiet.opens(moment, zone)
    local = opens.astimezone(ZoneInfo(zone))
    assert moment <= opens <= moment + timedelta(days=9)
    assert not quiet.is_quiet_hour(local.time())
    assert not quiet.is_quiet_day(local.date())


DUES = st.dates(date(2027, 12, 1), date(2029, 3, 31))
OFFICES = st.builds(
    lambda final, more, ceiling, weekdays: ReminderPolicy(
        gentle_days=final + more, final_days=final, ceiling=ceiling, quiet=Quiet(weekdays=weekdays)
    ),
    st.integers(0, 6),
    st.integers(1, 10),
    st.integers(0, 4),
    st.frozensets(st.integers(0, 6), min_size=1),
)


def lived_through(letter: LetterFacts, policy: ReminderPolicy, outage: set[date]) -> list[Decision]:
    """What a letter gets from 30 days before its due date to 5 after it, with days on which nothing runs."""
    sent: list[Decision] = []
    for count in range(36):
        day = letter.due_on - timedelta(days=30) + timedelta(days=count)
        if day in outage:
            continue
        for decision in reminders_on(letter, policy, day):
            if decision.action is Action.SEND:
                sent.append(decision)
                letter = replace(letter, sent=[*letter.sent, Sent(decision.kind, decision.due_on, day)])
    return sent


@given(DUES, OFFICES, st.sets(st.integers(0, 35), max_size=8))
def test_each_reminder_goes_at_most_once_and_never_past_the_ceiling(
    due_on: date, policy: ReminderPolicy, lost: set[int]
):
    letter = replace(LETTER, due_on=due_on, packet_sent_on=due_on - timedelta(days=60))
    outage = {due_on - timedelta(days=30) + timedelta(days=count) for count in lost}
    kinds = [decision.kind for decision in lived_through(letter, policy, outage)]
    assert kinds == [kind for kind in Kind if kind in kinds]
    assert len(kinds) <= policy.ceiling


@given(DUES, st.integers(0, 35))
def test_an_outage_of_a_day_costs_no_reminder(due_on: date, lost: int):
    letter = replace(LETTER, due_on=due_on, packet_sent_on=due_on - timedelta(days=60))
    sent = lived_through(letter, POLICY, {due_on - timedelta(days=30) + timedelta(days=lost)})
    assert [decision.kind for decision in sent] == [Kind.GENTLE, Kind.FINAL]


@given(DUES, st.sampled_from(["declined", "uploaded", "withdrawn", "paused_by_writer", "paused_by_office"]))
def test_nothing_goes_to_a_writer_who_has_answered_or_wants_none(due_on: date, fact: str):
    letter = replace(LETTER, due_on=due_on, packet_sent_on=due_on - timedelta(days=60), **{fact: True})
    assert lived_through(letter, POLICY, set()) == []


@given(DUES, st.sampled_from(ZONES))
def test_an_hourly_run_reminds_every_writer_by_day_in_every_zone(due_on: date, zone: str):
    letter = replace(LETTER, due_on=due_on, packet_sent_on=due_on - timedelta(days=60), time_zone=zone)
    start = datetime.combine(due_on - timedelta(days=11), time(), UTC)
    heard: list[tuple[Kind, date]] = []
    for hour in range(24 * 13):
        moment = start + timedelta(hours=hour)
        local = moment.astimezone(ZoneInfo(zone))
        for decision in reminders_at(letter, POLICY, moment):
            if decision.action is Action.SEND:
                assert time(7) <= local.time() < time(20)
                heard.append((decision.kind, local.date()))
                letter = replace(letter, sent=[*letter.sent, Sent(decision.kind, due_on, local.date())])
    assert heard == [(Kind.GENTLE, due_on - timedelta(days=10)), (Kind.FINAL, due_on - timedelta(days=3))]
