"""The next step is made ready while one is worked on."""

import threading
from collections.abc import Iterator

import pytest

from portal.ahead import a_step_ahead


def test_every_step_comes_once_and_in_order():
    assert list(a_step_ahead([n] for n in range(5))) == [[0], [1], [2], [3], [4]]
    assert list(a_step_ahead([])) == []


def test_the_next_one_is_made_while_one_is_worked_on():
    made = [threading.Event() for _ in range(3)]

    def steps() -> Iterator[list[int]]:
        for number, event in enumerate(made):
            event.set()
            yield [number]

    taken = a_step_ahead(steps())
    assert next(taken) == [0]
    assert made[1].wait(10)
    assert not made[2].is_set()
    taken.close()


def test_what_goes_wrong_is_said_where_the_step_would_have_been_taken():
    def steps() -> Iterator[list[int]]:
        yield [1]
        raise ValueError("the second")

    taken = a_step_ahead(steps())
    assert next(taken) == [1]
    with pytest.raises(ValueError, match="the second"):
        next(taken)
