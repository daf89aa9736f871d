"""A good writer choice and a good letter, to be changed by one thing at a time."""

from dataclasses import replace
from typing import Any

from portal.guidance import (
    Applicant,
    ChoiceAdvice,
    Letter,
    LetterStatus,
    PortfolioAdvice,
    Relationship,
    Target,
    WriterChoice,
    advise_on_choice,
    advise_on_portfolio,
)

TARGET = Target("internal medicine", True)
ATTENDING = WriterChoice(
    name="Dr. Stein",
    country="US",
    relationship=Relationship.CLINICAL,
    role="attending, inpatient ward",
    specialty="internal medicine",
    physician=True,
    supervised_directly=True,
    clinical_setting="county hospital",
    hands_on=True,
    weeks=4,
    months_since_rotation=2,
    asked=True,
    global_health_role="",
    famous=False,
    knows_applicant_well=True,
)
APPLICANT = Applicant("internal medicine", True, 1, 4, 40)
WARD = Letter(
    tier=1,
    writer_specialty="internal medicine",
    us_based=True,
    primarily_clinical=True,
    global_health_focus=False,
    directly_supervised=True,
    mentions_visa=False,
    famous_distant=False,
    status=LetterStatus.RECEIVED,
)
GLOBAL = replace(WARD, tier=2, writer_specialty="family medicine", global_health_focus=True)
FIELD = replace(GLOBAL, us_based=False, primarily_clinical=False)
RESEARCH = replace(WARD, tier=3, primarily_clinical=False, directly_supervised=True)
HOME = replace(WARD, tier=4, us_based=False)
EXTRA = replace(WARD, tier="supplemental", writer_specialty="", primarily_clinical=False, directly_supervised=False)
BALANCED = (WARD, WARD, GLOBAL)


def choice(**changes: Any) -> ChoiceAdvice:
    """Advice on the good attending with some things changed."""
    return advise_on_choice(replace(ATTENDING, **changes), TARGET)


def portfolio(*letters: Letter, **changes: Any) -> PortfolioAdvice:
    """Advice on a set for the applicant to a global health track, with some things changed."""
    return advise_on_portfolio(replace(APPLICANT, **changes), letters)


def codes(advice: ChoiceAdvice | PortfolioAdvice) -> list[str]:
    """The codes of the findings, in their order."""
    return [finding.code for finding in advice.findings]
