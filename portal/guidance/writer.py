"""A writer choice as plain data: who the writer is, how they know the applicant, and what is not known."""

from dataclasses import dataclass
from enum import StrEnum

from portal.countries import country_code
from portal.guidance import clues, specialties
from portal.guidance.themes import Theme

# Puerto Rico and the other territories: their teaching hospitals are US clinical settings, accredited by the same bodies.
UNITED_STATES = frozenset({"US", "PR", "GU", "VI", "AS", "MP"})


class Relationship(StrEnum):
    """As what the writer knows the applicant."""

    CLINICAL = "clinical"
    GLOBAL_HEALTH = "global_health"
    RESEARCH = "research"
    HOME = "home"  # a supervisor in the home country
    OTHER = "other"


class Answer(StrEnum):
    """What the writer said when asked for a strong letter."""

    STRONG_YES = "strong_yes"
    HESITANT = "hesitant"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Target:
    """What the applicant applies for. None is unknown."""

    specialty: str | None = None
    global_health_track: bool | None = None


@dataclass(frozen=True, slots=True)
class WriterChoice:
    """One writer choice.

    None is unknown everywhere; for `clinical_setting` and `global_health_role` the empty text is "there is none".
    """

    name: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2: where the writer supervised the applicant
    relationship: Relationship | None = None
    role: str | None = None
    specialty: str | None = None
    physician: bool | None = None
    supervised_directly: bool | None = None
    clinical_setting: str | None = None
    hands_on: bool | None = None
    weeks: float | None = None
    months_since_rotation: float | None = None  # negative while the rotation still runs
    asked: bool | None = None
    global_health_role: str | None = None
    famous: bool | None = None
    knows_applicant_well: bool | None = None
    rotation_type: str | None = None  # "observership", "sub-internship", …
    answer: Answer | None = None
    later_season: bool | None = None  # the letter is for a later season than the rotation's
    notice_weeks: float | None = None  # between asking and the writer's due date
    planned_themes: frozenset[Theme] | None = None

    @property
    def place(self) -> str | None:
        """The country's code, or None where it is missing or names no country."""
        return country_code(self.country) if self.country is not None else None

    @property
    def in_us(self) -> bool:
        """Is it known to be the United States?"""
        return self.place in UNITED_STATES

    @property
    def field(self) -> str | None:
        """The specialty by the portal's name, or None where it is missing or not recognised."""
        return specialties.specialty(self.specialty) if self.specialty is not None else None

    @property
    def care(self) -> clues.Care | None:
        """What the setting's text says about patient care, or None where there is no text."""
        return clues.care(self.clinical_setting) if self.clinical_setting is not None else None

    @property
    def is_physician(self) -> bool | None:
        """The field as filled in; where it is not, a role that no physician holds settles it."""
        if self.physician is None and self.role is not None and clues.is_non_physician_role(self.role):
            return False
        return self.physician

    @property
    def shadowing_only(self) -> bool | None:
        """Was there no patient contact? An observership means none unless the applicant says so."""
        if self.hands_on is not None:
            return not self.hands_on
        texts = (self.role, self.clinical_setting, self.rotation_type)
        return True if any(text is not None and clues.is_observing(text) for text in texts) else None

    @property
    def is_prominent(self) -> bool | None:
        """Famous, by the field or, where it is not filled in, by a role such as chair, founder or minister."""
        if self.famous is None and self.role is not None and clues.is_prominent_role(self.role):
            return True
        return self.famous

    @property
    def is_clinical_supervision(self) -> bool:
        """Is the contact known to be clinical, rather than research, a project or a lesson?"""
        if self.care is clues.Care.NONE and self.clinical_setting != "":
            return False
        if self.relationship in (Relationship.CLINICAL, Relationship.HOME):
            return True
        if self.relationship is Relationship.RESEARCH:
            return False
        if self.relationship is Relationship.GLOBAL_HEALTH:
            return bool(self.clinical_setting) or self.hands_on is True
        return self.care is clues.Care.CLINICAL

    @property
    def has_global_health_role(self) -> bool:
        """By the field; by the relationship; or as supervisor in a refugee, migrant or NGO-affiliated clinic."""
        if self.role is not None and clues.is_minor_role(self.role):
            return False
        if self.global_health_role is not None and not clues.says_nothing(self.global_health_role):
            return not clues.is_minor_role(self.global_health_role)
        if self.relationship is Relationship.GLOBAL_HEALTH:
            return True
        if self.role is not None and clues.is_global_health_role(self.role):
            return True
        supervised_there = self.supervised_directly is True and self.clinical_setting is not None
        return supervised_there and clues.is_global_health_place(self.clinical_setting or "")
