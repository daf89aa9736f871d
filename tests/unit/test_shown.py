"""Dates, statuses and the letter line as people read them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.lifecycle import Status as LetterState
from portal.shown import letter_status, line_for, shown_date, shown_moment
from portal.shown.line import STATIONS

TUESDAY = date(2027, 8, 17)
NOW = datetime(2027, 8, 17, 14, 30, tzinfo=UTC)


def test_a_date_is_said_with_its_weekday_and_its_distance():
    due = shown_date(date(2027, 8, 27), TUESDAY)
    assert (due.iso, due.words, due.short, due.distance) == (
        "2027-08-27",
        "Friday 27 August",
        "Fri 27 Aug",
        "in 10 days",
    )


def test_the_year_is_said_where_it_is_another():
    assert shown_date(date(2028, 3, 17), TUESDAY).words == "Friday 17 March 2028"


@pytest.mark.parametrize(
    ("days", "distance", "nearness"),
    [
        (-400, "13 months ago", "past"),
        (-70, "10 weeks ago", "past"),
        (-4, "4 days ago", "past"),
        (-1, "yesterday", "past"),
        (0, "today", "near"),
        (1, "tomorrow", "near"),
        (3, "in 3 days", "near"),
        (4, "in 4 days", "soon"),
        (10, "in 10 days", "soon"),
        (11, "in 11 days", "far"),
        (60, "in 60 days", "far"),
        (61, "in 9 weeks", "far"),
        (183, "in 6 months", "far"),
    ],
)
def test_the_distance_of_a_date(days, distance, nearness):
    shown = shown_date(TUESDAY + timedelta(days=days), TUESDAY)
    assert (shown.distance, shown.nearness) == (distance, nearness)


@given(st.integers(-5000, 5000))
def test_every_distance_is_said_and_never_with_a_minus(days):
    distance = shown_date(TUESDAY + timedelta(days=days), TUESDAY).distance
    assert distance
    assert "-" not in distance


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "today, 14:30"), (20, "yesterday, 18:30"), (72, "Saturday 14 August"), (-24, "Wednesday 18 August")],
)
def test_an_hour_is_said_for_today_and_yesterday_only(hours, words):
    assert shown_moment(NOW - timedelta(hours=hours), NOW).words == words


@pytest.mark.parametrize("status", ["draft", "proposed", "approved"])
def test_the_circle_is_empty_before_anybody_is_asked(status):
    assert letter_status(status).shape == "empty"


def test_the_circle_fills_with_the_letters_life():
    shapes = [letter_status(status).shape for status in ("approved", "asked", "sent", "uploaded", "available")]
    assert shapes == ["empty", "quarter", "half", "most", "full"]


def test_every_status_of_a_letter_has_a_shape_and_a_word():
    assert all(letter_status(status).word for status in LetterState)


def test_what_was_said_two_weeks_ago_is_dated_and_what_is_older_is_old():
    fresh = letter_status("sent", said_by="Dr. Park", said_on=date(2027, 8, 3), today=TUESDAY)
    old = letter_status("sent", said_by="our page", said_on=date(2027, 8, 2), today=TUESDAY)
    assert (fresh.said, fresh.age, fresh.stale) == ("Dr. Park", "3 August", False)
    assert (old.said, old.age, old.stale) == ("our page", "15 days old", True)


def test_what_was_said_yesterday_is_called_so():
    assert letter_status("sent", said_on=date(2027, 8, 16), today=TUESDAY).age == "yesterday"


def test_attention_takes_the_place_of_the_status():
    late = letter_status("agreed", attention="late")
    assert (late.shape, late.word, late.tone) == ("triangle", "Late", "severe")


def states(line):
    return [station.state for station in line.stations]


def test_a_line_is_heavy_up_to_the_last_thing_known_and_thin_after_it():
    line = line_for("sent")
    assert states(line) == ["past"] * 4 + ["now"] + ["ahead"] * 4
    assert (line.words, line.now, line.next) == ("Station 5 of 9: Packet sent.", "Packet sent", "Seen")


def test_a_letter_uploaded_without_being_seen_leaves_that_station_open():
    assert states(line_for("uploaded", skipped={"seen"}))[4:8] == ["past", "skipped", "now", "ahead"]


def test_a_line_that_ended_has_a_bar_and_nothing_after_it():
    line = line_for("declined")
    assert states(line) == ["past", "past", "now"] + ["none"] * 6
    assert (line.shape, line.ended, line.words, line.next) == ("bar", True, "Ended at station 3 of 9: Asked.", "")


def test_a_draft_is_not_on_its_way_yet():
    line = line_for("draft")
    assert (line.words, line.now, line.next) == ("Not on its way yet: a draft.", "Not proposed yet", "Proposed")


def test_the_disc_stands_where_the_reader_is_the_one_to_act():
    assert (line_for("sent").shape, line_for("sent", yours=True).shape) == ("ring", "disc")


A_PACKETS_OWN = {LetterState.SUBMITTED, LetterState.PUBLISHED}


@given(st.sampled_from(sorted(set(LetterState) - A_PACKETS_OWN)), st.sampled_from([None, *STATIONS]))
def test_every_line_has_nine_stations_and_stands_at_one(status, at):
    line = line_for(status, at=at)
    assert [station.key for station in line.stations] == list(STATIONS)
    assert states(line).count("now") == 1
