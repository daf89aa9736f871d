"""Where things stand in the year's picture and in the charts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.shown import Rotation, Spread, bar_chart, range_chart, timeline

TODAY = date(2027, 8, 17)
WARD = Rotation("Dr. Stein", "Ward", date(2027, 6, 1), date(2027, 6, 30), date(2027, 7, 2), date(2027, 8, 2))


def test_the_year_begins_with_the_first_rotation_and_ends_after_the_last_date():
    year = timeline([WARD], today=TODAY, due_on=date(2027, 9, 17))
    assert [month.label for month in year.months] == ["Jun", "Jul", "Aug", "Sep", "Oct"]


def test_the_year_in_words_tells_everything_in_its_order():
    year = timeline([WARD], today=TODAY, due_on=date(2027, 8, 27))
    assert [(each.day, each.sentence) for each in year.happenings] == [
        ("1 June", "Ward with Dr. Stein, to 30 June"),
        ("2 July", "Dr. Stein asked"),
        ("2 August", "Dr. Stein uploaded"),
        ("27 August", "Writers’ due date"),
    ]


def test_the_moments_ahead_and_the_seasons_clocks_stand_in_the_picture_and_in_the_words():
    asked_for = Rotation(
        "Dr. Park", "Ward", date(2027, 8, 2), date(2027, 8, 29), signal_on=date(2027, 8, 16), ask_on=date(2027, 8, 22),
        due_on=date(2027, 9, 10),
    )  # fmt: skip
    year = timeline(
        [asked_for], today=TODAY, due_on=date(2027, 9, 10), clocks=[(date(2027, 9, 22), "Programs start to review")]
    )
    assert [(each.day, each.sentence) for each in year.happenings] == [
        ("2 August", "Ward with Dr. Park, to 29 August"),
        ("16 August", "Ask Dr. Park for feedback; say that a letter would help"),
        ("22 August", "Ask Dr. Park for a strong letter"),
        ("10 September", "The letter of Dr. Park is due"),
        ("22 September", "Programs start to review"),
    ]
    (row,) = year.rows
    assert row.bar_x < row.signal_x < row.ask_x < row.due_x < year.clocks[0].x < 100


def test_a_year_without_rotations_is_still_a_year():
    year = timeline([], today=TODAY)
    assert (year.rows, year.due, [month.label for month in year.months]) == ((), None, ["Aug", "Sep"])


@given(st.dates(date(2020, 1, 1), date(2032, 1, 1)), st.integers(0, 400), st.integers(0, 60))
def test_everything_in_the_year_stands_inside_the_picture(begins_on, weeks, gap):
    ends_on = date.fromordinal(begins_on.toordinal() + weeks)
    asked_on = date.fromordinal(ends_on.toordinal() + gap)
    year = timeline([Rotation("Dr. Park", "Clinic", begins_on, ends_on, asked_on)], today=TODAY)
    (row,) = year.rows
    assert 19 <= row.bar_x <= row.bar_x + row.bar_width <= 100
    assert 19 <= row.asked_x <= 100
    assert 19 <= year.today.x <= 100


def test_bars_are_measured_against_the_longest_and_show_what_was_lost():
    chart = bar_chart("Funnel", [("Approved", 200), ("Asked", 150), ("Agreed", 160)], losses=True)
    assert [(bar.amount, bar.width, bar.lost) for bar in chart.bars] == [
        ("200", 100.0, 0),
        ("150", 75.0, 25.0),
        ("160", 80.0, 0),
    ]


@pytest.mark.parametrize("amounts", [[], [("Approved", 0)]])
def test_a_chart_of_nothing_has_no_bars_to_see(amounts):
    assert all(bar.width == 0 for bar in bar_chart("Funnel", amounts).bars)


def test_ranges_share_a_scale_that_ends_on_a_step():
    chart = range_chart("Days", [Spread("Medicine", 7, 14, 21, 28, 57)], step=14, limit=28, limit_label="4 weeks")
    assert [(tick.label, tick.x, tick.anchor) for tick in chart.ticks] == [
        ("0", 0.0, "start"),
        ("14", 20.0, "middle"),
        ("28", 40.0, "middle"),
        ("42", 60.0, "middle"),
        ("56", 80.0, "middle"),
        ("70", 100.0, "end"),
    ]
    assert (chart.limit.x, chart.ranges[0].median) == (40.0, 30.0)
