"""What a number of programs costs, and fee tables that cannot be used."""

from datetime import date

import pytest

from portal.programs.fees import FEE_TABLES, BadFees, FeeTable, FeeTier, check_fees, cost, fees_of, next_cost

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
