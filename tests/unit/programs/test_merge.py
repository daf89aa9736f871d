"""What a catalogue knows put together with what is told: each source keeps its latest word, and none overwrites another."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.programs.catalogued import CataloguedProgram, Fact
from portal.programs.facts import Conflict
from portal.programs.merge import merge
from tests.unit.programs.cast import ON


def says(value: int, source: str = "Page", days: int = 0, by: str = "Anna") -> CataloguedProgram:
    return CataloguedProgram("X-1", {"step2ck_minimum": (Fact(value, source, ON - timedelta(days=days), by),)})


def test_a_new_program_is_taken_as_it_is() -> None:
    assert merge(None, says(230)) == (says(230), ("step2ck_minimum",), ())


def test_a_later_word_of_a_source_takes_the_place_of_its_last() -> None:
    assert merge(says(220, days=9), says(230)) == (says(230), ("step2ck_minimum",), ())


def test_an_older_word_of_a_source_is_named_and_changes_nothing() -> None:
    assert merge(says(230), says(220, days=9)) == (says(230), (), ("step2ck_minimum",))


def test_another_source_stands_beside_it_and_a_conflict_is_seen() -> None:
    program = merge(says(220, days=9), says(230, "Directory")).program
    assert program.value("step2ck_minimum") == Conflict((230, 220))


def test_a_value_without_a_day_gives_way_to_the_first_that_has_one() -> None:
    undated = CataloguedProgram("X-1", {"step2ck_minimum": (Fact(200, "page", None, ""),)})
    assert merge(undated, says(230)).program == says(230)
    assert undated.checked_longest_ago() is None


WORDS = st.builds(says, st.sampled_from((220, 230)), st.sampled_from(("Page", "page", "Directory")), st.integers(0, 3))


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_however_often_they_come_each_source_has_one_word_its_latest(told: list[CataloguedProgram]) -> None:
    kept = None
    for each in told:
        kept = merge(kept, each).program
    assert kept is not None
    facts = kept.facts["step2ck_minimum"]
    assert len({fact.source.casefold() for fact in facts}) == len(facts)
    for fact in facts:
        days = [
            each.facts["step2ck_minimum"][0].checked_on or date.min
            for each in told
            if each.facts["step2ck_minimum"][0].source.casefold() == fact.source.casefold()
        ]
        assert fact.checked_on == max(days)
    assert merge(kept, kept) == (kept, (), ())
