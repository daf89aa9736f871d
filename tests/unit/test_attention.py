"""When a letter on its way needs somebody."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.attention import attention_of
from portal.lifecycle import OUT, Status

TODAY = date(2027, 8, 17)


def asked(status, due_in=30, said=0, **more):
    return attention_of(
        status, due_on=TODAY + timedelta(days=due_in), status_on=TODAY - timedelta(days=said), today=TODAY, **more
    )


@pytest.mark.parametrize(
    ("status", "due_in", "said", "attention"),
    [
        ("sent", -1, 0, "late"),
        ("sent", 0, 0, "at_risk"),
        ("agreed", 13, 0, "at_risk"),
        ("agreed", 14, 0, None),
        ("sent", 30, 14, None),
        ("sent", 30, 15, "silent"),
        ("asked", 30, 15, "silent"),
        ("agreed", 30, 40, None),
        ("uploaded", -9, 40, None),
    ],
)
def test_the_gravest_is_named(status, due_in, said, attention):
    assert asked(status, due_in, said) == attention


def test_a_writer_who_promised_is_not_silent():
    assert asked("seen", said=40) == "silent"
    assert asked("seen", said=40, promised=True) is None


def test_without_a_due_date_only_silence_is_noticed():
    assert attention_of("sent", due_on=None, status_on=TODAY - timedelta(days=20), today=TODAY) == "silent"


@given(st.sampled_from([status for status in Status if status not in OUT]), st.integers(-400, 400))
def test_what_is_in_or_has_ended_needs_nobody(status, due_in):
    assert asked(status, due_in, 100) is None
