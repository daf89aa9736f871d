"""What a number of programs costs, and fee tables that cannot be used."""

from datetime import date

import pytest

from portal.programs.fees import (
    FEE_TABLES,
    BadFees,
    FeeTable,
    FeeTier,
    check_fees,
    cost,
    fees_of,
    next_cost,
    read_fees,
)

WITH_FLAT_START = FeeTable(
    "eras",
    2024,
    (FeeTier(1, 10, flat=99), FeeTier(11, 20, 19), FeeTier(21, 30, 23), FeeTier(31, None, 27)),
    "https://students-residents.aamc.org/applying-residencies-eras/fees-eras-residency-applications",
    date(2026, 11, 22),
)


@pytest.mark.parametrize(("number", "dollars"), [(0, 0), (1, 11), (30, 330), (31, 360), (43, 720)])
def test_eras_2026_costs_what_its_own_examples_say(number: int, dollars: int) -> None:
    assert cost(fees_of("eras", 2026), number) == dollars


@pytest.mark.parametrize(("number", "dollars"), [(0, 0), (1, 99), (10, 99), (12, 137), (23, 358), (30, 519), (32, 573)])
def test_a_table_that_begins_with_a_flat_price_is_counted_right(number: int, dollars: int) -> None:
    assert cost(WITH_FLAT_START, number) == dollars


def test_the_next_program_costs_what_its_step_says() -> None:
    assert [next_cost(WITH_FLAT_START, number) for number in (0, 9, 10, 20, 30)] == [99, 0, 19, 23, 27]


def test_an_older_table_serves_until_the_new_one_is_entered_and_shows_its_season() -> None:
    assert fees_of("eras", 2028).season == 2026


def test_a_table_of_a_later_season_is_never_used_for_an_earlier_one() -> None:
    newer = FEE_TABLES[0]._replace(season=2027)
    assert fees_of("eras", 2026, (newer, *FEE_TABLES)) == FEE_TABLES[0]


def test_every_table_shipped_can_be_used_and_names_its_source() -> None:
    for table in FEE_TABLES:
        assert check_fees(table) == table
        assert table.source.startswith("https://")


def test_unknown_fees_are_not_guessed() -> None:
    with pytest.raises(BadFees) as refusal:
        fees_of("residencycas", 2028)
    assert str(refusal.value) == (
        "No fees are known for residencycas 2028. "
        "Enter the table from the service's own page, or plan without a budget."
    )


@pytest.mark.parametrize(
    ("tiers", "why"),
    [
        ((FeeTier(2, None, 11),), "do not follow each other at program 2."),
        ((FeeTier(1, 10, 11), FeeTier(12, None, 30)), "do not follow each other at program 12."),
        ((FeeTier(1, None, 11), FeeTier(2, None, 30)), "do not follow each other at program 2."),
        ((FeeTier(1, None, -11),), "hold a negative amount."),
        ((FeeTier(1, 10, 11),), "end at program 10."),
        ((), "end at program 0."),
    ],
)
def test_a_table_with_a_gap_is_refused(tiers: tuple[FeeTier, ...], why: str) -> None:
    with pytest.raises(BadFees) as refusal:
        check_fees(WITH_FLAT_START._replace(tiers=tiers))
    assert str(refusal.value).startswith(f"The fees of eras 2024 {why}")


def test_an_office_writes_a_table_in_one_line() -> None:
    written = "2024; 1-10: $99 in all; 11-20: $19 each; 21-30: 23 each; 31+: $27 each"
    assert read_fees("eras", written, WITH_FLAT_START.source, WITH_FLAT_START.checked_on) == WITH_FLAT_START


@pytest.mark.parametrize(
    "written",
    [
        "",
        "1-30: $11 each",
        "2026",
        "2026; 1-30: 11",
        "2026; up to 30: $11 each",
        "2026; 1-30: $-5 each",
        "26; 1+: $5 each",
    ],
)
def test_a_line_that_is_no_table_is_answered_with_an_example(written: str) -> None:
    with pytest.raises(BadFees) as refusal:
        read_fees("residencycas", written, "the office", date(2027, 6, 1))
    assert str(refusal.value) == (
        "The fees of residencycas cannot be read. Write the season and each step as in: "
        "2026; 1-30: $11 each; 31+: $30 each. Write in all where a step has one price."
    )


def test_a_line_with_a_gap_says_where_it_is() -> None:
    with pytest.raises(BadFees, match="do not follow each other at program 40"):
        read_fees("eras", "2027; 1-30: $11 each; 40+: $30 each", "the office", date(2027, 6, 1))


def test_only_eras_is_known_and_every_other_service_is_the_offices_to_enter() -> None:
    assert [table.service for table in FEE_TABLES] == ["eras"]
    with pytest.raises(BadFees):
        fees_of("residencycas", 2028)
