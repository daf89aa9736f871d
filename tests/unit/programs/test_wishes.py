"""What the profile keeps of wishes and weights reads back, and what nobody offers is left out."""

from hypothesis import given
from hypothesis import strategies as st

from portal.programs.catalogued import CataloguedProgram, Fact
from portal.programs.fit import ELEMENTS, WEIGHTS, Part, Size, Wishes
from portal.programs.wishes import HEAVIEST, SETTINGS, Preferences, preferences_as_json, preferences_from_json
from tests.unit.programs.cast import ON


def some(values: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values))


PREFERENCES = st.builds(
    Preferences,
    st.builds(
        Wishes,
        global_health_track=st.booleans(),
        places=st.frozensets(st.text(min_size=1, max_size=20)),
        settings=some(SETTINGS),
        elements=some(ELEMENTS),
        sizes=st.frozensets(st.sampled_from(Size)),
        research=st.booleans(),
        couple_places=st.none(),
    ),
    st.sampled_from(("", "pediatrics")),
    st.fixed_dictionaries({part: st.integers(0, HEAVIEST) for part in Part}),
)


@given(PREFERENCES)
def test_what_is_kept_reads_back(preferences: Preferences) -> None:
    assert preferences_from_json(preferences_as_json(preferences)) == preferences


def test_who_said_nothing_wishes_nothing_and_weighs_as_usual() -> None:
    assert preferences_from_json({}) == Preferences(Wishes(), "", WEIGHTS)


def test_what_nobody_offers_is_left_out() -> None:
    kept = {"elements": ["parties"], "sizes": ["huge"], "weights": {"place": 900, "score": "many", "size": True}}
    assert preferences_from_json(kept) == Preferences()


def test_a_couple_wishes_for_the_places_where_both_could_train() -> None:
    def program(key: str, specialty: str, place: str) -> CataloguedProgram:
        told = {"specialty": specialty, "place": place}
        return CataloguedProgram(key, {name: (Fact(value, "Page", ON, "Anna"),) for name, value in told.items()})

    programs = [program("1", "Pediatrics", "Ohio"), program("2", "surgery", "Maine")]
    assert Preferences(partner_specialty="pediatrics").wishes_among(programs).couple_places == {"Ohio"}
    assert Preferences().wishes_among(programs).couple_places is None
