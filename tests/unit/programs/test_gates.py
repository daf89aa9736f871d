"""Each criterion of a program against each thing that can be known about it."""

from datetime import date
from typing import Any

import pytest

from portal.programs.facts import NOT_ASKED, Applicant, Conflict, Program, Visa, VisaNeed
from portal.programs.gates import GATES, Answer, Eligible, is_stale, judge, whole_years
from portal.programs.sentences import GATE_SENTENCES
from tests.unit.programs.cast import AMA, ON, OPEN_DOOR

J1, H1B, BOTH, NONE = frozenset({Visa.J1}), frozenset({Visa.H1B}), frozenset({Visa.J1, Visa.H1B}), frozenset[Visa]()

TABLE: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("specialty", {}, {}, "meets"),
    ("specialty", {"specialty": "IM"}, {}, "meets"),
    ("specialty", {"specialty": "Internal  Medicine "}, {}, "meets"),
    ("specialty", {"specialty": "OB/GYN"}, {"specialty": "Obstetrics & Gynecology"}, "meets"),
    ("specialty", {"specialty": "pediatrics"}, {}, "fails"),
    ("specialty", {}, {"specialty": "internal medicine-pediatrics"}, "fails"),
    ("specialty", {"specialty": None}, {}, "unknown"),
    ("specialty", {}, {"specialty": None}, "unknown"),
    ("specialty", {}, {"specialty": Conflict(("internal medicine", "pediatrics"))}, "unknown"),
    ("visa", {"visa_need": VisaNeed.J1}, {"visas": J1}, "meets"),
    ("visa", {"visa_need": VisaNeed.J1}, {"visas": BOTH}, "meets"),
    ("visa", {"visa_need": VisaNeed.J1_OR_H1B}, {"visas": H1B}, "meets"),
    ("visa", {"visa_need": VisaNeed.NONE}, {"visas": NONE}, "meets"),
    ("visa", {"visa_need": VisaNeed.NONE}, {"visas": None}, "meets"),
    ("visa", {"visa_need": VisaNeed.NONE}, {"visas": Conflict((J1, NONE))}, "meets"),
    ("visa", {"visa_need": VisaNeed.J1}, {"visas": H1B}, "fails"),
    ("visa", {"visa_need": VisaNeed.H1B}, {"visas": J1}, "fails"),
    ("visa", {"visa_need": VisaNeed.J1_OR_H1B}, {"visas": NONE}, "fails"),
    ("visa", {"visa_need": None}, {"visas": NONE}, "unknown"),
    ("visa", {"visa_need": VisaNeed.J1}, {"visas": None}, "unknown"),
    ("visa", {"visa_need": VisaNeed.J1}, {"visas": Conflict((J1, NONE))}, "unknown"),
    ("step2ck", {"step2ck": 230}, {}, "meets"),
    ("step2ck", {"step2ck": 229}, {}, "fails"),
    ("step2ck", {"step2ck": None}, {}, "unknown"),
    ("step2ck", {}, {"step2ck_minimum": None}, "unknown"),
    ("step2ck", {}, {"step2ck_minimum": NOT_ASKED}, "not_asked"),
    ("step2ck", {"step2ck": None}, {"step2ck_minimum": NOT_ASKED}, "not_asked"),
    ("step2ck", {}, {"step2ck_minimum": Conflict((220, 230))}, "unknown"),
    ("attempts", {}, {}, "meets"),
    ("attempts", {"step2ck_attempts": 2}, {}, "fails"),
    ("attempts", {"step2ck_attempts": None}, {}, "unknown"),
    ("attempts", {}, {"attempts_maximum": None}, "unknown"),
    ("attempts", {"step2ck_attempts": 4}, {"attempts_maximum": NOT_ASKED}, "not_asked"),
    ("attempts", {}, {"attempts_maximum": Conflict((1, NOT_ASKED))}, "unknown"),
    ("graduation_years", {"graduated_on": date(2022, 8, 17)}, {}, "meets"),
    ("graduation_years", {"graduated_on": date(2021, 8, 18)}, {}, "meets"),
    ("graduation_years", {"graduated_on": date(2021, 8, 17)}, {}, "fails"),
    ("graduation_years", {"graduated_on": date(2028, 6, 1)}, {"graduation_years_maximum": 0}, "meets"),
    ("graduation_years", {"graduated_on": None}, {}, "unknown"),
    ("graduation_years", {}, {"graduation_years_maximum": None}, "unknown"),
    ("graduation_years", {}, {"graduation_years_maximum": NOT_ASKED}, "not_asked"),
    ("graduation_years", {}, {"graduation_years_maximum": Conflict((3, 5))}, "unknown"),
    ("usce_months", {"usce_months": 2}, {}, "meets"),
    ("usce_months", {"usce_months": 1.5}, {}, "fails"),
    ("usce_months", {"usce_months": None}, {}, "unknown"),
    ("usce_months", {}, {"usce_months_minimum": None}, "unknown"),
    ("usce_months", {}, {"usce_months_minimum": NOT_ASKED}, "not_asked"),
    ("usce_months", {}, {"usce_months_minimum": Conflict((1, 3))}, "unknown"),
    ("usce_hands_on", {}, {}, "meets"),
    ("usce_hands_on", {"usce_hands_on_months": 0}, {}, "fails"),
    ("usce_hands_on", {"usce_hands_on_months": None}, {}, "unknown"),
    ("usce_hands_on", {}, {"usce_hands_on": None}, "unknown"),
    ("usce_hands_on", {"usce_hands_on_months": 0}, {"usce_hands_on": False}, "not_asked"),
    ("usce_hands_on", {}, {"usce_hands_on": Conflict((True, False))}, "unknown"),
    ("ecfmg", {}, {}, "meets"),
    ("ecfmg", {"ecfmg_certified": False}, {}, "fails"),
    ("ecfmg", {"ecfmg_certified": None}, {}, "unknown"),
    ("ecfmg", {}, {"ecfmg_at_application": None}, "unknown"),
    ("ecfmg", {"ecfmg_certified": False}, {"ecfmg_at_application": False}, "not_asked"),
    ("ecfmg", {}, {"ecfmg_at_application": Conflict((True, False))}, "unknown"),
    ("step3", {}, {}, "meets"),
    ("step3", {}, {"visas": BOTH}, "meets"),
    ("step3", {"step3_passed": False}, {}, "fails"),
    ("step3", {"step3_passed": False, "visa_need": VisaNeed.J1_OR_H1B}, {}, "fails"),
    ("step3", {"step3_passed": None}, {}, "unknown"),
    ("step3", {}, {"step3_for_h1b": None}, "unknown"),
    ("step3", {}, {"step3_for_h1b": Conflict((True, False))}, "unknown"),
    ("step3", {}, {"visas": None}, "unknown"),
    ("step3", {"visa_need": None}, {}, "unknown"),
    ("step3", {}, {"visas": Conflict((J1, H1B))}, "unknown"),
    ("step3", {"step3_passed": False}, {"step3_for_h1b": False}, "not_asked"),
    ("step3", {"step3_passed": False}, {"step3_for_h1b": False, "visas": None}, "not_asked"),
    ("step3", {"step3_passed": False, "visa_need": VisaNeed.J1}, {"visas": BOTH}, "not_asked"),
    ("step3", {"step3_passed": False, "visa_need": VisaNeed.J1}, {"visas": None}, "not_asked"),
    ("step3", {"step3_passed": False, "visa_need": VisaNeed.J1_OR_H1B}, {"visas": BOTH}, "not_asked"),
    ("step3", {"step3_passed": False, "visa_need": VisaNeed.NONE}, {}, "not_asked"),
    ("step3", {"step3_passed": False, "visa_need": None}, {"visas": J1}, "not_asked"),
    ("step3", {"step3_passed": False}, {"visas": J1}, "not_asked"),
]


@pytest.mark.parametrize(("criterion", "applicant", "program", "answer"), TABLE)
def test_every_gate_answers_as_the_table_says(
    criterion: str, applicant: dict[str, Any], program: dict[str, Any], answer: str
) -> None:
    gate = GATES[criterion](AMA._replace(**applicant), OPEN_DOOR._replace(**program), ON)
    assert (gate.criterion, gate.answer) == (criterion, answer)
    assert gate.why.endswith(".")
    assert "None" not in gate.why


def test_the_table_reaches_every_sentence_but_the_one_for_a_missing_day() -> None:
    reached = {
        GATES[criterion](AMA._replace(**applicant), OPEN_DOOR._replace(**program), ON).code
        for criterion, applicant, program, _ in TABLE
    }
    assert set(GATE_SENTENCES) - reached == {"graduation_years.day_unknown"}


def test_a_gate_names_the_values_compared() -> None:
    gates = judge(AMA._replace(graduated_on=date(2021, 6, 30)), OPEN_DOOR, ON).gates
    assert gates["step2ck"].why == "Step 2 CK 241 reaches the minimum of 230."
    assert gates["visa"].why == "Visa needed: H-1B. The program sponsors: H-1B."
    assert gates["graduation_years"].why == (
        "Whole years from graduation on 30 June 2021 to 17 August 2027: 6. The program accepts at most 5."
    )


def test_a_conflict_names_what_each_source_says() -> None:
    program = OPEN_DOOR._replace(visas=Conflict((J1, NONE)), step2ck_minimum=Conflict((220, NOT_ASKED)))
    gates = judge(AMA, program, ON).gates
    assert gates["visa"].why == (
        "Visa needed: H-1B. Sources disagree on what the program sponsors (J-1 / none). Ask the program."
    )
    assert gates["step2ck"].why == "Sources disagree on the minimum for Step 2 CK (220 / none). Ask the program."


def test_an_unknown_says_whom_to_ask() -> None:
    assert judge(AMA, Program(), ON).gates["step2ck"].why.endswith("Ask the program.")
    assert judge(Applicant(), OPEN_DOOR, ON).gates["step2ck"].why.endswith("Add the score to the profile.")


def test_without_the_day_of_the_application_the_years_since_graduation_are_unknown() -> None:
    gate = judge(AMA, OPEN_DOOR, None).gates["graduation_years"]
    assert (gate.answer, gate.code) == (Answer.UNKNOWN, "graduation_years.day_unknown")


def test_who_meets_every_gate_is_eligible() -> None:
    judgement = judge(AMA, OPEN_DOOR, ON)
    assert judgement.eligible is Eligible.YES
    assert judgement.failed == judgement.to_ask == ()


def test_one_unknown_gate_leaves_eligibility_unknown() -> None:
    judgement = judge(AMA, OPEN_DOOR._replace(ecfmg_at_application=None), ON)
    assert judgement.eligible is Eligible.UNKNOWN
    assert [gate.criterion for gate in judgement.to_ask] == ["ecfmg"]


def test_one_failed_gate_outweighs_every_unknown() -> None:
    judgement = judge(AMA, Program(step2ck_minimum=250), ON)
    assert judgement.eligible is Eligible.NO
    assert [gate.criterion for gate in judgement.failed] == ["step2ck"]


def test_a_program_that_asks_nothing_more_is_open() -> None:
    program = Program("internal medicine", H1B, NOT_ASKED, NOT_ASKED, NOT_ASKED, NOT_ASKED, False, False, False, ON)
    assert judge(AMA, program, ON).eligible is Eligible.YES


@pytest.mark.parametrize("criterion", GATES)
def test_a_stale_check_is_flagged_and_changes_no_answer(criterion: str) -> None:
    old = judge(AMA, OPEN_DOOR._replace(checked_on=date(2026, 8, 16)), ON)
    assert old.stale
    assert old.gates[criterion] == judge(AMA, OPEN_DOOR, ON).gates[criterion]


@pytest.mark.parametrize(
    ("checked_on", "on", "stale"),
    [
        (date(2026, 8, 17), date(2027, 8, 17), False),
        (date(2026, 8, 16), date(2027, 8, 17), True),
        (date(2027, 2, 28), date(2028, 2, 29), False),
        (date(2027, 2, 27), date(2028, 2, 29), True),
        (date(2028, 2, 29), date(2029, 2, 28), False),
        (None, date(2027, 8, 17), True),
        (date(2027, 8, 17), None, True),
    ],
)
def test_facts_are_stale_after_twelve_months_to_the_day(checked_on: date | None, on: date | None, stale: bool) -> None:
    assert is_stale(checked_on, on) is stale


@pytest.mark.parametrize(
    ("graduated", "on", "years"),
    [
        (date(2021, 6, 30), date(2027, 6, 29), 5),
        (date(2021, 6, 30), date(2027, 6, 30), 6),
        (date(2020, 2, 29), date(2025, 2, 28), 4),
        (date(2020, 2, 29), date(2025, 3, 1), 5),
        (date(2028, 1, 1), date(2027, 8, 17), 0),
    ],
)
def test_years_since_graduation_count_when_complete(graduated: date, on: date, years: int) -> None:
    assert whole_years(graduated, on) == years
