"""US clinical experience is counted from the rotations, and each says what it counts as."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.programs.experience import Counts, Stay, us_experience

ON = date(2027, 8, 17)


def stay(
    kind: str = "hands_on_elective", *, weeks: int = 4, ago: int = 100, country: str = "US", hands_on: bool = True
) -> Stay:
    begins = ON - timedelta(days=ago)
    return Stay(kind, "Refugee Health Clinic", country, begins, begins + timedelta(weeks=weeks, days=-1), hands_on)


@pytest.mark.parametrize(
    ("told", "counts", "months", "hands_on"),
    [
        (stay(), Counts.HANDS_ON, 1, 1),
        (stay("sub_internship", weeks=8), Counts.HANDS_ON, 2, 2),
        (stay("observership"), Counts.OBSERVED, 1, 0),
        (stay(hands_on=False), Counts.OBSERVED, 1, 0),
        (stay("field_work", country="KE"), Counts.ABROAD, 0, 0),
        (stay("research"), Counts.NOT_CLINICAL, 0, 0),
        (stay("home_employment"), Counts.NOT_CLINICAL, 0, 0),
        (stay(ago=-1), Counts.AHEAD, 0, 0),
    ],
)
def test_every_kind_counts_as_the_table_says(told: Stay, counts: Counts, months: float, hands_on: float) -> None:
    found = us_experience([told], ON)
    assert (found.counted[0].counts, found.months, found.hands_on_months) == (counts, months, hands_on)


def test_no_rotation_at_all_is_not_known() -> None:
    assert us_experience([], ON) == (None, None, ())


def test_days_of_two_rotations_at_once_count_once() -> None:
    assert us_experience([stay(), stay(weeks=6)], ON).months == 1.5


def test_a_rotation_under_way_counts_up_to_today() -> None:
    found = us_experience([stay(ago=13)], ON)
    assert (found.months, found.counted[0].days) == (0.5, 14)


@given(
    st.lists(
        st.builds(
            stay,
            st.sampled_from(("hands_on_elective", "observership")),
            weeks=st.integers(1, 60),
            ago=st.integers(-30, 900),
        )
    )
)
def test_hands_on_is_never_more_than_all_of_it_and_the_order_changes_nothing(stays: list[Stay]) -> None:
    found = us_experience(stays, ON)
    assert us_experience(reversed(stays), ON)[:2] == found[:2]
    assert found.months is None or found.months >= (found.hands_on_months or 0) >= 0
