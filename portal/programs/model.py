"""The list as an integer program: a column per program and per possible signal, a row per thing that must hold.

Solved by HiGHS (highspy), exactly: the relative gap is zero, all weights are whole numbers, and what comes back is
added up again in whole numbers. Candidates are sorted by key before anything else and HiGHS runs on one thread with a
fixed seed, so neither the order of the input nor the machine changes the answer. Among lists of equal worth the one
whose keys come first wins.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Any, Final, NamedTuple

import highspy
import numpy as np

from portal.programs.fees import BadFees, FeeTable, cost, next_cost
from portal.programs.limits import Candidate, Limits, Range, SignalTier


class Row(NamedTuple):
    """`lower` ≤ Σ weight × column ≤ `upper`."""

    lower: float
    upper: float
    weights: Mapping[int, float]


class Rule(NamedTuple):
    """One limit that a person set, by its code and what it is about; `bound` is the number they gave."""

    code: str
    subject: str
    bound: int
    rows: tuple[Row, ...]


class Model(NamedTuple):
    """The whole integer program. Column i below `len(candidates)` is candidate i; `signals` names the columns after
    those.

    `worth` is what is to be largest; `structure` holds whatever the wishes are.
    """

    candidates: tuple[Candidate, ...]
    signals: Mapping[int, tuple[int, SignalTier]]
    worth: Mapping[int, int]
    upper: Sequence[float]
    whole: Sequence[bool]
    structure: tuple[Row, ...]
    rules: tuple[Rule, ...]
    dollars: Mapping[int, int]


class Solution(NamedTuple):
    """A list.

    The candidates on it in the order of their keys, the tier of signal each gets, and its worth (fit × 100).
    """

    chosen: tuple[int, ...]
    signals: Mapping[int, SignalTier]
    worth: int


def build(candidates: Iterable[Candidate], limits: Limits, fees: Mapping[str, FeeTable]) -> Model:
    """The model of these candidates under these limits; checked beforehand by `limits.check`.

    Raises BadFees where there is a budget and the fees of a service are not known.
    """
    ordered = tuple(sorted(candidates, key=lambda candidate: candidate.key))
    columns = _Columns(ordered, limits)
    rules = list(_rules(ordered, limits, columns.signals))
    structure = [*_one_signal_each(columns), *_one_signal_per_institution(ordered, columns.signals)]
    if limits.budget is not None:
        structure += columns.add_fees(fees)
        rules.append(Rule("budget", "", limits.budget, (Row(-inf, limits.budget, columns.dollars),)))
    return Model(
        ordered,
        columns.signals,
        columns.worth,
        columns.upper,
        columns.whole,
        tuple(structure),
        tuple(rules),
        columns.dollars,
    )


def solve(model: Model, rules: Iterable[Rule], extra: Iterable[Row] = (), any_list: bool = False) -> Solution | None:
    """The best list under `rules` and `extra` rows, or None where there is none.

    `any_list`: the first list found will do, for questions of yes and no.
    """
    rows = [*model.structure, *(row for rule in rules for row in rule.rows), *extra]
    values = _run(model, rows, {} if any_list else _objective(model))
    if values is None:
        return None
    size = len(model.candidates)
    chosen = tuple(index for index in range(size) if values[index] > 0.5)
    signals = {index: tier for column, (index, tier) in model.signals.items() if values[column] > 0.5}
    return Solution(chosen, signals, worth_of(model, chosen, signals))


def worth_of(model: Model, chosen: Iterable[int], signals: Mapping[int, SignalTier]) -> int:
    """Fit × 100 of every program on the list, and what its signals add; whole numbers, so exact."""
    fits = [candidate.fit for candidate in model.candidates]
    return sum(100 * fits[index] for index in chosen) + sum(tier.worth * fits[index] for index, tier in signals.items())


def dollars_of(model: Model, chosen: Iterable[int], fees: Mapping[str, FeeTable]) -> int | None:
    """What the list costs, by the fee tables; None where a table is not known."""
    counts = Counter(_pool(model.candidates[index]) for index in chosen)
    if any(service not in fees for service, _ in counts):
        return None
    return sum(cost(fees[service], number) for (service, _), number in counts.items())


def dearest_next(model: Model, chosen: Iterable[int], fees: Mapping[str, FeeTable]) -> int:
    """Dollars for the dearest program that could come next on this list, at least 1."""
    counts = Counter(_pool(model.candidates[index]) for index in chosen)
    return max(1, *(next_cost(fees[pool[0]], counts[pool]) for pool in map(_pool, model.candidates)))


class _Columns:
    """The columns while they are being numbered."""

    def __init__(self, candidates: Sequence[Candidate], limits: Limits) -> None:
        self.candidates = candidates
        self.worth = {index: 100 * candidate.fit for index, candidate in enumerate(candidates)}
        self.upper: list[float] = [1.0] * len(candidates)
        self.whole = [True] * len(candidates)
        self.signals: dict[int, tuple[int, SignalTier]] = {}
        self.dollars: dict[int, int] = {}
        for tier in sorted(limits.signals):
            for index, candidate in enumerate(candidates):
                if candidate.specialty == tier.specialty and (candidate.takes_signals or candidate.key in limits.sent):
                    column = self._add(1.0)
                    self.signals[column] = (index, tier)
                    self.worth[column] = tier.worth * candidate.fit

    def add_fees(self, fees: Mapping[str, FeeTable]) -> Iterable[Row]:
        """Columns that count programs per step of a fee table, and the rows that tie them to the programs."""
        pools: dict[tuple[str, str], list[int]] = {}
        for index, candidate in enumerate(self.candidates):
            pools.setdefault(_pool(candidate), []).append(index)
        for (service, specialty), members in sorted(pools.items()):
            if service not in fees:
                raise BadFees(
                    f"No fees are known for {service}, so a budget cannot hold for {specialty}. "
                    "Enter the fee table from the service's own page, or plan without a budget."
                )
            yield from self._fee_steps(fees[service], members)

    def _fee_steps(self, table: FeeTable, members: Sequence[int]) -> Iterable[Row]:
        tiers = [tier for tier in table.tiers if tier.first <= len(members)]
        widths = [float(min(tier.last or len(members), len(members)) - tier.first + 1) for tier in tiers]
        steps = [self._add(width) for width in widths]
        self.dollars |= {step: tier.each for step, tier in zip(steps, tiers, strict=True) if tier.each}
        yield Row(0, 0, {**dict.fromkeys(members, 1.0), **dict.fromkeys(steps, -1.0)})
        for place, tier in enumerate(tiers):
            if tier.flat or any(tier.each < earlier.each for earlier in tiers[:place]):
                door = self._add(1.0)
                self.dollars |= {door: tier.flat} if tier.flat else {}
                yield from _behind_door(door, steps, widths, place)

    def _add(self, upper: float, whole: bool = True) -> int:
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1


def _behind_door(door: int, steps: Sequence[int], widths: Sequence[float], place: int) -> Iterable[Row]:
    """A step with a price of its own, or cheaper than one before, opens only when the one before it is full.

    All other steps fill in order by themselves, for the earlier is the cheaper.
    """
    yield Row(-inf, 0, {**dict.fromkeys(steps[place:], 1.0), door: -sum(widths[place:])})
    if place:
        yield Row(0, inf, {steps[place - 1]: 1.0, door: -widths[place - 1]})


def _pool(candidate: Candidate) -> tuple[str, str]:
    """Fees count within a service and specialty."""
    return candidate.service, candidate.specialty


def _one_signal_each(columns: _Columns) -> Iterable[Row]:
    """A signal goes only to a program on the list, and only one."""
    own: dict[int, dict[int, float]] = {}
    for column, (index, _) in columns.signals.items():
        own.setdefault(index, {index: -1.0})[column] = 1.0
    return [Row(-inf, 0, weights) for weights in own.values()]


def _one_signal_per_institution(
    candidates: Sequence[Candidate], signals: Mapping[int, tuple[int, SignalTier]]
) -> Iterable[Row]:
    """Signals are per institution for a field (domain.md 1.10)."""
    houses: dict[tuple[str, str], dict[int, float]] = {}
    for column, (index, _) in signals.items():
        candidate = candidates[index]
        if candidate.institution is not None:
            houses.setdefault((candidate.institution, candidate.specialty), {})[column] = 1.0
    return [Row(-inf, 1, weights) for weights in houses.values()]


def _rules(
    candidates: Sequence[Candidate], limits: Limits, signals: Mapping[int, tuple[int, SignalTier]]
) -> Iterable[Rule]:
    """Every limit as a rule, in a fixed order."""
    index_of = {candidate.key: index for index, candidate in enumerate(candidates)}
    shut = [index for index, each in enumerate(candidates) if each.fails and each.key not in limits.locked]
    yield _fixed("gates", shut, 0)
    yield _fixed("locked", sorted(index_of[key] for key in limits.locked), 1)
    yield _fixed("excluded", sorted(index_of[key] for key in limits.excluded if key in index_of), 0)
    yield from _counted("number", "", limits.number, range(len(candidates)))
    for specialty, bounds in sorted(limits.specialties.items()):
        members = [index for index, each in enumerate(candidates) if each.specialty == specialty]
        yield from _counted("specialty", specialty, bounds, members)
    for place, bounds in sorted(limits.places.items()):
        yield from _counted(
            "place", place, bounds, [index for index, each in enumerate(candidates) if each.place == place]
        )
    tracks = [index for index, each in enumerate(candidates) if each.global_health_track is True]
    yield from _counted("global_health", "", Range(minimum=limits.global_health_minimum or None), tracks)
    known = [index for index, each in enumerate(candidates) if each.visa_known]
    yield from _counted("visa_known", "", Range(minimum=limits.visa_known_minimum or None), known)
    for tier in sorted(limits.signals):
        weights = {column: 1.0 for column, (_, each) in signals.items() if each == tier}
        yield Rule("signals", f"{tier.specialty}, {tier.tier}", tier.number, (Row(-inf, tier.number, weights),))
    sent = [column for column, (index, tier) in signals.items() if limits.sent.get(candidates[index].key) == tier.tier]
    yield _fixed("sent", sent, 1)


def _fixed(code: str, columns: Sequence[int], value: int) -> Rule:
    return Rule(code, "", len(columns), tuple(Row(value, value, {column: 1.0}) for column in columns))


def _counted(code: str, subject: str, bounds: Range, members: Iterable[int]) -> Iterable[Rule]:
    weights = dict.fromkeys(members, 1.0)
    if bounds.minimum is not None:
        yield Rule(f"{code}_minimum", subject, bounds.minimum, (Row(bounds.minimum, inf, weights),))
    if bounds.maximum is not None:
        yield Rule(f"{code}_maximum", subject, bounds.maximum, (Row(-inf, bounds.maximum, weights),))


def _objective(model: Model) -> Mapping[int, float]:
    """What HiGHS makes largest. A place in the order of keys is worth less than any difference in fit ever is."""
    size = len(model.candidates)
    unit = size * (size + 1) // 2 + 1
    return {column: float(worth * unit - (column + 1 if column < size else 0)) for column, worth in model.worth.items()}


def _run(model: Model, rows: Sequence[Row], objective: Mapping[int, float]) -> Sequence[float] | None:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.upper), len(rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array([objective.get(column, 0.0) for column in range(len(model.upper))])
    lp.col_lower_, lp.col_upper_ = np.zeros(len(model.upper)), np.array(model.upper)
    lp.integrality_ = [_INTEGER if whole else _CONTINUOUS for whole in model.whole]
    lp.row_lower_ = np.array([row.lower for row in rows])
    lp.row_upper_ = np.array([row.upper for row in rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row.weights) for row in rows)])
    lp.a_matrix_.index_ = np.array([column for row in rows for column in row.weights], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([weight for row in rows for weight in row.weights.values()])
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in _OPTIONS.items():
        solver.setOptionValue(option, value)
    solver.passModel(lp)
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"HiGHS ended with {status}, although every column is bounded.")
    return list(solver.getSolution().col_value)


_INTEGER: Final = highspy.HighsVarType.kInteger
_CONTINUOUS: Final = highspy.HighsVarType.kContinuous
_OPTIONS: Final = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,
    # These models are small and their relaxation is nearly whole: both of these take longer than solving.
    "presolve": "off",
    "mip_heuristic_run_feasibility_jump": False,
}
