"""The best list of programs under its limits, what holds it back, and the next best swap (architecture: pure).

"Best" is the largest sum of fit, each program counted once, and a share of the fit again where a signal goes. It is
not a chance of matching: nobody publishes what that would need (domain.md 5.2).
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from portal.programs.best import BestList, Binding, Choice, Impossible, Swap
from portal.programs.fees import FeeTable
from portal.programs.impossible import smallest_impossible
from portal.programs.limits import Candidate, Limits, check
from portal.programs.model import Model, Row, Rule, Solution, build, dearest_next, dollars_of, solve


def best_list(
    candidates: Iterable[Candidate], limits: Limits, fees: Mapping[str, FeeTable], explained: bool = True
) -> BestList | Impossible:
    """The best list, or the smallest set of limits that cannot hold together.

    `fees`: a table per service. `explained=False` leaves out `binding` and `swap`. Raises BadLimits and BadFees with
    a sentence for input that makes no sense. The order of the candidates never changes the result.
    """
    all_candidates = tuple(candidates)
    check(all_candidates, limits)
    model = build(all_candidates, limits, fees)
    best = solve(model, model.rules)
    if best is None:
        return smallest_impossible(model)
    return BestList(
        choices=tuple(
            Choice(model.candidates[index].key, best.signals[index].tier if index in best.signals else None)
            for index in best.chosen
        ),
        points=best.worth / 100,
        dollars=dollars_of(model, best.chosen, fees),
        binding=tuple(_binding(model, best, fees)) if explained else (),
        swap=_next_best_swap(model, best, fees) if explained else None,
        apart={each.key: each.fails for each in model.candidates if each.fails},
    )


def _binding(model: Model, best: Solution, fees: Mapping[str, FeeTable]) -> Iterable[Binding]:
    """Each limit that would improve the list if it gave way by the least step that helps; dollars first."""
    for rule in model.rules:
        if rule.code == "budget":
            yield from _more_dollars(model, rule, best, fees)
    for rule in model.rules:
        if rule.code in _COUNTED and _is_tight(rule, best):
            loose = solve(model, [_loosened(each, 1) if each is rule else each for each in model.rules])
            if loose is not None and loose.worth > best.worth:
                yield _gained(model, rule, 1, best, loose)


_COUNTED = frozenset(
    f"{what}_{side}"
    for what in ("number", "specialty", "place", "global_health", "visa_known")
    for side in ("minimum", "maximum")
)


def _more_dollars(model: Model, budget: Rule, best: Solution, fees: Mapping[str, FeeTable]) -> Iterable[Binding]:
    """The fewest dollars more that make a better list, and the best list they buy.

    A larger budget never makes the list worse, so the first sum that helps is found by strides that double, beginning
    with the price of the dearest next program, and then by halving.
    """
    others = [rule for rule in model.rules if rule is not budget]
    unlimited = solve(model, others)
    if unlimited is None or unlimited.worth <= best.worth:
        return
    found = {0: best}

    def helps(more: int) -> bool:
        if more not in found:
            found[more] = solve(model, [*others, _loosened(budget, more)]) or best
        return found[more].worth > best.worth

    low, high = 0, dearest_next(model, best.chosen, fees)
    while not helps(high):
        low, high = high, 2 * high
    more = bisect_left(range(high), True, lo=low + 1, key=helps)
    yield _gained(model, budget, more, best, found[more])


def _loosened(rule: Rule, step: int) -> Rule:
    rows = tuple(Row(row.lower - step, row.upper + step, row.weights) for row in rule.rows)
    return rule._replace(rows=rows)


def _is_tight(rule: Rule, solution: Solution) -> bool:
    chosen = set(solution.chosen)
    return all(sum(column in chosen for column in row.weights) in (row.lower, row.upper) for row in rule.rows)


def _gained(model: Model, rule: Rule, step: int, best: Solution, loose: Solution) -> Binding:
    added = sorted(set(loose.chosen) - set(best.chosen))
    removed = sorted(set(best.chosen) - set(loose.chosen))
    return Binding(
        rule.code,
        rule.subject,
        rule.bound,
        step,
        (loose.worth - best.worth) / 100,
        tuple(model.candidates[index].key for index in added),
        tuple(model.candidates[index].key for index in removed),
    )


def _next_best_swap(model: Model, best: Solution, fees: Mapping[str, FeeTable]) -> Swap | None:
    """The best list with exactly one program out and one in, signals free to move."""
    outside = [index for index in range(len(model.candidates)) if index not in best.chosen]
    one_out = Row(len(best.chosen) - 1, len(best.chosen) - 1, dict.fromkeys(best.chosen, 1.0))
    one_in = Row(1, 1, dict.fromkeys(outside, 1.0))
    swapped = solve(model, model.rules, [one_out, one_in]) if best.chosen and outside else None
    if swapped is None:
        return None
    before, after = (dollars_of(model, each.chosen, fees) for each in (best, swapped))
    return Swap(
        out=model.candidates[next(iter(set(best.chosen) - set(swapped.chosen)))].key,
        into=model.candidates[next(iter(set(swapped.chosen) - set(best.chosen)))].key,
        loss=(best.worth - swapped.worth) / 100,
        dollars=None if before is None or after is None else after - before,
    )
