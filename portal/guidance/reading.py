"""Plain data, as it arrives from a script or a form, read into what the rules work on.

Nothing here refuses: a value of the wrong type, a negative number of weeks or a word that is not on the list becomes
unknown, and its name is handed back beside the value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar

from portal.guidance.letters import Letter, LetterStatus
from portal.guidance.portfolio import Applicant
from portal.guidance.themes import Theme
from portal.guidance.tier import Tier
from portal.guidance.writer import Answer, Relationship, Target, WriterChoice

Word = TypeVar("Word", bound=StrEnum)
LONGEST = 100 * 12  # months or weeks: beyond a hundred years a number is a slip of the pen
TIERS: dict[object, Tier] = {1: 1, 2: 2, 3: 3, 4: 4, "1": 1, "2": 2, "3": 3, "4": 4, "supplemental": "supplemental"}


@dataclass(slots=True)
class Reader:
    """Reads the fields of one object and keeps the names of those whose value says nothing usable."""

    values: Mapping[str, Any]
    unusable: set[str] = field(default_factory=set)

    def text(self, name: str) -> str | None:
        """A text with something in it; None where it is missing."""
        value = self.values.get(name)
        if isinstance(value, str):
            return " ".join(value.split()) or None
        self._without(name, value)
        return None

    def text_or_none_there(self, name: str) -> str | None:
        """A text; the empty text where null says that there is none; None where nothing is said."""
        value = self.values.get(name, ...)
        if value is None or value is False:
            return ""
        if isinstance(value, str):
            return " ".join(value.split())
        self._without(name, None if value is ... else value)
        return None

    def flag(self, name: str) -> bool | None:
        """True or false; the words "yes", "no", "true", "false" are read too."""
        value = self.values.get(name)
        if isinstance(value, str):
            value = {"true": True, "yes": True, "false": False, "no": False}.get(value.strip().lower(), value)
        if isinstance(value, bool):
            return value
        self._without(name, value)
        return None

    def number(self, name: str, least: float = 0) -> float | None:
        """A finite number of at least `least`; None where it is missing or not a number."""
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._without(name, value)
            return None
        if not -LONGEST <= value <= LONGEST or not isfinite(value) or value < least:
            self._without(name, value)
            return None
        return value

    def whole(self, name: str) -> int | None:
        """A whole number that is not negative."""
        number = self.number(name)
        if number is None or number == int(number):
            return None if number is None else int(number)
        self._without(name, number)
        return None

    def word(self, name: str, words: type[Word]) -> Word | None:
        """One of a list of words, however it is capitalised or joined ("global health", "Global-Health")."""
        value = self.values.get(name)
        if isinstance(value, str):
            written = "_".join(value.strip().lower().replace("-", " ").replace("_", " ").split())
            if written in set(words):
                return words(written)
        self._without(name, value)
        return None

    def themes(self, name: str) -> frozenset[Theme] | None:
        """A list of themes; those not on the list are left out and the name is kept."""
        value = self.values.get(name)
        if not isinstance(value, list):
            self._without(name, value)
            return None
        known = frozenset(Theme(item) for item in value if isinstance(item, str) and item in set(Theme))
        if len(known) < len({str(item) for item in value}):
            self.unusable.add(name)
        return known

    def part(self, name: str) -> "Reader":
        """The fields of an object inside this one; no fields where it is missing."""
        value = self.values.get(name)
        if isinstance(value, Mapping):
            return Reader(value)
        return Reader({}, {name})

    def _without(self, name: str, value: object) -> None:
        """Keeps the name of a value that is there and cannot be used."""
        if value is not None:
            self.unusable.add(name)


@dataclass(frozen=True, slots=True)
class ChoiceCase:
    """A writer choice with its target, and the names of fields that could not be used."""

    choice: WriterChoice
    target: Target
    unusable: frozenset[str]


@dataclass(frozen=True, slots=True)
class PortfolioCase:
    """A set of letters with its applicant, and the names of fields that could not be used."""

    applicant: Applicant
    letters: tuple[Letter, ...]
    unusable: frozenset[str]


def read_choice(case: Mapping[str, Any]) -> ChoiceCase:
    """Reads `{"writer": {…}, "applicant_target": {…}}` (contracts.md, `guidance choice`)."""
    writer, aim = Reader(case).part("writer"), Reader(case).part("applicant_target")
    choice = WriterChoice(
        name=writer.text("name"),
        country=writer.text("country"),
        relationship=writer.word("relationship", Relationship),
        role=writer.text("role"),
        specialty=writer.text("specialty"),
        physician=writer.flag("physician"),
        supervised_directly=writer.flag("supervised_directly"),
        clinical_setting=writer.text_or_none_there("clinical_setting"),
        hands_on=writer.flag("hands_on"),
        weeks=writer.number("weeks"),
        months_since_rotation=writer.number("months_since_rotation", least=-24),
        asked=writer.flag("asked"),
        global_health_role=_global_health_role(writer),
        famous=writer.flag("famous"),
        knows_applicant_well=writer.flag("knows_applicant_well"),
        rotation_type=writer.text("rotation_type"),
        answer=writer.word("answer", Answer),
        later_season=writer.flag("later_season"),
        notice_weeks=writer.number("notice_weeks"),
        planned_themes=writer.themes("planned_themes"),
    )
    target = Target(aim.text("specialty"), aim.flag("global_health_track"))
    unusable = writer.unusable | {_OF_THE_TARGET.get(name, name) for name in aim.unusable}
    return ChoiceCase(choice, target, frozenset(unusable))


def read_portfolio(case: Mapping[str, Any]) -> PortfolioCase:
    """Reads `{"applicant": {…}, "letters": [{…}, …]}` (contracts.md, `guidance portfolio`)."""
    reader = Reader(case).part("applicant")
    applicant = Applicant(
        target_specialty=reader.text("target_specialty"),
        global_health_track=reader.flag("global_health_track"),
        required_specialty_letters=reader.whole("required_specialty_letters"),
        program_letter_slots=reader.whole("program_letter_slots"),
        days_to_deadline=reader.number("days_to_deadline", least=-LONGEST),
        valued_themes=_or(reader.themes("valued_themes"), frozenset(Theme)),
        statement_themes=_or(reader.themes("statement_themes"), frozenset()),
    )
    unusable = set(reader.unusable)
    written = case.get("letters")
    if not isinstance(written, list):
        unusable.add("letters")
        written = []
    letters = []
    for entry in written:
        letter_reader = Reader(entry if isinstance(entry, Mapping) else {})
        letters.append(_letter(letter_reader))
        unusable |= {f"letters.{name}" for name in letter_reader.unusable}
    return PortfolioCase(applicant, tuple(letters), frozenset(unusable))


def _letter(reader: Reader) -> Letter:
    tier = _tier(reader)
    return Letter(
        writer=reader.text("writer"),
        tier=tier,
        writer_specialty=_writer_specialty(reader, tier),
        us_based=reader.flag("us_based"),
        primarily_clinical=reader.flag("primarily_clinical"),
        global_health_focus=reader.flag("global_health_focus"),
        directly_supervised=reader.flag("directly_supervised"),
        mentions_visa=reader.flag("mentions_visa"),
        famous_distant=reader.flag("famous_distant"),
        status=reader.word("status", LetterStatus),
        planned_themes=reader.themes("planned_themes"),
    )


def _tier(reader: Reader) -> Tier | None:
    value = reader.values.get("tier")
    if isinstance(value, str):
        value = value.strip().lower()
    if not isinstance(value, bool) and isinstance(value, int | float | str) and value in TIERS:
        return TIERS[value]
    if value is not None:
        reader.unusable.add("tier")
    return None


def _writer_specialty(reader: Reader, tier: Tier | None) -> str | None:
    """Null is "has none" for a research mentor or supplemental writer, who may have none; unknown for a clinician."""
    if tier in (3, "supplemental"):
        return reader.text_or_none_there("writer_specialty")
    return reader.text("writer_specialty")


def _global_health_role(reader: Reader) -> str | None:
    """A role's name; `true` says that there is one without naming it."""
    if reader.values.get("global_health_role") is True:
        return "global health"
    return reader.text_or_none_there("global_health_role")


def _or(value: frozenset[Theme] | None, otherwise: frozenset[Theme]) -> frozenset[Theme]:
    return otherwise if value is None else value


_OF_THE_TARGET = {"specialty": "target_specialty"}
