"""How many signals a service gives in each specialty: data of one season, with source and the day they were checked.

A signal tells a program of interest, is sent once and can be neither moved nor taken back (domain.md 1.10, rule R39).
"""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from portal.programs.limits import SignalTier
from portal.programs.words import plain_specialty


class SignalTable(NamedTuple):
    """The tiers of every specialty in one season of one service."""

    service: str
    season: int
    tiers: tuple[SignalTier, ...]
    source: str
    checked_on: date


GOLD_WORTH: Final = 30
SILVER_WORTH: Final = 12
SINGLE_WORTH: Final = 20
"""Assumed: a gold signal goes to a program as if it fitted 30 percent better, so that signals go where the fit is."""


def signals_for(specialties: Iterable[str], service: str = "eras") -> tuple[SignalTier, ...]:
    """The tiers of these specialties, in a fixed order; none for a specialty that is not in the table."""
    wanted = {plain_specialty(name) for name in specialties}
    return tuple(
        tier for table in SIGNALS if table.service == service for tier in table.tiers if tier.specialty in wanted
    )


def _single(specialty: str, number: int) -> SignalTier:
    return SignalTier(plain_specialty(specialty), "signal", number, SINGLE_WORTH)


def _tiered(specialty: str, gold: int, silver: int) -> tuple[SignalTier, SignalTier]:
    name = plain_specialty(specialty)
    return SignalTier(name, "gold", gold, GOLD_WORTH), SignalTier(name, "silver", silver, SILVER_WORTH)


SIGNALS: Final = (
    SignalTable(
        service="eras",
        season=2025,
        tiers=(
            *_tiered("internal medicine", 3, 12),
            *_tiered("anesthesiology", 5, 10),
            _single("family medicine", 5),
            _single("pediatrics", 5),
            _single("psychiatry", 10),
            _single("neurology", 8),
            _single("surgery", 15),
            _single("transitional year", 12),
            _single("physical medicine & rehabilitation", 8),
            _single("pathology", 5),
        ),
        source="https://students-residents.aamc.org/applying-residencies-eras/"
        "program-signaling-2025-myeras-application-season",
        checked_on=date(2026, 11, 22),
    ),
)
"""What is known. The tables of later seasons were not found; a form shows these numbers, to be set right."""
