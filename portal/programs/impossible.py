"""The smallest set of limits that cannot hold together, so that a person knows which one to let go of.

A deletion filter finds a set from which nothing can be left out; a search through all smaller sets then makes sure
that none of those is impossible already. Lists found on the way rule out most of that search without solving
anything.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from portal.programs.best import Impossible, Limit
from portal.programs.model import Model, Rule, Solution, solve


def smallest_impossible(model: Model) -> Impossible:
    """The smallest such set.

    Among equals the one whose limits come first. The gates are not a limit that anyone can let go of.
    """
    gates = [rule for rule in model.rules if rule.code == "gates"]
    rules = [rule for rule in model.rules if rule.code != "gates" and rule.rows]
    search = _Search(model, gates)
    found = search.deletion_filter(rules)
    for size in range(1, len(found)):
        smaller = next((each for each in combinations(rules, size) if not search.possible(each)), None)
        if smaller is not None:
            found = smaller
            break
    shut = {column for rule in gates for row in rule.rows for column in row.weights}
    return Impossible(tuple(Limit(rule.code, rule.subject, rule.bound, _there(rule, shut)) for rule in found))


class _Search:
    """Questions of the kind "can these hold together?", with the lists already found kept as answers."""

    def __init__(self, model: Model, always: Sequence[Rule]) -> None:
        self.model = model
        self.always = always
        self.held: list[frozenset[tuple[str, str]]] = []

    def possible(self, rules: Iterable[Rule]) -> bool:
        asked = tuple(rules)
        names = {(rule.code, rule.subject) for rule in asked}
        if any(names <= held for held in self.held):
            return True
        found = solve(self.model, [*self.always, *asked], any_list=True)
        if found is None:
            return False
        self.held.append(frozenset(names | self._also_held(found)))
        return True

    def deletion_filter(self, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        needed = list(rules)
        for rule in rules:
            without = [each for each in needed if each is not rule]
            if not self.possible(without):
                needed = without
        return tuple(needed)

    def _also_held(self, found: Solution) -> set[tuple[str, str]]:
        """The counting limits that this list keeps as well, asked or not."""
        chosen = set(found.chosen)
        size = len(self.model.candidates)
        return {
            (rule.code, rule.subject)
            for rule in self.model.rules
            if all(column < size for row in rule.rows for column in row.weights)
            and all(row.lower <= sum(column in chosen for column in row.weights) <= row.upper for row in rule.rows)
        }


def _there(rule: Rule, shut: set[int]) -> int:
    return len({column for row in rule.rows for column in row.weights} - shut)
