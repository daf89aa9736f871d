"""A set of letters as plain data, and what can be counted in it while some of it is unknown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from portal.guidance import specialties
from portal.guidance.themes import Theme
from portal.guidance.tier import Tier


class LetterStatus(StrEnum):
    """Where a letter is, as far as the set is concerned."""

    REQUESTED = "requested"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of the set. None is unknown everywhere; the empty `writer_specialty` is "has none"."""

    writer: str | None = None
    tier: Tier | None = None
    writer_specialty: str | None = None
    us_based: bool | None = None
    primarily_clinical: bool | None = None
    global_health_focus: bool | None = None
    directly_supervised: bool | None = None
    mentions_visa: bool | None = None
    famous_distant: bool | None = None
    status: LetterStatus | None = None
    planned_themes: frozenset[Theme] | None = None

    @property
    def field(self) -> str | None:
        """The writer's specialty by the portal's name; empty where there is none, None where it is not known."""
        if self.writer_specialty is None or self.writer_specialty == "":
            return self.writer_specialty
        return specialties.specialty(self.writer_specialty)

    @property
    def is_us_clinical(self) -> bool | None:
        """US-based and clinical: tier 1, or a US global health supervisor who saw the applicant clinically."""
        return all_of(self.us_based, is_one_of(self.tier, (1, 2)), self.is_clinical)

    @property
    def is_clinical(self) -> bool | None:
        """Is the letter mainly about clinical work? A tier 1 letter is, unless it is planned otherwise."""
        if self.primarily_clinical is None:
            return True if self.tier == 1 else (False if self.tier == 3 else None)
        return self.primarily_clinical and self.tier != 3

    @property
    def is_global_health(self) -> bool | None:
        """An explicit global health focus, from someone who saw clinical or supervised field work."""
        return all_of(self.global_health_focus, any_of(self.is_clinical, self.directly_supervised))

    @property
    def is_project_abroad_only(self) -> bool | None:
        """About global health or international work, and not a clinical letter."""
        return all_of(self.global_health_focus, not_(self.is_clinical))

    def is_from(self, target: str | None) -> bool | None:
        """Does it come from the target specialty (the portal's name)? None where either is unknown."""
        if self.field is None or target is None:
            return None
        return specialties.in_target(self.field, target) if self.field else False


@dataclass(frozen=True, slots=True)
class Count:
    """How many letters meet a condition: at least `sure`, at most `possible`."""

    sure: int
    possible: int


def count(letters: Iterable[Letter], meets: Callable[[Letter], bool | None]) -> Count:
    """Counts the letters that surely and possibly meet a condition."""
    answers = [meets(letter) for letter in letters]
    return Count(answers.count(True), len(answers) - answers.count(False))


def all_of(*answers: bool | None) -> bool | None:
    """True if all are, False if one is not, otherwise unknown."""
    if False in answers:
        return False
    return None if None in answers else True


def any_of(*answers: bool | None) -> bool | None:
    """True if one is, False if none is, otherwise unknown."""
    if True in answers:
        return True
    return None if None in answers else False


def not_(answer: bool | None) -> bool | None:
    """The opposite; unknown stays unknown."""
    return None if answer is None else not answer


def is_one_of(tier: Tier | None, wanted: tuple[Tier, ...]) -> bool | None:
    """Is the tier one of these? Unknown stays unknown."""
    return None if tier is None else tier in wanted
