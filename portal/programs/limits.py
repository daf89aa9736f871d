"""What a list of programs must hold to: the candidates, and the applicant's and the office's limits.

Nothing here solves anything; `optimise.best_list` does.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Candidate(NamedTuple):
    """A program that may be on the list.

    `fit` is in points from 0 to 100 (`fit.py`). `fails` names the gates that shut: such a program is on the list only
    where the applicant locked it, and is otherwise shown apart. `institution` counts for signals: one per institution
    and specialty.
    """

    key: str
    service: str
    specialty: str
    fit: int
    place: str | None = None
    institution: str | None = None
    global_health_track: bool | None = None
    visa_known: bool = False
    takes_signals: bool = False
    fails: tuple[str, ...] = ()


class Range(NamedTuple):
    """At least and at most so many; None leaves that side open."""

    minimum: int | None = None
    maximum: int | None = None


class SignalTier(NamedTuple):
    """The signals of one tier in one specialty; from the season's table (domain.md 1.10).

    `worth`: how much of a program's fit, in hundredths, a signal of this tier adds to the sum, so that signals go
    where the fit is.
    """

    specialty: str
    tier: str
    number: int
    worth: int


class Limits(NamedTuple):
    """Everything a list must hold to. Dollars are whole US dollars; None and empty mean no limit.

    `visa_known_minimum`: so many programs whose visa facts are known, so that a list never rests on unknowns alone.
    `sent`: signals already sent, which can be neither moved nor taken back (rule R39).
    """

    budget: int | None = None
    number: Range = Range()
    specialties: Mapping[str, Range] = {}
    places: Mapping[str, Range] = {}
    signals: Sequence[SignalTier] = ()
    global_health_minimum: int = 0
    visa_known_minimum: int = 0
    locked: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    sent: Mapping[str, str] = {}


class BadLimits(ValueError):
    """Candidates or limits that make no sense in themselves. Its text says what to do."""


def check(candidates: Sequence[Candidate], limits: Limits) -> None:
    """Raise BadLimits for a program twice, a locked or signalled program that is not there, or a number below zero."""
    keys = {candidate.key for candidate in candidates}
    if len(keys) < len(candidates):
        twice = min(key for key in keys if sum(candidate.key == key for candidate in candidates) > 1)
        raise BadLimits(f"Program {twice} is there twice. Keep one of the two.")
    for what, named in (("locked", limits.locked), ("signalled", frozenset(limits.sent))):
        if missing := named - keys:
            raise BadLimits(
                f"Program {min(missing)} is {what} but not in the catalogue. Add it there, or let go of it here."
            )
    tiers = {(tier.specialty, tier.tier) for tier in limits.signals}
    for candidate in candidates:
        tier = limits.sent.get(candidate.key)
        if tier is not None and (candidate.specialty, tier) not in tiers:
            raise BadLimits(
                f"Program {candidate.key} has a signal “{tier}”, which {candidate.specialty} does not have. "
                "Name one of its tiers."
            )
        if not 0 <= candidate.fit <= 100:
            raise BadLimits(f"Program {candidate.key} has a fit of {candidate.fit}. Fit runs from 0 to 100.")
    ranges = (limits.number, *limits.specialties.values(), *limits.places.values())
    numbers = [limits.budget, limits.global_health_minimum, limits.visa_known_minimum]
    numbers += [side for each in ranges for side in each]
    numbers += [number for tier in limits.signals for number in (tier.number, tier.worth)]
    if any(number is not None and number < 0 for number in numbers):
        raise BadLimits("A limit is below zero. Give 0 or more, or none for no limit.")
