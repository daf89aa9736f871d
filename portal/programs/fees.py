"""What applying costs: the fee table of a service and season, as data with its source and the day it was checked.

A table counts programs within one specialty and starts again with the next (the ERAS rule). Amounts are whole US
dollars. Fees that do not depend on the number of programs (transcripts, tax, registration with a matching service)
are left out, and the page says so.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple


class FeeTier(NamedTuple):
    """The programs from `first` to `last` of one specialty.

    `flat` once, as soon as one of them is there, and `each` for each.
    """

    first: int
    last: int | None
    each: int = 0
    flat: int = 0


class FeeTable(NamedTuple):
    """One service's fees in one season. The tiers follow each other without a gap and the last one is open."""

    service: str
    season: int
    tiers: tuple[FeeTier, ...]
    source: str
    checked_on: date


class BadFees(ValueError):
    """A fee table that cannot be used, or that nobody has entered yet. Its text says what to do."""


FEE_TABLES: Final = (
    FeeTable(
        service="eras",
        season=2026,
        tiers=(FeeTier(first=1, last=30, each=11), FeeTier(first=31, last=None, each=30)),
        source="https://students-residents.aamc.org/applying-residencies-eras/publication- "
        "hapters/fees-2025-eras-season",
        checked_on=date(2026, 11, 22),
    ),
)
"""What is known.

ResidencyCAS, SF Match and CaRMS: not found in a source that may be cited, so an office enters them itself.
"""


def fees_of(service: str, season: int, tables: Iterable[FeeTable] = FEE_TABLES) -> FeeTable:
    """The table of that season or the latest one before it; compare `season` to see whether it is an older one.

    Raises BadFees where no table is known: a guess would make a budget worthless.
    """
    known = [table for table in tables if table.service == service and table.season <= season]
    if not known:
        raise BadFees(
            f"No fees are known for {service} {season}. Enter the table from the service's own page, "
            "or plan without a budget."
        )
    return max(known, key=lambda table: table.season)


def cost(table: FeeTable, number: int) -> int:
    """Dollars for applying to `number` programs of one specialty."""
    return sum(
        tier.flat + tier.each * (min(number, tier.last or number) - tier.first + 1)
        for tier in table.tiers
        if number >= tier.first
    )


def next_cost(table: FeeTable, number: int) -> int:
    """Dollars that one more program of that specialty adds to `number` of them."""
    return cost(table, number + 1) - cost(table, number)


def check_fees(table: FeeTable) -> FeeTable:
    """The table itself, if its tiers follow each other from 1 to an open end and no fee is negative.

    Raises BadFees otherwise.
    """
    expected: int | None = 1
    for tier in table.tiers:
        if tier.first != expected or (tier.last is not None and tier.last < tier.first):
            raise BadFees(
                f"The fees of {table.service} {table.season} do not follow each other at program {tier.first}. "
                "Start at 1 and let each step begin right after the one before."
            )
        if tier.each < 0 or tier.flat < 0:
            raise BadFees(f"The fees of {table.service} {table.season} hold a negative amount. Correct it.")
        expected = None if tier.last is None else tier.last + 1
    if expected is not None:
        raise BadFees(
            f"The fees of {table.service} {table.season} end at program {expected - 1}. Leave the end of the last "
            f"step open."
        )
    return table
