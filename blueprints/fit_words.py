"""Gates and fit in the reader's words: what a gate is called, how its answer looks, who said so and when."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from blueprints.program_words import GROUPS, service_name, value_name, value_words
from portal.programs.catalogued import CataloguedProgram, Fact
from portal.programs.facts import Conflict
from portal.programs.fit import Part, Points
from portal.programs.gates import Answer, Gate, is_stale
from portal.programs.sentences import FIT_SENTENCES, GATE_SENTENCES
from portal.programs.weighed import Weighed
from portal.shown.dates import shown_date
from portal.shown.status import Status
from portal.translating import gettext

#: The value of a program that each gate compares.
ASKED_BY = {
    "specialty": "specialty",
    "visa": "visas",
    "step2ck": "step2ck_minimum",
    "attempts": "attempts_maximum",
    "graduation_years": "graduation_years_maximum",
    "usce_months": "usce_months_minimum",
    "usce_hands_on": "usce_hands_on",
    "ecfmg": "ecfmg_at_application",
    "step3": "step3_for_h1b",
}


class SourceShown(NamedTuple):
    """What one source said. `age`: "3 months ago"; `stale`: more than 12 months, or nobody knows when."""

    value: str
    source: str
    url: str
    by: str
    age: str
    stale: bool


class FactShown(NamedTuple):
    """One value of a program, as each source gives it."""

    name: str
    sources: list[SourceShown]
    conflict: bool


def criterion_name(criterion: str) -> str:
    """A gate's short name."""
    return {
        "specialty": gettext("Specialty"),
        "visa": gettext("Visa"),
        "step2ck": gettext("Step 2 CK"),
        "attempts": gettext("Attempts"),
        "graduation_years": gettext("Years since graduation"),
        "usce_months": gettext("US clinical months"),
        "usce_hands_on": gettext("Hands-on in the US"),
        "ecfmg": gettext("ECFMG certificate"),
        "step3": gettext("Step 3"),
    }[criterion]


def criteria_words(criteria: Iterable[str]) -> str:
    """Several of them in a line."""
    return ", ".join(criterion_name(each) for each in criteria)


def part_name(part: Part) -> str:
    """A part of the fit."""
    return {
        Part.GLOBAL_HEALTH: gettext("Global-health track"),
        Part.ELEMENTS: gettext("What its global health holds"),
        Part.IMG_SHARE: gettext("Graduates from abroad"),
        Part.SCORE: gettext("Step 2 CK above the minimum"),
        Part.PLACE: gettext("Place"),
        Part.COUPLE: gettext("Your partner"),
        Part.SETTING: gettext("Setting"),
        Part.SIZE: gettext("Size"),
        Part.RESEARCH: gettext("Research"),
        Part.FRESH: gettext("Fresh facts"),
    }[part]


def answer_status(answer: Answer) -> Status:
    """A gate's answer as a shape and a word."""
    return {
        Answer.MEETS: Status("check", gettext("Meets"), "good"),
        Answer.FAILS: Status("cross", gettext("Fails"), "severe"),
        Answer.UNKNOWN: Status("diamond", gettext("Unknown: ask"), "caution"),
        Answer.NOT_ASKED: Status("bar", gettext("Not asked")),
    }[answer]


def gate_why(gate: Gate) -> str:
    """The values compared, in the reader's language."""
    return gettext(GATE_SENTENCES[gate.code]) % gate.values


def points_why(points: Points) -> str:
    """Why a part adds what it adds."""
    return gettext(FIT_SENTENCES[points.code]) % points.values


def fact_shown(program: CataloguedProgram, name: str, today: date) -> FactShown:
    """A value with every source that says something about it."""
    facts = program.facts.get(name, ())
    sources = [_source(name, fact, today) for fact in facts]
    return FactShown(value_name(name), sources, isinstance(program.value(name), Conflict))


def facts_shown(program: CataloguedProgram, today: date) -> list[FactShown]:
    """Everything that is known of a program, in the order of its page."""
    names = [name for group in GROUPS.values() for name in group if name in program.facts]
    return [fact_shown(program, name, today) for name in names]


def _source(name: str, fact: Fact, today: date) -> SourceShown:
    day = fact.checked_on
    return SourceShown(
        value=value_words(name, fact.value, today),
        source=fact.source or gettext("no source given"),
        url=fact.source if fact.source.startswith(("https://", "http://")) else "",
        by=fact.checked_by,
        age=shown_date(day, today).distance if day else gettext("nobody said when"),
        stale=is_stale(day, today),
    )


def about_program(each: Weighed) -> str:
    """Where it is, in what, and who takes its applications."""
    said = [place_of(each), each.specialty, service_name(each.program.service)]
    if each.program.value("global_health_track") is True:
        said.append(gettext("global-health track"))
    return ", ".join(part for part in said if part)


def place_of(each: Weighed) -> str:
    """The place, as far as the catalogue knows it."""
    place = each.program.value("place")
    return place if isinstance(place, str) else ""
