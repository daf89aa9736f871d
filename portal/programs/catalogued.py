"""A program of the catalogue: every fact as each source gives it, and what gates, fit and list make of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from portal.programs.facts import Applicant, Conflict, Program
from portal.programs.fit import ELEMENTS, Fit, Traits
from portal.programs.gates import Judgement, is_stale, judge
from portal.programs.letters import LetterAsk
from portal.programs.limits import Candidate
from portal.programs.words import same_specialty, word


class Fact(NamedTuple):
    """What one source said on one day, and who read it. Without a day it was written before days were kept: stale."""

    value: Any
    source: str
    checked_on: date | None
    checked_by: str


class CataloguedProgram(NamedTuple):
    """One program. `facts`: by name of the value, what each source says, newest first; not there is unknown."""

    key: str
    facts: Mapping[str, tuple[Fact, ...]]

    @property
    def name(self) -> str:
        """The name the newest source gives."""
        return str(self.facts["name"][0].value)

    @property
    def service(self) -> str:
        """Where one applies, as the newest source says."""
        return str(self.facts["service"][0].value)

    def value(self, name: str) -> Any:
        """What all sources agree on, None where none says anything, or a Conflict of what they say, newest first."""
        said: list[Any] = []
        for fact in self.facts.get(name, ()):
            if not any(_same(name, fact.value, other) for other in said):
                said.append(fact.value)
        if len(said) > 1:
            return Conflict(tuple(said))
        return said[0] if said else None

    def conflicts(self) -> tuple[str, ...]:
        """The names of the values on which sources disagree; to be asked at the program."""
        return tuple(name for name in self.facts if name not in _LABELS and isinstance(self.value(name), Conflict))

    def checked_on(self, name: str) -> date | None:
        """When a value was last checked in any source."""
        facts = self.facts.get(name)
        return facts[0].checked_on if facts else None

    def stale(self, on: date) -> tuple[str, ...]:
        """The names of the values that nobody has checked within 12 months before `on`."""
        return tuple(name for name in self.facts if is_stale(self.checked_on(name), on))

    def gate_side(self) -> Program:
        """The program as the gates see it; its date is that of the gate fact checked longest ago."""
        values = {name: self.value(name) for name in _GATE_NAMES}
        return Program(**values, checked_on=self._checked_longest_ago(_GATE_NAMES))

    def checked_longest_ago(self) -> date | None:
        """The day of the value that nobody has checked for longest; None where one of them has no day."""
        return self._checked_longest_ago(tuple(self.facts))

    def _checked_longest_ago(self, names: tuple[str, ...]) -> date | None:
        days = [self.checked_on(name) for name in names if name in self.facts]
        return None if None in days else min((day for day in days if day), default=None)

    def judged(self, applicant: Applicant, on: date) -> Judgement:
        """Every gate for this applicant on that day."""
        return judge(applicant, self.gate_side(), on)

    def traits(self) -> Traits:
        """The program as fit sees it."""
        return Traits(
            global_health_track=self.value("global_health_track"),
            img_percent=self.value("img_percent"),
            place=self.value("place"),
            setting=self.value("setting"),
            positions=self.value("positions"),
            research=self.value("research"),
            elements={element: self.value(f"global_health_{element}") for element in ELEMENTS},
        )

    def letter_ask(self) -> LetterAsk:
        """What it asks of letters; where sources disagree, that is not known."""
        return LetterAsk(
            key=self.key,
            name=self.name,
            service=self.service,
            specialty=self._agreed("specialty"),
            minimum=self._agreed("letters_minimum"),
            maximum=self._agreed("letters_maximum"),
            specialty_minimum=self._agreed("specialty_letters_minimum"),
            structured=self._agreed("structured_letter"),
            chair=self._agreed("chair_letter"),
            global_health_track=self._agreed("global_health_track"),
        )

    def candidate(self, judgement: Judgement, fit: Fit) -> Candidate:
        """The program as the list sees it. Its visa facts are known where all sources agree on them."""
        visas = self.value("visas")
        specialty = self.value("specialty")
        return Candidate(
            key=self.key,
            service=self.service,
            specialty=specialty if isinstance(specialty, str) else word(specialty),
            fit=fit.points,
            place=self._agreed("place"),
            institution=self._agreed("institution"),
            global_health_track=self._agreed("global_health_track"),
            visa_known=visas is not None and not isinstance(visas, Conflict),
            takes_signals=self._agreed("takes_signals") is True,
            fails=tuple(gate.criterion for gate in judgement.failed),
        )

    def _agreed(self, name: str) -> Any:
        value = self.value(name)
        return None if isinstance(value, Conflict) else value


_GATE_NAMES: Final = tuple(name for name in Program._fields if name != "checked_on")
_LABELS: Final = frozenset({"name", "service"})
"""Names differ from source to source without anybody being wrong; the newest is shown."""


def _same(name: str, one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return same_specialty(one, other) if name == "specialty" else one.casefold() == other.casefold()
    return bool(one == other)
