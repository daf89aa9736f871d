"""What is counted over a cohort, in words: on the queue with its number, as a filter without it."""

from portal.shown.words import once_a_language
from portal.translating import gettext, ngettext


def finding_words(name: str, count: int) -> str:
    """ "14 without a global health letter": the finding with how many applicants it is about."""
    return {
        "no_global_health_letter": ngettext(
            "One on a global health track without a global health letter",
            "%(num)s on a global health track without a global health letter",
            count,
        ),
        "too_few_us_clinical": ngettext(
            "One with fewer than two US clinical letters", "%(num)s with fewer than two US clinical letters", count
        ),
        "no_choice": ngettext(
            "One signed in and chose no writer yet", "%(num)s signed in and chose no writer yet", count
        ),
        "waiver_unsigned": ngettext(
            "One with a letter that waits for the waiver", "%(num)s with a letter that waits for the waiver", count
        ),
        "unassigned": ngettext(
            "One with a letter in the service that no program gets",
            "%(num)s with a letter in the service that no program gets",
            count,
        ),
    }[name]


@once_a_language
def finding_choices() -> tuple[tuple[str, str], ...]:
    """The same as the values of a filter."""
    return (
        ("", gettext("Any")),
        ("no_global_health_letter", gettext("No global health letter")),
        ("too_few_us_clinical", gettext("Too few US clinical letters")),
        ("no_choice", gettext("No writer chosen")),
        ("waiver_unsigned", gettext("Waiver not signed")),
        ("unassigned", gettext("Letter not assigned")),
    )
