"""The best list against every list there is, and what must hold for any case."""

from collections.abc import Mapping
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.programs.best import BestList, Impossible
from portal.programs.fees import BadFees, FeeTable, FeeTier
from portal.programs.limits import BadLimits, Candidate, Limits, Range, SignalTier
from portal.programs.list_sentences import binding_sentence, impossible_sentence, swap_sentence
from portal.programs.optimise import best_list
from tests.unit.programs import brute_force

GROWING = FeeTable("eras", 2028, (FeeTier(1, 2, 11), FeeTier(3, None, 30)), "the office", date(2027, 6, 1))
STEPS = (FeeTier(1, 2, flat=40), FeeTier(3, 4, 9), FeeTier(5, None, 20))
FLAT_FIRST = FeeTable("residencycas", 2028, STEPS, "the office", date(2027, 6, 1))
FEES = {"eras": GROWING, "residencycas": FLAT_FIRST}
GOLD = SignalTier("internal medicine", "gold", 1, 30)
SILVER = SignalTier("internal medicine", "silver", 2, 12)


def program(key: str, fit: int, **others: object) -> Candidate:
    return Candidate(key, "eras", "internal medicine", fit)._replace(**others)


def found(candidates: list[Candidate], limits: Limits, fees: Mapping[str, FeeTable] = FEES) -> BestList:
    best = best_list(candidates, limits, fees)
    assert isinstance(best, BestList)
    return best


def refused(candidates: list[Candidate], limits: Limits) -> Impossible:
    best = best_list(candidates, limits, FEES)
    assert isinstance(best, Impossible)
    return best


Case = tuple[list[Candidate], Limits]

some_range = st.builds(Range, st.none() | st.integers(0, 2), st.none() | st.integers(1, 4))
candidate = st.builds(
    Candidate,
    key=st.just(""),
    service=st.sampled_from(("eras", "eras", "residencycas")),
    specialty=st.sampled_from(("internal medicine", "pediatrics")),
    fit=st.integers(0, 6).map(lambda fit: fit * 10),
    place=st.sampled_from((None, "Demo North", "Demo South")),
    institution=st.sampled_from((None, "Demo House", "Demo Hall")),
    global_health_track=st.sampled_from((None, True, False)),
    visa_known=st.booleans(),
    takes_signals=st.booleans(),
    fails=st.sampled_from(((), (), ("visa",))),
)
candidates_lists = st.lists(candidate, min_size=1, max_size=6).map(
    lambda each: [one._replace(key=f"{place:02d}") for place, one in enumerate(each)]
)
some_keys = st.frozensets(st.sampled_from(("00", "01", "02")), max_size=1)
some_limits = st.builds(
    Limits,
    budget=st.none() | st.integers(0, 150),
    number=some_range,
    specialties=st.dictionaries(st.sampled_from(("internal medicine", "pediatrics")), some_range),
    places=st.dictionaries(st.sampled_from(("Demo North", "Demo South")), some_range),
    signals=st.sampled_from(((), (GOLD,), (GOLD, SILVER))),
    global_health_minimum=st.integers(0, 1),
    visa_known_minimum=st.integers(0, 1),
    locked=some_keys,
    excluded=some_keys,
    sent=st.just({}),
)
case = st.tuples(candidates_lists, some_limits).map(
    lambda pair: (pair[0], pair[1]._replace(locked=pair[1].locked & {each.key for each in pair[0]}))
)


@given(case)
@settings(max_examples=150, deadline=None)
def test_the_list_is_the_best_of_all_lists(given_case: Case) -> None:
    candidates, limits = given_case
    best = best_list(candidates, limits, FEES, explained=False)
    expected = brute_force.best(candidates, limits, FEES)
    if isinstance(best, Impossible):
        assert expected is None
    else:
        assert expected == (best.keys, round(best.points * 100))


@given(case, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_programs_never_changes_the_answer(given_case: Case, chance) -> None:
    candidates, limits = given_case
    shuffled = list(candidates)
    chance.shuffle(shuffled)
    assert best_list(shuffled, limits, FEES) == best_list(candidates, limits, FEES)


@given(case, st.integers(0, 150), st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_more_budget_never_makes_the_list_worse(given_case: Case, budget: int, more: int) -> None:

    candidates, limits = given_case
    less = best_list(candidates, limits._replace(budget=budget), FEES, explained=False)
    richer = best_list(candidates, limits._replace(budget=budget + more), FEES, explained=False)
    if isinstance(less, BestList):
        assert isinstance(richer, BestList)
        assert richer.points >= less.points


@given(case)
@settings(max_examples=60, deadline=None)
def test_the_limits_named_as_impossible_are_the_smallest_such_set(given_case: Case) -> None:
    candidates, limits = given_case
    best = best_list(candidates, limits, FEES)
    if isinstance(best, BestList):
        return
    opened = [each._replace(fails=()) if each.key in limits.locked else each for each in candidates]
    named = {(limit.code, limit.subject) for limit in best.limits}
    assert brute_force.best(opened, only(limits, named), FEES) is None
    for size in range(len(named)):
        for fewer in combinations(limit_names(limits), size):
            assert brute_force.best(opened, only(limits, set(fewer)), FEES) is not None


def limit_names(limits: Limits) -> list[tuple[str, str]]:
    names = [("budget", "")] * (limits.budget is not None)
    names += [(code, "") for code in ("global_health_minimum", "visa_known_minimum", "locked", "excluded")]
    names += [("number_minimum", ""), ("number_maximum", "")]
    for what, ranges in (("specialty", limits.specialties), ("place", limits.places)):
        names += [(f"{what}_{side}", subject) for subject in ranges for side in ("minimum", "maximum")]
    return names


def only(limits: Limits, names: set[tuple[str, str]]) -> Limits:
    """The same limits without those that are not named.

    Locked programs a gate shut stay allowed, as they are for the list.
    """

    def kept(what: str, subject: str, bounds: Range) -> Range:
        return Range(
            bounds.minimum if (f"{what}_minimum", subject) in names else None,
            bounds.maximum if (f"{what}_maximum", subject) in names else None,
        )

    return Limits(
        budget=limits.budget if ("budget", "") in names else None,
        number=kept("number", "", limits.number),
        specialties={each: kept("specialty", each, bounds) for each, bounds in limits.specialties.items()},
        places={each: kept("place", each, bounds) for each, bounds in limits.places.items()},
        signals=limits.signals,
        global_health_minimum=limits.global_health_minimum if ("global_health_minimum", "") in names else 0,
        visa_known_minimum=limits.visa_known_minimum if ("visa_known_minimum", "") in names else 0,
        locked=limits.locked if ("locked", "") in names else frozenset(),
        excluded=limits.excluded if ("excluded", "") in names else frozenset(),
    )


@given(case)
@settings(max_examples=40, deadline=None)
def test_what_binds_is_what_every_list_under_the_loosened_limit_says(given_case: Case) -> None:

    candidates, limits = given_case
    best = best_list(candidates, limits, FEES)
    if isinstance(best, Impossible) or limits.budget is None:
        return
    steps = {
        more: brute_force.best(candidates, limits._replace(budget=limits.budget + more), FEES) for more in range(0, 200)
    }
    helping = [more for more, each in steps.items() if each is not None and each.worth > round(best.points * 100)]
    named = [binding for binding in best.binding if binding.code == "budget"]
    assert [binding.loosened_by for binding in named] == helping[:1]
    for binding in named:
        richer = steps[binding.loosened_by]
        assert richer is not None
        assert set(richer.keys) == set(best.keys) - set(binding.removed) | set(binding.added)


@given(case)
@settings(max_examples=40, deadline=None)
def test_the_next_best_swap_is_the_best_list_that_differs_by_one(given_case: Case) -> None:
    candidates, limits = given_case
    best = best_list(candidates, limits, FEES)
    if isinstance(best, Impossible):
        return
    by_key = {each.key: each for each in candidates}
    swaps = []
    for out in best.keys:
        for into in set(by_key) - set(best.keys):
            swapped = [by_key[key] for key in (set(best.keys) - {out}) | {into}]
            if brute_force.holds(swapped, candidates, limits, FEES):
                exact = limits._replace(number=Range(len(swapped), None))
                held = brute_force.best(swapped, exact, FEES)
                assert held is not None
                swaps.append(round(best.points * 100) - held.worth)
    assert (best.swap and round(best.swap.loss * 100)) == min(swaps, default=None)


def test_twenty_dollars_more_would_add_a_program() -> None:
    candidates = [program("01", 50), program("02", 40), program("03", 30)]
    best = found(candidates, Limits(budget=32))
    assert (best.keys, best.dollars) == (("01", "02"), 22)
    (binding,) = best.binding
    assert binding_sentence(binding, {"03": "Demo program 3"}) == (
        "20 dollars more would add Demo program 3: 30 points of fit more."
    )


def test_the_next_best_swap_is_told_with_its_price() -> None:
    best = found([program("01", 50), program("02", 40)], Limits(number=Range(maximum=1)))
    assert best.swap is not None
    assert swap_sentence(best.swap, {"01": "Demo one", "02": "Demo two"}) == (
        "The next best list exchanges Demo one for Demo two: 10 points of fit less, at the same price."
    )


def test_a_program_shut_out_by_a_gate_is_listed_apart() -> None:
    best = found([program("01", 50), program("02", 90, fails=("visa",))], Limits())
    assert (best.keys, best.apart) == (("01",), {"02": ("visa",)})


def test_a_locked_program_stays_even_where_a_gate_shuts() -> None:
    best = found([program("01", 50), program("02", 90, fails=("visa",))], Limits(locked=frozenset({"02"})))
    assert (best.keys, best.apart) == (("01", "02"), {"02": ("visa",)})


def test_signals_go_where_the_fit_is_and_once_per_institution() -> None:
    candidates = [
        program("01", 90, takes_signals=True, institution="Demo House"),
        program("02", 80, takes_signals=True, institution="Demo House"),
        program("03", 70, takes_signals=True),
        program("04", 95),
    ]
    best = found(candidates, Limits(signals=(GOLD, SILVER)))
    assert [(choice.key, choice.signal) for choice in best.choices] == [
        ("01", "gold"),
        ("02", None),
        ("03", "silver"),
        ("04", None),
    ]


def test_a_signal_already_sent_stays_where_it_is() -> None:
    candidates = [program("01", 90, takes_signals=True), program("02", 10, takes_signals=True)]
    best = found(candidates, Limits(signals=(GOLD,), sent={"02": "gold"}))
    assert [(choice.key, choice.signal) for choice in best.choices] == [("01", None), ("02", "gold")]


def test_more_signals_sent_than_there_are_is_named() -> None:
    candidates = [program("01", 90), program("02", 10)]
    assert impossible_sentence(refused(candidates, Limits(signals=(GOLD,), sent={"01": "gold", "02": "gold"}))) == (
        "These limits cannot hold together: at most 1 signals for internal medicine, gold; the signals "
        "already sent (2). "
        "Let go of one of them or change its number."
    )


def test_the_smallest_contradiction_is_named_and_nothing_else() -> None:
    candidates = [program(f"0{each}", 50, global_health_track=True) for each in range(6)]
    limits = Limits(
        budget=41, number=Range(2, 5), global_health_minimum=3, visa_known_minimum=0, excluded=frozenset({"05"})
    )
    assert impossible_sentence(refused(candidates, limits)) == (
        "These limits cannot hold together: at least 3 programs with a global-health track (6 are open); "
        "a budget of 41 dollars. Let go of one of them or change its number."
    )


def test_a_limit_nothing_can_meet_is_named_alone() -> None:
    assert impossible_sentence(refused([program("01", 50)], Limits(budget=5, global_health_minimum=2))) == (
        "This limit cannot be kept by any list: at least 2 programs with a global-health track (0 are open). "
        "Let go of it or change its number."
    )


def test_a_program_both_locked_and_excluded_is_named() -> None:
    both = frozenset({"01"})
    named = refused([program("01", 50)], Limits(locked=both, excluded=both))
    assert [limit.code for limit in named.limits] == ["locked", "excluded"]


@pytest.mark.parametrize(
    ("candidates", "limits", "why"),
    [
        ([program("01", 5), program("01", 6)], Limits(), "Program 01 is there twice. Keep one of the two."),
        (
            [program("01", 5)],
            Limits(locked=frozenset({"09"})),
            "Program 09 is locked but not in the catalogue. Add it there, or let go of it here.",
        ),
        (
            [program("01", 5)],
            Limits(sent={"01": "gold"}),
            "Program 01 has a signal “gold”, which internal medicine does not have. Name one of its tiers.",
        ),
        ([program("01", 500)], Limits(), "Program 01 has a fit of 500. Fit runs from 0 to 100."),
        ([program("01", 5)], Limits(budget=-1), "A limit is below zero. Give 0 or more, or none for no limit."),
    ],
)
def test_input_that_makes_no_sense_gets_a_sentence(candidates: list[Candidate], limits: Limits, why: str) -> None:
    with pytest.raises(BadLimits) as refusal:
        best_list(candidates, limits, FEES)
    assert str(refusal.value) == why


def test_a_budget_needs_the_fees_of_every_service() -> None:
    with pytest.raises(BadFees) as refusal:
        best_list([program("01", 5, service="sfmatch")], Limits(budget=100), FEES)
    assert str(refusal.value) == (
        "No fees are known for sfmatch, so a budget cannot hold for internal medicine. "
        "Enter the fee table from the service's own page, or plan without a budget."
    )


def test_without_fees_and_budget_the_list_says_that_its_price_is_not_known() -> None:
    assert found([program("01", 5)], Limits(), {}).dollars is None
