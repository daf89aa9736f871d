"""Fit: a sum that can be followed part by part."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.programs.facts import NOT_ASKED, Conflict
from portal.programs.fit import WEIGHTS, Fit, Part, Size, Traits, Wishes, fit, size_of
from portal.programs.sentences import FIT_SENTENCES
from tests.unit.programs.cast import AMA, ON, OPEN_DOOR

WISHES = Wishes(
    global_health_track=True,
    places=frozenset({"Demo North"}),
    settings=frozenset({"community", "university"}),
    elements=frozenset({"curriculum", "mentorship"}),
    sizes=frozenset({Size.SMALL}),
    research=True,
    couple_places=frozenset({"demo north"}),
)
TRAITS = Traits(
    global_health_track=True,
    img_percent=50,
    place="Demo North",
    setting="community",
    positions=8,
    research=True,
    elements={"curriculum": True, "mentorship": False},
)
FIRST_SIX = {part: WEIGHTS[part] for part in list(Part)[:6]}

TABLE: list[tuple[Part, dict[str, Any], dict[str, Any], int | None]] = [
    (Part.GLOBAL_HEALTH, {}, {}, 100),
    (Part.GLOBAL_HEALTH, {}, {"global_health_track": False}, 0),
    (Part.GLOBAL_HEALTH, {}, {"global_health_track": None}, None),
    (Part.GLOBAL_HEALTH, {}, {"global_health_track": Conflict((True, False))}, None),
    (Part.IMG_SHARE, {}, {}, 100),
    (Part.IMG_SHARE, {}, {"img_percent": 12.5}, 25),
    (Part.IMG_SHARE, {}, {"img_percent": 0}, 0),
    (Part.IMG_SHARE, {}, {"img_percent": None}, None),
    (Part.SCORE, {}, {}, 55),
    (Part.SCORE, {"step2ck_minimum": 221}, {}, 100),
    (Part.SCORE, {"step2ck_minimum": 241}, {}, 0),
    (Part.SCORE, {"step2ck_minimum": 250}, {}, 0),
    (Part.SCORE, {"step2ck_minimum": NOT_ASKED}, {}, 100),
    (Part.SCORE, {"step2ck_minimum": None}, {}, None),
    (Part.PLACE, {}, {}, 100),
    (Part.PLACE, {}, {"place": "demo north"}, 100),
    (Part.PLACE, {}, {"place": "Demo South"}, 0),
    (Part.PLACE, {}, {"place": None}, None),
    (Part.SETTING, {}, {}, 100),
    (Part.SETTING, {}, {"setting": "military"}, 0),
    (Part.SETTING, {}, {"setting": None}, None),
    (Part.FRESH, {}, {}, 100),
    (Part.FRESH, {"checked_on": date(2026, 8, 16)}, {}, 0),
    (Part.FRESH, {"checked_on": None}, {}, 0),
    (Part.ELEMENTS, {}, {}, 50),
    (Part.ELEMENTS, {}, {"elements": {"curriculum": True}}, None),
    (Part.ELEMENTS, {}, {"elements": {"curriculum": True, "mentorship": Conflict((True, False))}}, None),
    (Part.COUPLE, {}, {}, 100),
    (Part.COUPLE, {}, {"place": "Demo South"}, 0),
    (Part.COUPLE, {}, {"place": None}, None),
    (Part.SIZE, {}, {}, 100),
    (Part.SIZE, {}, {"positions": 11}, 0),
    (Part.SIZE, {}, {"positions": Conflict((8, 12))}, None),
    (Part.RESEARCH, {}, {}, 100),
    (Part.RESEARCH, {}, {"research": False}, 0),
    (Part.RESEARCH, {}, {"research": None}, None),
]


@pytest.mark.parametrize(
    ("positions", "size"),
    [(1, Size.SMALL), (10, Size.SMALL), (11, Size.MEDIUM), (25, Size.MEDIUM), (26, Size.LARGE)],
)
def test_a_program_is_as_large_as_the_residents_who_begin_each_year(positions: int, size: Size) -> None:
    assert size_of(positions) == size


def weighed(program: dict[str, Any] | None = None, traits: dict[str, Any] | None = None, **others: Any) -> Fit:
    return fit(AMA, WISHES, OPEN_DOOR._replace(**(program or {})), TRAITS._replace(**(traits or {})), ON, **others)


@pytest.mark.parametrize(("part", "program", "traits", "share"), TABLE)
def test_every_part_counts_as_the_table_says(
    part: Part, program: dict[str, Any], traits: dict[str, Any], share: int | None
) -> None:
    points = next(points for points in weighed(program, traits).parts if points.part is part)
    assert points.share == share
    assert points.why.endswith(".")


def test_the_table_reaches_every_sentence() -> None:
    reached = {points.code for _, program, traits, _ in TABLE for points in weighed(program, traits).parts}
    assert reached == set(FIT_SENTENCES)


def test_the_sum_can_be_followed_on_paper() -> None:
    found = weighed(weights=FIRST_SIX)
    assert [(points.part.value, points.weight, points.share) for points in found.parts] == [
        ("global_health", 30, 100),
        ("img_share", 20, 100),
        ("score", 15, 55),
        ("place", 15, 100),
        ("setting", 10, 100),
        ("fresh", 10, 100),
    ]
    assert found.points == found.could_be == 93


def test_an_unknown_adds_nothing_and_shows_what_it_could_add() -> None:
    found = weighed(traits={"global_health_track": None}, weights=FIRST_SIX)
    assert (found.points, found.could_be) == (63, 93)


def test_what_is_not_wished_for_is_not_weighed() -> None:
    found = fit(AMA, Wishes(), OPEN_DOOR, TRAITS, ON)
    assert {points.part for points in found.parts} == {Part.IMG_SHARE, Part.SCORE, Part.FRESH}


def test_only_the_proportions_of_weights_count() -> None:
    doubled = {part: 2 * weight for part, weight in WEIGHTS.items()}
    assert weighed(weights=doubled).points == weighed().points


def test_a_weight_of_zero_leaves_a_part_out() -> None:
    assert weighed(weights={Part.SCORE: 1, Part.PLACE: 0}).points == 55
    assert weighed(weights={}).points == 0


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        weighed(weights={Part.SCORE: -1})


@given(
    st.builds(
        Traits,
        global_health_track=st.none() | st.booleans(),
        img_percent=st.none() | st.integers(0, 100),
        place=st.sampled_from((None, "Demo North", "Demo South")),
        setting=st.sampled_from((None, "community", "military")),
    ),
    st.dictionaries(st.sampled_from(Part), st.integers(0, 50)),
)
def test_fit_stays_within_its_scale_and_knowing_more_never_leaves_the_span(
    traits: Traits, weights: dict[Part, int]
) -> None:
    found = weighed(traits=traits._asdict(), weights=weights)
    assert 0 <= found.points <= found.could_be <= 100
    known = {name: value if value is not None else getattr(TRAITS, name) for name, value in traits._asdict().items()}
    assert found.points <= weighed(traits=known, weights=weights).points <= found.could_be
