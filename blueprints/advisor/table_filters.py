"""The filters above the tables. Choices that are the same for every office are made once a language."""

from collections.abc import Sequence

from blueprints.advisor.cohort_words import finding_choices
from blueprints.advisor.table import Choices, Filter
from portal.queries.advisor_applicants import ApplicantFilters
from portal.queries.letter_filters import LetterFilters
from portal.queries.tallies import Tallies
from portal.shown.words import once_a_language
from portal.translating import gettext


def letter_filters_shown(filters: LetterFilters, kept: Tallies) -> list[Filter]:
    """Above the letters."""
    service, *of_rows = _offered(kept, "letter_specialty")
    return _set((*_letters(), service, _on_the_set(), *of_rows), filters)


def applicant_filters_shown(filters: ApplicantFilters, kept: Tallies) -> list[Filter]:
    """Above the applicants."""
    _, *of_rows = _offered(kept, "applicant_specialty")
    return _set((_on_the_set(), _joined(), *of_rows), filters)


def _set(offered: Sequence[Filter], filters: LetterFilters | ApplicantFilters) -> list[Filter]:
    """With what is chosen in each; one that offers nothing is left out."""
    return [
        one._replace(chosen=chosen) if (chosen := getattr(filters, one.name)) else one
        for one in offered
        if len(one.choices) > 1
    ]


@once_a_language
def _letters() -> tuple[Filter, ...]:
    states = (
        ("", gettext("Not ended")),
        ("out", gettext("Still out")),
        ("in", gettext("Uploaded and later")),
        ("declined", gettext("Declined")),
        ("withdrawn", gettext("Withdrawn")),
        ("all", gettext("Any")),
    )
    risks = (
        ("", gettext("Any")),
        ("any", gettext("Needs somebody")),
        ("late", gettext("Late")),
        ("at_risk", gettext("At risk")),
        ("silent", gettext("Silent")),
        ("unassigned", gettext("Not assigned")),
    )
    dues = (
        ("", gettext("Any")),
        ("past", gettext("Past")),
        ("7", gettext("Within 7 days")),
        ("14", gettext("Within 14 days")),
        ("30", gettext("Within 30 days")),
        ("none", gettext("Not set")),
    )
    tiers = (("", gettext("Any")), *((tier, tier) for tier in "1234"), ("supplemental", gettext("Extra")))
    return (
        Filter("state", gettext("Status"), states),
        Filter("risk", gettext("Risk"), risks),
        Filter("due", gettext("Due"), dues),
        Filter("tier", gettext("Tier"), tiers),
    )


@once_a_language
def _on_the_set() -> Filter:
    return Filter("finding", gettext("On the set"), finding_choices())


@once_a_language
def _joined() -> Filter:
    joined = (
        ("", gettext("Any")),
        ("yes", gettext("Signed in")),
        ("invited", gettext("Invited")),
        ("no", gettext("Not invited")),
    )
    return Filter("joined", gettext("Signed in"), joined)


@once_a_language
def _of_the_office() -> tuple[str, str, str, str, tuple[str, str]]:
    """What the filters of the office's own values are called, and their first choice."""
    return (
        gettext("Service"),
        gettext("Specialty"),
        gettext("Advisor"),
        gettext("Tag"),
        ("", gettext("Any")),
    )


def _offered(kept: Tallies, specialties: str) -> list[Filter]:
    """Filters whose values come from the office's own rows."""
    service, specialty, advisor, tag, anything = _of_the_office()

    def any_of(values: Choices) -> Choices:
        return (anything, *values)

    return [
        Filter("service", service, any_of(kept.services)),
        Filter("specialty", specialty, any_of([(one, one) for one in kept.keys(specialties) if one])),
        Filter("advisor", advisor, any_of(kept.advisors)),
        Filter("tag", tag, any_of([(one, one) for one in kept.keys("tag")])),
    ]
