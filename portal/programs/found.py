"""A solved list as it is kept: the choices with what was known of each program that day.

A list that was kept reads the same a month later, and two lists compare, whatever the catalogue says by then.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from portal.programs.as_json import answer_as_json, answer_from_json, fees_as_json, fees_from_json
from portal.programs.best import BestList, Binding, Swap
from portal.programs.fees import FeeTable
from portal.programs.weighed import Weighed


class Listed(NamedTuple):
    """A program as it was when the list was solved. `ask`: gates nobody could answer; `fails`: gates that shut."""

    key: str
    name: str
    specialty: str
    place: str
    service: str
    fit: int
    could_be: int
    global_health_track: bool
    visa_known: bool
    stale: bool
    ask: tuple[str, ...]
    fails: tuple[str, ...]
    signal: str | None = None


class Found(NamedTuple):
    """A list that was solved. `on`: the day whose facts it rests on. `considered`: programs it was chosen from."""

    on: date
    considered: int
    choices: tuple[Listed, ...]
    apart: tuple[Listed, ...]
    points: float
    dollars: int | None
    binding: tuple[Binding, ...]
    swap: Swap | None
    fees: tuple[FeeTable, ...]
    names: Mapping[str, str]

    @property
    def keys(self) -> frozenset[str]:
        """The programs on the list."""
        return frozenset(each.key for each in self.choices)


def found(best: BestList, weighed: Iterable[Weighed], fees: Iterable[FeeTable], on: date) -> Found:
    """The answer of the optimiser with the programs it is about; choices by fit, then by key."""
    by_key = {each.program.key: each for each in weighed}
    signals = {choice.key: choice.signal for choice in best.choices}
    listed = [_listed(by_key[key], signal) for key, signal in signals.items()]
    apart = [_listed(by_key[key], None) for key in best.apart if key not in signals]
    services = {each.service for each in listed}
    return Found(
        on=on,
        considered=len(by_key),
        choices=_by_fit(listed),
        apart=_by_fit(apart),
        points=best.points,
        dollars=best.dollars,
        binding=best.binding,
        swap=best.swap,
        fees=tuple(table for table in fees if table.service in services),
        names={key: by_key[key].program.name for key in sorted(_named(best))},
    )


def found_as_json(kept: Found) -> dict[str, Any]:
    """For the row."""
    best = BestList((), kept.points, kept.dollars, kept.binding, kept.swap, {})
    answer = answer_as_json(best)
    return {
        **{name: answer[name] for name in ("points", "dollars", "binding", "swap")},
        "on": kept.on.isoformat(),
        "considered": kept.considered,
        "choices": [each._asdict() for each in kept.choices],
        "apart": [each._asdict() for each in kept.apart],
        "fees": [fees_as_json(table) for table in kept.fees],
        "names": dict(kept.names),
    }


def found_from_json(row: Mapping[str, Any]) -> Found:
    """What `found_as_json` wrote."""
    best = answer_from_json({**row, "choices": [], "apart": {}})
    assert isinstance(best, BestList)
    return Found(
        date.fromisoformat(row["on"]),
        row["considered"],
        _from_rows(row["choices"]),
        _from_rows(row["apart"]),
        best.points,
        best.dollars,
        best.binding,
        best.swap,
        tuple(fees_from_json(table) for table in row["fees"]),
        row["names"],
    )


def _listed(each: Weighed, signal: str | None) -> Listed:
    candidate = each.candidate()
    return Listed(
        key=candidate.key,
        name=each.program.name,
        specialty=candidate.specialty,
        place=candidate.place or "",
        service=candidate.service,
        fit=each.fit.points,
        could_be=each.fit.could_be,
        global_health_track=candidate.global_health_track is True,
        visa_known=candidate.visa_known,
        stale=each.judgement.stale,
        ask=tuple(gate.criterion for gate in each.judgement.to_ask),
        fails=candidate.fails,
        signal=signal,
    )


def _from_rows(rows: Sequence[Mapping[str, Any]]) -> tuple[Listed, ...]:
    return tuple(Listed(**{**row, "ask": tuple(row["ask"]), "fails": tuple(row["fails"])}) for row in rows)


def _by_fit(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    return tuple(sorted(listed, key=lambda each: (-each.fit, each.key)))


def _named(best: BestList) -> set[str]:
    """The programs that a sentence about the list may name."""
    keys = {choice.key for choice in best.choices} | set(best.apart)
    for binding in best.binding:
        keys |= {*binding.added, *binding.removed}
    return keys | ({best.swap.out, best.swap.into} if best.swap else set())
