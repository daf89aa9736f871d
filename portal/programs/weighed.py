"""Every program of a catalogue for one applicant: its gates, its fit, and the group it stands in. None is ever dropped."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from portal.programs.catalogued import CataloguedProgram
from portal.programs.facts import Applicant
from portal.programs.fit import WEIGHTS, Fit, Part, Wishes, fit
from portal.programs.gates import Eligible, Judgement, is_stale, judge
from portal.programs.limits import Candidate
from portal.programs.words import plain_specialty, same_specialty


class Person(NamedTuple):
    """The applicant as programs are weighed for them.

    `specialties`: those applied for; where a program trains in one of them, that is the one its gate compares.
    """

    facts: Applicant
    wishes: Wishes = Wishes()
    weights: Mapping[Part, int] = WEIGHTS
    specialties: tuple[str, ...] = ()


class Weighed(NamedTuple):
    """One program with every gate answered and its fit."""

    program: CataloguedProgram
    judgement: Judgement
    fit: Fit

    @property
    def specialty(self) -> str:
        """The portal's own name of its specialty, however the catalogue writes it; what the newest source says."""
        facts = self.program.facts.get("specialty")
        return plain_specialty(str(facts[0].value)) if facts else ""

    def candidate(self) -> Candidate:
        """The program as a list sees it."""
        return self.program.candidate(self.judgement, self.fit)._replace(specialty=self.specialty)


GROUPS: Final[Mapping[str, Eligible]] = {"meets": Eligible.YES, "ask": Eligible.UNKNOWN, "apart": Eligible.NO}
"""The three groups of the page by the name they have in its address."""


def weigh(person: Person, programs: Iterable[CataloguedProgram], on: date, today: date) -> tuple[Weighed, ...]:
    """Weigh each program: best fit first, then by key, whatever order they came in.

    `on`: the day of the application, to which years since graduation are counted. `today`: the day to which the age of
    facts is counted.
    """
    weighed = [_weigh(person, program, on, today) for program in programs]
    return tuple(sorted(weighed, key=lambda each: (-each.fit.points, each.program.key)))


def in_groups(weighed: Iterable[Weighed]) -> dict[str, tuple[Weighed, ...]]:
    """The same programs by group: meets every gate; something is to be asked; a hard gate fails."""
    every = tuple(weighed)
    return {
        name: tuple(each for each in every if each.judgement.eligible is eligible) for name, eligible in GROUPS.items()
    }


def _weigh(person: Person, program: CataloguedProgram, on: date, today: date) -> Weighed:
    asks = program.gate_side()
    facts = person.facts._replace(specialty=_applied_for(person, asks.specialty))
    judgement = judge(facts, asks, on)._replace(stale=is_stale(asks.checked_on, today))
    return Weighed(program, judgement, fit(facts, person.wishes, asks, program.traits(), today, person.weights))


def _applied_for(person: Person, trains_in: object) -> str | None:
    """The specialty applied for that the program trains in, else the first."""
    if isinstance(trains_in, str):
        same = next((one for one in person.specialties if same_specialty(one, trains_in)), None)
        if same is not None:
            return same
    return person.specialties[0] if person.specialties else person.facts.specialty
