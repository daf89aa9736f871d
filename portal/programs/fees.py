"""What applying costs: the fee table of a service and season, as data with its source and the day it was checked.

A table counts programs within one specialty and starts again with the next (the ERAS rule). Amounts are whole US
dollars. Fees that do not depend on the number of programs (transcripts, tax, registration with a matching service)
are left out, and the page says so.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from portal.seasons.services import SERVICES


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


def read_fees(service: str, written: str, source: str, checked_on: date) -> FeeTable:
    """The table as an office writes it in one line: `2026; 1-30: $11 each; 31+: $30 each`.

    The season comes first. A step that costs the same however many of its programs are there says `in all`:
    `1-10: $99 in all`. Raises BadFees with a sentence for anything else.
    """
    season, *steps = (part.strip() for part in written.split(";"))
    found = [_STEP.fullmatch(step) for step in steps]
    if not re.fullmatch(r"20\d\d", season) or not found or None in found:
        raise BadFees(
            f"The fees of {service} cannot be read. Write the season and each step as in: {EXAMPLE}. "
            "Write in all where a step has one price."
        )
    tiers = tuple(_tier(step) for step in found if step is not None)
    return check_fees(FeeTable(service, int(season), tiers, source, checked_on))


EXAMPLE: Final = "2026; 1-30: $11 each; 31+: $30 each"
_STEP: Final = re.compile(
    r"(?P<first>\d{1,4})(?:\s*[-–]\s*(?P<last>\d{1,4})|\+)\s*:\s*\$?(?P<dollars>\d{1,5})\s+(?P<per>each|in all)"
)


def _tier(step: re.Match[str]) -> FeeTier:
    first, last, dollars = int(step["first"]), int(step["last"]) if step["last"] else None, int(step["dollars"])
    return FeeTier(first, last, each=dollars) if step["per"] == "each" else FeeTier(first, last, flat=dollars)


def _shipped() -> Iterable[FeeTable]:
    for rules in SERVICES.values():
        fact = rules.fact("application_fees")
        if fact is not None and fact.value is not None:
            yield read_fees(rules.code, str(fact.value), fact.source, fact.checked_on)


def fees_of(service: str, season: int, tables: Iterable[FeeTable] | None = None) -> FeeTable:
    """The table of that season or the latest one before it; compare `season` to see whether it is an older one.

    `tables` where they are not the shipped ones.
    Raises BadFees where no table is known: a guess would make a budget worthless.
    """
    known = [
        table
        for table in (FEE_TABLES if tables is None else tables)
        if table.service == service and table.season <= season
    ]
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


FEE_TABLES: Final = tuple(_shipped())
"""What is known: the fact `application_fees` of each service (portal/seasons/data/services.json).

ResidencyCAS, SF Match and CaRMS: not found in a source that may be cited, so an office enters them itself.
"""
