"""The demo's programs: enough, always the same, and never taken for real ones."""

from portal.programs.catalogue import read_catalogue
from portal.programs.demo import PROGRAMS, demo_file, demo_rows
from portal.programs.gates import GATES, Answer
from tests.unit.programs.cast import AMA, ON

CATALOGUE = read_catalogue(demo_file(ON), ON)


def test_there_are_more_than_four_hundred_and_none_is_left_out() -> None:
    assert len(CATALOGUE.programs) == PROGRAMS >= 400
    assert CATALOGUE.rejected == CATALOGUE.ignored == ()


def test_they_are_the_same_every_time() -> None:
    assert demo_rows(ON) == demo_rows(ON)


def test_nobody_can_take_one_for_a_real_program() -> None:
    for program in CATALOGUE.programs:
        assert program.key.startswith("DEMO-")
        assert program.name.startswith("Demo Hospital ")
        assert str(program.value("place")).startswith("Demo State ")
        for facts in program.facts.values():
            assert all("example.org" in fact.source or "made up" in fact.source for fact in facts)


def test_they_show_everything_a_page_must_cope_with() -> None:
    weaker = AMA._replace(
        step2ck=212, step2ck_attempts=3, usce_hands_on_months=0, ecfmg_certified=False, step3_passed=False
    )
    seen: dict[str, set[Answer]] = {criterion: set() for criterion in GATES}
    for program in CATALOGUE.programs:
        for applicant in (AMA, weaker):
            for criterion, gate in program.judged(applicant, ON).gates.items():
                seen[criterion].add(gate.answer)
    always_asked = {"specialty": {Answer.MEETS, Answer.FAILS}, "visa": set(Answer) - {Answer.NOT_ASKED}}
    assert seen == {criterion: always_asked.get(criterion, set(Answer)) for criterion in GATES}
    assert any(program.conflicts() for program in CATALOGUE.programs)
    assert any(program.stale(ON) for program in CATALOGUE.programs)
    assert len({program.service for program in CATALOGUE.programs}) == 2
