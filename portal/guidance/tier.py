"""The tier of a writer choice (guide: "Tiers of impact"; `guidance-rules.md`, "The tier of a writer choice").

A tier is given only when everything it asks for is known: what is unknown neither lifts a writer up nor invents a
finding.
"""

from typing import Literal

from portal.guidance import clues, specialties
from portal.guidance.writer import Relationship, Target, WriterChoice

Tier = Literal[1, 2, 3, 4, "supplemental"]


def tiers_met(choice: WriterChoice, target: Target) -> tuple[Literal[1, 2, 3, 4], ...]:
    """Every tier whose conditions are met, best first.

    The first is the writer's tier; the others are kept and shown.
    """
    met: list[Literal[1, 2, 3, 4]] = []
    if is_us_clinical_supervisor(choice, target):
        met.append(1)
    if is_global_health_mentor(choice):
        met.append(2)
    if is_research_mentor(choice):
        met.append(3)
    if is_supervisor_abroad(choice):
        met.append(4)
    return tuple(met)


def best(met: tuple[Literal[1, 2, 3, 4], ...]) -> Tier:
    """The best tier met, or "supplemental" where none is."""
    return met[0] if met else "supplemental"


def is_us_clinical_supervisor(choice: WriterChoice, target: Target) -> bool:
    """Tier 1: a physician who directly supervised the applicant in US clinical care, in a core or the target specialty.

    Program and clerkship directors who supervised belong here like everyone else; those who did not, do not.
    """
    return (
        choice.is_physician is True
        and choice.supervised_directly is True
        and choice.in_us
        and choice.relationship is not Relationship.HOME
        and choice.is_clinical_supervision
        and choice.shadowing_only is not True
        and in_core_or_target(choice, target) is True
    )


def is_global_health_mentor(choice: WriterChoice) -> bool:
    """Tier 2: a global health role, and knows the applicant well."""
    return choice.has_global_health_role and choice.knows_applicant_well is True


def is_research_mentor(choice: WriterChoice) -> bool:
    """Tier 3: a research mentor who can name contributions; a non-physician counts for clinical research only."""
    mentor = choice.relationship is Relationship.RESEARCH or (
        choice.role is not None and choice.is_physician is True and clues.is_research_role(choice.role)
    )
    can_name_contributions = choice.supervised_directly is True or choice.knows_applicant_well is True
    counts = choice.is_physician is True or (choice.is_physician is False and is_in_clinical_research(choice) is True)
    return mentor and can_name_contributions and counts


def is_supervisor_abroad(choice: WriterChoice) -> bool:
    """Tier 4: a clinician of the home country with real supervision.

    A physician who supervised clinical work in a third country belongs here too: beside US letters.
    """
    abroad = choice.relationship is Relationship.HOME or (
        choice.relationship is Relationship.CLINICAL and choice.place is not None and not choice.in_us
    )
    return (
        abroad
        and choice.is_physician is True
        and choice.supervised_directly is True
        and choice.is_clinical_supervision
        and choice.shadowing_only is not True
    )


def in_core_or_target(choice: WriterChoice, target: Target) -> bool | None:
    """Is the writer's specialty in the clinical core or the target? None where that cannot be known."""
    if choice.field is None:
        return True if _same_words(choice.specialty, target.specialty) else None
    if specialties.is_core(choice.field):
        return True
    aim = specialties.specialty(target.specialty) if target.specialty is not None else None
    return specialties.in_target(choice.field, aim) if aim is not None else None


def is_in_clinical_research(choice: WriterChoice) -> bool | None:
    """Was research supervised in a clinical setting? None where neither role nor setting says so."""
    if choice.role is not None and clues.is_clinical_research(choice.role):
        return True
    if choice.care is None or choice.care is clues.Care.UNRECOGNISED:
        return None
    return choice.care is clues.Care.CLINICAL


def _same_words(one: str | None, other: str | None) -> bool:
    """A specialty the portal does not know may still be, word for word, the one applied for."""
    return bool(one and other and one.strip().casefold() == other.strip().casefold())
