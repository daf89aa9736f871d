"""What a writer could speak to, from how they know the applicant (guide: the tiers, and what each can say).

For the open circles of the coverage grid: an offer to plan, never a claim. What is not known offers nothing.
"""

from portal.guidance.themes import GLOBAL_HEALTH_THEMES, Theme
from portal.guidance.tier import is_research_mentor
from portal.guidance.writer import WriterChoice

_ON_THE_WARD = frozenset({Theme.CLINICAL_EXCELLENCE, Theme.GROWTH, Theme.TEAMWORK})
_IN_THE_US = frozenset({Theme.COMPARISON, Theme.US_ADAPTATION})


def could_show(choice: WriterChoice) -> frozenset[Theme]:
    """The themes that this writer may have seen."""
    saw_work = choice.supervised_directly is True and choice.shadowing_only is not True
    themes: frozenset[Theme] = frozenset()
    if saw_work and choice.is_clinical_supervision:
        themes |= _ON_THE_WARD
        if choice.place is not None:
            themes |= _IN_THE_US if choice.in_us else {Theme.RESOURCE_LIMITED}
    if choice.has_global_health_role and choice.knows_applicant_well is not False:
        themes |= GLOBAL_HEALTH_THEMES
    if is_research_mentor(choice):
        themes |= {Theme.SYSTEMS_EQUITY, Theme.TEAMWORK}
    return themes
