"""Every list there is, looked at one by one: slow, and with nothing to get wrong. For small cases only."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from portal.programs.fees import FeeTable, cost
from portal.programs.limits import Candidate, Limits, SignalTier


class Found(NamedTuple):
    keys: tuple[str, ...]
    worth: int


def best(candidates: Sequence[Candidate], limits: Limits, fees: Mapping[str, FeeTable]) -> Found | None:
    """The most worth; among equals the list whose candidates come first in the order of keys, nothing added in vain."""
    ordered = sorted(candidates, key=lambda each: each.key)
    lists = [each for each in _lists(ordered) if holds(each, ordered, limits, fees)]
    scored = [
        (worth, -sum(1 + ordered.index(one) for one in each), each)
        for each in lists
        if (worth := _worth(each, limits)) >= 0
    ]
    if not scored:
        return None
    worth, _, chosen = max(scored, key=lambda each: each[:2])
    return Found(tuple(each.key for each in chosen), worth)


def holds(
    chosen: Sequence[Candidate], candidates: Sequence[Candidate], limits: Limits, fees: Mapping[str, FeeTable]
) -> bool:
    keys = {each.key for each in chosen}
    counts: list[tuple[int, int | None, int | None]] = [(len(chosen), *limits.number)]
    counts += [(sum(c.specialty == name for c in chosen), *bounds) for name, bounds in limits.specialties.items()]
    counts += [(sum(c.place == name for c in chosen), *bounds) for name, bounds in limits.places.items()]
    counts += [(sum(c.global_health_track is True for c in chosen), limits.global_health_minimum, None)]
    counts += [(sum(c.visa_known for c in chosen), limits.visa_known_minimum, None)]
    return (
        all((low is None or count >= low) and (high is None or count <= high) for count, low, high in counts)
        and limits.locked <= keys
        and not limits.excluded & keys
        and not any(each.fails and each.key not in limits.locked for each in chosen)
        and (limits.budget is None or dollars(chosen, fees) <= limits.budget)
        and _worth(chosen, limits) >= 0
    )


def dollars(chosen: Sequence[Candidate], fees: Mapping[str, FeeTable]) -> int:
    pools = [(each.service, each.specialty) for each in chosen]
    return sum(cost(fees[pool[0]], pools.count(pool)) for pool in set(pools))


def _lists(candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, ...]]:
    for size in range(len(candidates) + 1):
        yield from combinations(candidates, size)


def _worth(chosen: Sequence[Candidate], limits: Limits) -> int:
    """Fit × 100 and the best use of signals; -1 where the signals already sent cannot be."""
    options = [_signals_for(each, limits) for each in chosen]
    best_signals = max((_signal_worth(chosen, each, limits) for each in product(*options)), default=-1)
    if not set(limits.sent) <= {each.key for each in chosen} or best_signals < 0:
        return -1
    return sum(100 * each.fit for each in chosen) + best_signals


def _signals_for(candidate: Candidate, limits: Limits) -> list[SignalTier | None]:
    tiers = [tier for tier in limits.signals if tier.specialty == candidate.specialty]
    if candidate.key in limits.sent:
        return [tier for tier in tiers if tier.tier == limits.sent[candidate.key]]
    return [None, *tiers] if candidate.takes_signals else [None]


def _signal_worth(chosen: Sequence[Candidate], signals: Sequence[SignalTier | None], limits: Limits) -> int:
    given = [(each, tier) for each, tier in zip(chosen, signals, strict=True) if tier is not None]
    houses = [(each.institution, each.specialty) for each, _ in given if each.institution is not None]
    if len(set(houses)) < len(houses):
        return -1
    if any(sum(each == tier for _, each in given) > tier.number for tier in limits.signals):
        return -1
    return sum(tier.worth * each.fit for each, tier in given)
