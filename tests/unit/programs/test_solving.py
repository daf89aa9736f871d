"""The list solved in a process of its own is the same list, and nothing of the solver stays behind."""

import subprocess
import sys

import pytest
from hypothesis import given, settings

from portal.programs.as_json import (
    answer_as_json,
    answer_from_json,
    fees_as_json,
    fees_from_json,
    limits_as_json,
    limits_from_json,
)
from portal.programs.best import Impossible
from portal.programs.limits import BadLimits, Limits, Range
from portal.programs.optimise import best_list
from portal.programs.solving import best_list_apart
from tests.unit.programs.test_optimise import FEES, FLAT_FIRST, GOLD, SILVER, Case, case, program

CANDIDATES = [
    program(f"{place:02d}", 90 - place, takes_signals=True, fails=("visa",) if place == 3 else ()) for place in range(8)
]


@given(case)
@settings(max_examples=40, deadline=None)
def test_limits_and_answers_come_back_from_json_as_they_were(given_case: Case) -> None:
    candidates, limits = given_case
    assert limits_from_json(limits_as_json(limits)) == limits
    answer = best_list(candidates, limits, FEES)
    assert answer_from_json(answer_as_json(answer)) == answer


def test_fees_come_back_from_json_with_their_source() -> None:
    assert fees_from_json(fees_as_json(FLAT_FIRST)) == FLAT_FIRST


def test_the_child_solves_the_same_list() -> None:
    limits = Limits(
        budget=60, signals=(GOLD, SILVER), locked=frozenset({"07"}), excluded=frozenset({"00"}), sent={"05": "gold"}
    )
    assert best_list_apart(CANDIDATES, limits, FEES) == best_list(CANDIDATES, limits, FEES)


def test_the_child_names_the_same_contradiction() -> None:
    answer = best_list_apart(CANDIDATES, Limits(number=Range(5, 4)), FEES)
    assert isinstance(answer, Impossible)
    assert [limit.code for limit in answer.limits] == ["number_minimum", "number_maximum"]


def test_input_that_makes_no_sense_gets_its_sentence_from_the_child() -> None:
    with pytest.raises(BadLimits) as refusal:
        best_list_apart([program("01", 5), program("01", 6)], Limits(), FEES)
    assert str(refusal.value) == "Program 01 is there twice. Keep one of the two."
    with pytest.raises(BadLimits) as refusal:
        best_list_apart([program("01", 5, service="sfmatch")], Limits(budget=9), {"eras": FLAT_FIRST})
    assert str(refusal.value).startswith("No fees are known for sfmatch")


def test_asking_the_child_loads_no_solver_here() -> None:
    asked = (
        "import sys; from portal.programs import solving, list_sentences; "
        "print(sorted({'highspy', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
