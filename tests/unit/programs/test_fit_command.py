"""`programs fit`: the contract, line by line."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from portal.cli.programs import programs

CASE: dict[str, Any] = {
    "id": "f1",
    "on": "2027-08-17",
    "applicant": {
        "visa_need": "j1",
        "step2ck": 241,
        "step2ck_attempts": 1,
        "graduated_on": "2021-06-30",
        "usce_months": 3,
        "usce_hands_on_months": 1,
        "ecfmg_certified": True,
        "step3_passed": False,
        "specialty": "internal medicine",
    },
    "program": {
        "specialty": "internal medicine",
        "visas": ["j1"],
        "step2ck_minimum": 230,
        "attempts_maximum": 1,
        "graduation_years_maximum": 5,
        "usce_months_minimum": 2,
        "usce_hands_on": True,
        "ecfmg_at_application": True,
        "step3_for_h1b": True,
        "checked_on": "2027-02-01",
    },
}


def fit(*lines: str | bytes) -> Result:
    return CliRunner().invoke(
        programs, ["fit"], input=b"\n".join(each.encode() if isinstance(each, str) else each for each in lines)
    )


def case(applicant: dict[str, Any] | None = None, program: dict[str, Any] | None = None, **top: Any) -> str:
    changed = {"applicant": CASE["applicant"] | (applicant or {}), "program": CASE["program"] | (program or {})}
    return json.dumps(CASE | changed | top)


def answered(line: str) -> dict[str, Any]:
    result = fit(line)
    assert result.exit_code == 0
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def answers(line: str) -> dict[str, str]:
    return {criterion: gate["answer"] for criterion, gate in answered(line)["gates"].items()}


def test_the_example_of_the_contract_is_answered() -> None:
    answer = answered(json.dumps(CASE))
    assert list(answer) == ["id", "gates", "eligible"]
    assert (answer["id"], answer["eligible"]) == ("f1", "no")
    assert {criterion: gate["answer"] for criterion, gate in answer["gates"].items()} == {
        "specialty": "meets",
        "visa": "meets",
        "step2ck": "meets",
        "attempts": "meets",
        "graduation_years": "fails",
        "usce_months": "meets",
        "usce_hands_on": "meets",
        "ecfmg": "meets",
        "step3": "not_asked",
    }
    assert all(set(gate) == {"answer", "why"} for gate in answer["gates"].values())


def test_a_program_that_states_it_asks_nothing_is_not_asked() -> None:
    nothing = {
        "step2ck_minimum": "none",
        "attempts_maximum": "none",
        "graduation_years_maximum": "none",
        "usce_months_minimum": "none",
        "usce_hands_on": False,
        "ecfmg_at_application": False,
        "step3_for_h1b": False,
    }
    found = answers(case(program=nothing))
    assert {criterion for criterion, answer in found.items() if answer == "not_asked"} == {
        "step2ck",
        "attempts",
        "graduation_years",
        "usce_months",
        "usce_hands_on",
        "ecfmg",
        "step3",
    }


@pytest.mark.parametrize("side", ["applicant", "program"])
def test_null_absent_and_a_missing_side_are_all_unknown(side: str) -> None:
    absent = {key: value for key, value in CASE.items() if key != side}
    empty = CASE | {side: {}}
    null = CASE | {side: dict.fromkeys(CASE[side])}
    assert answers(json.dumps(absent)) == answers(json.dumps(empty)) == answers(json.dumps(null))
    assert answers(json.dumps(absent))["visa"] == "unknown"


def test_an_empty_visas_list_means_the_program_sponsors_none() -> None:
    assert answers(case(program={"visas": []}))["visa"] == "fails"
    assert answers(case({"visa_need": "none"}, {"visas": []}))["visa"] == "meets"


def test_step_3_is_asked_where_h1b_is_the_visa_that_fits() -> None:
    either = {"visa_need": "j1_or_h1b"}
    assert answers(case(either, {"visas": ["h1b"]}))["step3"] == "fails"
    assert answers(case(either, {"visas": ["j1", "h1b"]}))["step3"] == "not_asked"


@pytest.mark.parametrize("checked_on", ["2026-08-16", None])
def test_an_old_or_undated_check_is_stale(checked_on: str | None) -> None:
    assert answered(case(program={"checked_on": checked_on}))["stale"] is True


def test_the_id_goes_back_as_it_came() -> None:
    for given in ("f1", 7, None, "Ámbar 🙂", "\ud800", ["a"]):
        assert answered(case(id=given))["id"] == given


BAD = [
    (case(program={"step2ck_minimum": 900}), "step2ck_minimum is 900. Give a whole number from 1 to 300, or "),
    (case(program={"visas": ["maybe"]}), "visas names “maybe”. Name j1 or h1b, "),
    (case(program={"visas": "j1"}), "visas is “j1”. Give a list of j1 and h1b, "),
    (case({"visa_need": "maybe"}), "visa_need is “maybe”. Give one of none, j1, h1b, j1_or_h1b, "),
    (case({"step2ck": True}), "step2ck is True. Give a whole number from 1 to 300."),
    (case({"step2ck": "241"}), "step2ck is “241”. Give a whole number from 1 to 300."),
    (case({"usce_months": -1}), "usce_months is -1. Give a number of months from 0 to 600."),
    (case({"graduated_on": "30 June 2021"}), "graduated_on is “30 June 2021”. Give a date as YYYY-MM-DD, "),
    (case(program={"usce_hands_on": "yes"}), "usce_hands_on is “yes”. Give true or false, "),
    (case(on="20270817"), "on is “20270817”. Give a date as YYYY-MM-DD, "),
    (case(program={"specialty": " "}), "specialty is “ ”. Give its name "),
    (json.dumps(CASE | {"applicant": []}), "applicant is not an object. "),
    ("[1]", "The line is not a JSON object. "),
    ('{"id": NaN}', "The line is not JSON. "),
    ("not json", "The line is not JSON. "),
    ("[" * 100_000, "The line is not JSON. "),
    (b'{"id": "\xff"}', "The line is not UTF-8. "),
]


@pytest.mark.parametrize(("line", "begins"), BAD)
def test_a_bad_line_gets_a_sentence_that_says_what_to_do(line: str | bytes, begins: str) -> None:
    result = fit(line)
    answer = json.loads(result.stdout)
    assert answer["error"][: len(begins)] == begins
    assert result.stderr == f"Line 1: {answer['error']}\n"
    assert result.exit_code == 0


def test_a_bad_line_does_not_stop_the_run() -> None:
    result = fit(case(id="a"), case({"step2ck": 0}, id="b"), "", case(id="c"))
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(line["id"], "error" in line) for line in lines] == [("a", False), ("b", True), ("c", False)]
    assert lines[1]["line"] == 2


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert json.loads(fit(b"\xef\xbb\xbf" + case().encode()).stdout)["id"] == "f1"
