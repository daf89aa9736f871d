"""Limits, candidates, fee tables and lists as JSON values and back: for the row that keeps a list, and for the solver's own process."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal.programs.best import BestList, Binding, Choice, Impossible, Limit, Swap
from portal.programs.fees import FeeTable, FeeTier
from portal.programs.limits import Candidate, Limits, Range, SignalTier

Json = dict[str, Any]


def limits_as_json(limits: Limits) -> Json:
    """Sets are sorted, so equal limits give equal JSON."""
    return {
        **limits._asdict(),
        "specialties": {name: list(bounds) for name, bounds in sorted(limits.specialties.items())},
        "places": {name: list(bounds) for name, bounds in sorted(limits.places.items())},
        "number": list(limits.number),
        "signals": [list(tier) for tier in limits.signals],
        "locked": sorted(limits.locked),
        "excluded": sorted(limits.excluded),
        "sent": dict(sorted(limits.sent.items())),
    }


def limits_from_json(kept: Mapping[str, Any]) -> Limits:
    """What `limits_as_json` gave; a limit that is not there is none."""
    return Limits(
        budget=kept.get("budget"),
        number=Range(*kept.get("number", ())),
        specialties={name: Range(*bounds) for name, bounds in kept.get("specialties", {}).items()},
        places={name: Range(*bounds) for name, bounds in kept.get("places", {}).items()},
        signals=tuple(SignalTier(*tier) for tier in kept.get("signals", ())),
        global_health_minimum=kept.get("global_health_minimum", 0),
        visa_known_minimum=kept.get("visa_known_minimum", 0),
        locked=frozenset(kept.get("locked", ())),
        excluded=frozenset(kept.get("excluded", ())),
        sent=dict(kept.get("sent", {})),
    )


def candidate_from_json(given: list[Any]) -> Candidate:
    """A candidate from its values in order."""
    candidate = Candidate(*given)
    return candidate._replace(fails=tuple(candidate.fails))


def fees_as_json(table: FeeTable) -> Json:
    """A fee table with its source and day."""
    return {
        **table._asdict(),
        "tiers": [list(tier) for tier in table.tiers],
        "checked_on": table.checked_on.isoformat(),
    }


def fees_from_json(kept: Mapping[str, Any]) -> FeeTable:
    """What `fees_as_json` gave."""
    return FeeTable(
        kept["service"],
        kept["season"],
        tuple(FeeTier(*tier) for tier in kept["tiers"]),
        kept["source"],
        date.fromisoformat(kept["checked_on"]),
    )


def answer_as_json(answer: BestList | Impossible) -> Json:
    """A list, or under `impossible` the limits that cannot hold together."""
    if isinstance(answer, Impossible):
        return {"impossible": [list(limit) for limit in answer.limits]}
    return {
        "choices": [list(choice) for choice in answer.choices],
        "points": answer.points,
        "dollars": answer.dollars,
        "binding": [list(binding) for binding in answer.binding],
        "swap": list(answer.swap) if answer.swap else None,
        "apart": {key: list(gates) for key, gates in answer.apart.items()},
    }


def answer_from_json(kept: Mapping[str, Any]) -> BestList | Impossible:
    """What `answer_as_json` gave."""
    if "impossible" in kept:
        return Impossible(tuple(Limit(*limit) for limit in kept["impossible"]))
    return BestList(
        choices=tuple(Choice(*choice) for choice in kept["choices"]),
        points=kept["points"],
        dollars=kept["dollars"],
        binding=tuple(_binding(*binding) for binding in kept["binding"]),
        swap=Swap(*kept["swap"]) if kept["swap"] else None,
        apart={key: tuple(gates) for key, gates in kept["apart"].items()},
    )


def _binding(
    code: str, subject: str, bound: int, by: int, gain: float, added: list[str], removed: list[str]
) -> Binding:
    return Binding(code, subject, bound, by, gain, tuple(added), tuple(removed))
