"""Findings on the set of letters."""

from dataclasses import replace

import pytest

from portal.guidance import LetterStatus, Theme
from tests.guidance.cases import BALANCED, EXTRA, FIELD, GLOBAL, HOME, RESEARCH, WARD, codes, portfolio

PEDIATRICS = {"target_specialty": "pediatrics"}
REQUESTED = LetterStatus.REQUESTED


@pytest.mark.parametrize(
    ("letters", "applicant", "expected"),
    [
        (BALANCED, {}, ["balanced"]),
        ((WARD, WARD, WARD, GLOBAL), {}, ["balanced"]),
        ((WARD, WARD, FIELD), {}, ["balanced"]),
        ((WARD, WARD, replace(WARD, global_health_focus=True)), {}, ["balanced"]),
        ((WARD, WARD), {"global_health_track": False}, ["balanced"]),
        ((WARD, WARD), {"global_health_track": None}, []),
        ((WARD, replace(WARD, global_health_focus=True)), {}, []),
        ((WARD, GLOBAL), {}, []),
        ((WARD, FIELD), {}, ["too_few_us_clinical"]),
        ((WARD, WARD), {}, ["no_global_health_letter"]),
        ((WARD, WARD, replace(FIELD, directly_supervised=False)), {}, ["no_global_health_letter"]),
        (
            BALANCED,
            {"target_specialty": "pediatrics"},
            ["no_letter_in_target_specialty", "required_specialty_letters_missing"],
        ),
        (
            BALANCED,
            {"target_specialty": "pediatrics", "required_specialty_letters": 0},
            ["no_letter_in_target_specialty"],
        ),
        (BALANCED, {"required_specialty_letters": 3}, ["required_specialty_letters_missing"]),
        ((*BALANCED, RESEARCH), {}, ["balanced"]),
        ((WARD, WARD, GLOBAL, WARD, WARD), {}, ["more_letters_than_slots"]),
        (BALANCED, {"program_letter_slots": None}, ["balanced"]),
        ((WARD, RESEARCH), {"global_health_track": False}, ["too_few_us_clinical", "research_replaces_clinical"]),
        (
            (FIELD, FIELD),
            {"target_specialty": "family medicine"},
            ["too_few_us_clinical", "only_international_projects"],
        ),
        (
            (WARD, HOME, HOME),
            {"global_health_track": False},
            ["too_few_us_clinical", "home_country_only_or_dominant"],
        ),
        ((WARD, WARD, HOME, HOME), {"global_health_track": False}, ["balanced"]),
        ((WARD, EXTRA), {"global_health_track": False}, ["too_few_us_clinical", "supplemental_replaces_core"]),
        ((*BALANCED, EXTRA), {}, ["balanced"]),
        ((WARD, WARD, replace(GLOBAL, famous_distant=True)), {}, ["famous_distant_writer"]),
        ((WARD, WARD, replace(GLOBAL, mentions_visa=True)), {}, ["letter_mentions_visa"]),
        ((WARD, WARD, replace(GLOBAL, status=REQUESTED)), {"days_to_deadline": 13}, ["deadline_risk_unreceived"]),
        ((WARD, WARD, replace(GLOBAL, status=REQUESTED)), {"days_to_deadline": 14}, ["balanced"]),
        ((WARD, WARD, replace(GLOBAL, status=REQUESTED)), {"days_to_deadline": None}, ["balanced"]),
        ((WARD, WARD, replace(GLOBAL, status=None)), {"days_to_deadline": 3}, []),
        (
            (),
            {},
            [
                "too_few_us_clinical",
                "no_global_health_letter",
                "no_letter_in_target_specialty",
                "required_specialty_letters_missing",
            ],
        ),
    ],
)
def test_the_findings_of_a_set(letters, applicant, expected):
    assert codes(portfolio(*letters, **applicant)) == expected


def test_what_is_unknown_is_named_and_praise_that_does_not_need_it_stays():
    advice = portfolio(WARD, replace(WARD, us_based=None), WARD, GLOBAL)
    assert (codes(advice), advice.unknown) == (["balanced"], ("letters.us_based",))


def test_nothing_is_praised_while_a_warning_is_possible():
    assert codes(portfolio(WARD, WARD, replace(GLOBAL, mentions_visa=None))) == []


def test_an_unknown_letter_could_be_the_second_clinical_one():
    assert codes(portfolio(WARD, replace(WARD, us_based=None), FIELD)) == []


def test_themes_that_no_letter_plans_are_named_together():
    plan = replace(WARD, planned_themes=frozenset({Theme.TEAMWORK}))
    advice = portfolio(
        plan, plan, replace(GLOBAL, planned_themes=frozenset()), valued_themes=frozenset({Theme.ETHICS, Theme.TEAMWORK})
    )
    assert codes(advice) == ["theme_uncovered", "balanced"]
    assert advice.findings[0].why == "No letter plans to show: ethics."


def test_a_statement_that_no_letter_echoes_is_pointed_out():
    plan = frozenset(Theme) - {Theme.ETHICS}
    letters = [replace(letter, planned_themes=plan) for letter in BALANCED]
    advice = portfolio(*letters, valued_themes=plan, statement_themes=frozenset({Theme.ETHICS}))
    assert codes(advice) == ["statement_not_echoed", "balanced"]


def test_letters_are_named_by_their_writers_in_one_order():
    late = [replace(WARD, writer=name, status=REQUESTED) for name in ("Dr. Park", "Dr. Alvarez")]
    forward = portfolio(*late, GLOBAL, days_to_deadline=5).findings
    assert forward == portfolio(GLOBAL, *reversed(late), days_to_deadline=5).findings
    assert forward[0].why == "Letters still out: Dr. Alvarez, Dr. Park. Time left to the due date: 5 days."


def test_the_balance_counts_what_is_sure_and_what_is_possible():
    balance = portfolio(WARD, replace(WARD, us_based=None), GLOBAL).balance
    assert (balance.us_clinical.sure, balance.us_clinical.possible, balance.us_clinical_wanted) == (2, 3, 2)
