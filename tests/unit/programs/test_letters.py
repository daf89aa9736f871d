"""Which letters go where: suggestions, what is missing, and what is said before a change."""

import random

import pytest

from portal.programs.facts import NOT_ASKED
from portal.programs.letter_checks import Problem, Standings, Weight, check_change, open_points
from portal.programs.letter_sentences import PROBLEM_SENTENCES
from portal.programs.letters import (
    Letter,
    LetterAsk,
    Missing,
    Plan,
    Role,
    SlotRules,
    Standing,
    Suggestion,
    slot_rules,
    suggest,
    to_plan,
)
from portal.seasons.services import SERVICES

ERAS = slot_rules(SERVICES["eras"])
RESIDENCYCAS = slot_rules(SERVICES["residencycas"])

ASK = LetterAsk("DEMO-1", "Demo Hospital 1", "eras", "internal medicine", minimum=3, maximum=4, specialty_minimum=2)


def letter(key: str, **others: object) -> Letter:
    base = Letter(key, f"Dr. {key.title()}", "eras", Standing.AVAILABLE, "internal medicine", tier=1)
    return base._replace(**others)


def keys(suggestion: Suggestion) -> list[str]:
    return [chosen.letter.key for chosen in suggestion.chosen]


def test_the_services_slots_come_from_their_facts() -> None:
    assert SlotRules("eras", 4, removable=True) == ERAS
    assert SlotRules("residencycas", 4, removable=False) == RESIDENCYCAS


def test_what_the_program_asks_for_comes_before_strength() -> None:
    letters = [
        letter("ahmed", tier=1, specialty="surgery"),
        letter("baker", tier=1, specialty="pediatrics"),
        letter("chen", tier=1, specialty="surgery"),
        letter("diaz", tier=3),
        letter("evans", tier=3, specialty="cardiology"),
    ]
    chosen = suggest(ASK, letters, ERAS)
    assert keys(chosen) == ["diaz", "evans", "ahmed", "baker"]
    assert [each.roles for each in chosen.chosen] == [(Role.SPECIALTY,)] * 2 + [(Role.STRONG,)] * 2
    assert chosen.missing == ()


def test_the_structured_letter_and_the_global_health_letter_have_their_reasons() -> None:
    ask = ASK._replace(structured="SEL", global_health_track=True)
    letters = [
        letter("ahmed", structured="SEL"),
        letter("baker"),
        letter("chen", tier=2, specialty="family medicine", global_health=True),
    ]
    chosen = suggest(ask, letters, ERAS)
    assert [each.why(ask) for each in chosen.chosen] == [
        "Dr. Ahmed: the structured letter that the program asks for (SEL). In the service: it can be assigned now.",
        "Dr. Baker: a letter from internal medicine, the program's own specialty. "
        "In the service: it can be assigned now.",
        "Dr. Chen: shows the work in global health, for which the program has a track. "
        "In the service: it can be assigned now.",
    ]


def test_without_a_track_a_global_health_letter_has_no_place_of_its_own() -> None:
    letters = [letter("ahmed"), letter("baker"), letter("chen"), letter("diaz", tier=None, global_health=True)]
    assert keys(suggest(ASK, letters, ERAS)) == ["ahmed", "baker", "chen"]
    assert keys(suggest(ASK._replace(global_health_track=True), letters, ERAS)) == ["ahmed", "baker", "chen", "diaz"]


def test_a_weak_letter_fills_a_slot_only_where_the_number_asks_for_it() -> None:
    letters = [letter("ahmed"), letter("baker"), letter("chen", tier=4)]
    assert keys(suggest(ASK, letters, ERAS)) == ["ahmed", "baker", "chen"]
    assert keys(suggest(ASK._replace(minimum=2), letters, ERAS)) == ["ahmed", "baker"]


def test_the_slots_of_the_service_and_what_the_program_reads_both_hold() -> None:
    letters = [letter(name) for name in ("ahmed", "baker", "chen", "diaz", "evans")]
    assert len(suggest(ASK._replace(maximum=None), letters, ERAS).chosen) == 4
    assert len(suggest(ASK._replace(maximum=3), letters, ERAS).chosen) == 3
    assert len(suggest(ASK._replace(maximum=None), letters, SlotRules("eras", None)).chosen) == 3


def test_a_letter_on_its_way_counts_but_one_in_the_service_goes_first() -> None:
    letters = [letter("ahmed", standing=Standing.EXPECTED), *(letter(name) for name in ("baker", "chen", "diaz"))]
    assert keys(suggest(ASK._replace(maximum=3), letters, ERAS)) == ["baker", "chen", "diaz"]
    only = suggest(ASK, letters[:1], ERAS)
    assert only.chosen[0].why(ASK).endswith("Still on its way: assign it once it is in the service.")


def test_withdrawn_letters_and_those_of_another_service_are_left_out() -> None:
    letters = [letter("ahmed", standing=Standing.GONE), letter("baker", service="residencycas"), letter("chen")]
    assert keys(suggest(ASK, letters, ERAS)) == ["chen"]


def test_one_writer_gives_one_letter_to_a_program() -> None:
    letters = [letter("ahmed", structured="SEL"), letter("baker", writer="Dr. Ahmed"), letter("chen")]
    assert keys(suggest(ASK._replace(structured="SEL"), letters, ERAS)) == ["ahmed", "chen"]


def test_what_is_missing_becomes_writer_choices_to_plan() -> None:
    ask = ASK._replace(structured="SEL", chair=True, global_health_track=True, maximum=None)
    missing = suggest(ask, [letter("ahmed")], ERAS).missing
    assert missing == (
        Missing(Role.STRUCTURED, 1, "SEL"),
        Missing(Role.CHAIR, 1, "internal medicine"),
        Missing(Role.SPECIALTY, 1, "internal medicine"),
        Missing(Role.GLOBAL_HEALTH, 1, ""),
    )
    assert missing[2].why == ("Letters from internal medicine missing: 1. Plan a writer from that specialty.")


def test_without_any_letter_everything_is_missing() -> None:
    assert suggest(ASK, [], ERAS).missing == (
        Missing(Role.SPECIALTY, 2, "internal medicine"),
        Missing(Role.STRONG, 1, ""),
    )


def test_what_a_program_states_it_does_not_ask_for_is_not_missing() -> None:
    ask = ASK._replace(specialty_minimum=NOT_ASKED, structured=NOT_ASKED, chair=False, minimum=0)
    assert suggest(ask, [], ERAS).missing == ()


def test_what_is_missing_at_several_programs_is_planned_once() -> None:
    other = ASK._replace(key="DEMO-2", structured="SEL")
    suggestions = [suggest(each, [letter("ahmed"), letter("baker")], ERAS) for each in (ASK, other)]
    assert to_plan(suggestions) == (
        Plan(Role.STRONG, "", 1, ("DEMO-1",)),
        Plan(Role.STRUCTURED, "SEL", 1, ("DEMO-2",)),
    )


def test_the_order_of_the_letters_changes_nothing() -> None:
    letters = [letter(name, tier=tier) for tier, name in enumerate(("ahmed", "baker", "chen", "diaz", "evans", "ford"))]
    shuffled = list(letters)
    random.Random(1).shuffle(shuffled)
    assert suggest(ASK, shuffled, ERAS) == suggest(ASK, letters, ERAS)


def test_a_letter_that_residencycas_keeps_stays_in_the_suggestion() -> None:
    ask = ASK._replace(service="residencycas", maximum=3)
    letters = [letter(name, service="residencycas") for name in ("ahmed", "baker", "chen")]
    weak = letter("weak", service="residencycas", tier=None)
    suggestion = suggest(ask, [*letters, weak], RESIDENCYCAS, assigned=frozenset({"weak"}))
    assert keys(suggestion) == ["ahmed", "baker", "weak"]
    assert [each.fixed for each in suggestion.chosen] == [False, False, True]
    eras = [each._replace(service="eras") for each in (*letters, weak)]
    assert keys(suggest(ASK._replace(maximum=3), eras, ERAS, assigned=frozenset({"weak"}))) == [
        "ahmed",
        "baker",
        "chen",
    ]


def test_after_applying_the_suggestion_is_what_is_there() -> None:
    letters = [letter("ahmed"), letter("baker")]
    assert keys(suggest(ASK, letters, ERAS, assigned=frozenset({"baker"}), applied=True)) == ["baker"]


LETTERS = {
    each.key: each
    for each in (
        letter("ahmed"),
        letter("baker"),
        letter("chen"),
        letter("diaz"),
        letter("evans"),
        letter("gone", standing=Standing.GONE),
        letter("coming", standing=Standing.UPLOADED),
        letter("foreign", service="residencycas"),
    )
}


def problems(now: str, after: str, rules: SlotRules = ERAS, applied: bool = False, **ask: object) -> list[Problem]:
    standings = Standings(ASK._replace(**ask), frozenset(now.split()), applied)
    return list(check_change(standings, frozenset(after.split()), LETTERS, rules))


@pytest.mark.parametrize(
    ("now", "after", "codes"),
    [
        ("ahmed", "ahmed", []),
        ("ahmed", "", []),
        ("", "ahmed", ["locks_when_applying"]),
        ("", "gone", ["withdrawn", "locks_when_applying"]),
        ("", "coming", ["not_there_yet", "locks_when_applying"]),
        ("", "foreign", ["other_service", "locks_when_applying"]),
        ("ahmed baker chen diaz", "ahmed baker chen diaz evans", ["too_many", "locks_when_applying"]),
    ],
)
def test_a_change_by_hand_is_checked(now: str, after: str, codes: list[str]) -> None:
    assert [problem.code for problem in problems(now, after)] == codes


def test_more_letters_than_the_program_reads_is_said_and_not_forbidden() -> None:
    (more, _) = problems("", "ahmed baker", maximum=1)
    assert (more.code, more.weight) == ("more_than_read", Weight.WARNS)


def test_applying_locks_and_the_sentence_says_so() -> None:
    (locked,) = problems("ahmed", "baker", applied=True)
    assert (locked.code, locked.weight) == ("locked_by_applying", Weight.STOPS)
    assert locked.why == (
        "You have applied to Demo Hospital 1, and applying locked its letters. They can no longer change."
    )


def test_residencycas_says_before_that_a_letter_can_never_be_removed() -> None:
    assert [each.code for each in problems("", "foreign", RESIDENCYCAS, service="residencycas")] == [
        "never_removed",
        "locks_when_applying",
    ]
    (stopped,) = problems("foreign", "", RESIDENCYCAS, service="residencycas")
    assert (stopped.code, stopped.weight, stopped.letter) == ("cannot_be_removed", Weight.STOPS, "foreign")


def test_open_points_name_what_waits_and_what_was_lost() -> None:
    programs = [
        Standings(ASK, frozenset({"ahmed", "gone"}), applied=False),
        Standings(ASK._replace(key="DEMO-2"), frozenset({"baker", "gone"}), applied=True),
        Standings(ASK._replace(key="DEMO-3"), frozenset(), applied=False),
        Standings(ASK._replace(key="DEMO-4"), frozenset(), applied=True),
    ]
    points = open_points(reversed(programs), LETTERS.values())
    assert [(point.code, point.letter) for point in points] == [
        ("uploaded_unassigned", "chen"),
        ("uploaded_unassigned", "diaz"),
        ("uploaded_unassigned", "evans"),
        ("uploaded_unassigned", "foreign"),
        ("assigned_withdrawn", "gone"),
        ("gone_and_locked", "gone"),
        ("nothing_assigned", ""),
        ("applied_without_letters", ""),
    ]


def test_every_problem_has_a_sentence_that_can_be_filled_in() -> None:
    seen = {
        problem.code: problem.why
        for problem in open_points([Standings(ASK, frozenset({"gone"}), False)], LETTERS.values())
    }
    assert set(seen) == {"uploaded_unassigned", "assigned_withdrawn"}
    assert all("%" not in sentence % dict.fromkeys(_places(sentence), "x") for sentence in PROBLEM_SENTENCES.values())


def _places(sentence: str) -> list[str]:
    return [part.split(")")[0] for part in sentence.split("%(")[1:]]
