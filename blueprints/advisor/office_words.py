"""What the office calls a service's facts and a season's days."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from portal.queries.advisor_office import FactChange, Rule
from portal.seasons import DateKind
from portal.shown import ShownDate, shown_date
from portal.translating import gettext
from portal.usecases.service_values import ADDRESS, FORMS, NUMBERS, PAPER, YES_OR_NO, takes_lines

#: Services change their rules with the season: what was looked up before it may no longer hold.
OLD = timedelta(days=365)


class ShownRule(NamedTuple):
    """A value with its source; `warning` where it is old or nobody has confirmed it."""

    key: str
    name: str
    value: str
    source: str
    checked: ShownDate
    warning: str


class ShownChange(NamedTuple):
    """A value that was replaced."""

    when: ShownDate
    by: str
    words: str


def shown_rule(rule: Rule, day: date) -> ShownRule:
    """A value for the table."""
    warning = ""
    if day - rule.checked_on > OLD:
        warning = gettext("Older than a year. Look it up again.")
    elif not rule.confirmed:
        warning = gettext("Not confirmed by the service.")
    return ShownRule(
        rule.key, fact_name(rule.key), value_words(rule.value), rule.source, shown_date(rule.checked_on, day), warning
    )


def shown_change(change: FactChange, day: date) -> ShownChange:
    """What it was and what it became."""
    words = gettext("From %(before)s to %(after)s", before=value_words(change.before), after=value_words(change.value))
    return ShownChange(shown_date(change.at.date(), day), change.by, words)


def value_hint(key: str) -> str:
    """How a value is written."""
    if key == FORMS:
        return gettext(
            "One letter a line: specialty; name; web form, PDF or unknown; narrative too: yes, no or unknown."
        )
    if takes_lines(key):
        return gettext("One a line; empty where nobody knows.")
    if key in NUMBERS:
        return gettext("A whole number; empty where nobody knows.")
    if key in YES_OR_NO:
        return gettext("Yes or no; empty where nobody knows.")
    if key == PAPER:
        return gettext("A paper such as letter or A4; empty where the service sets none.")
    if key == ADDRESS:
        return gettext("The whole address, beginning with https://; empty where nobody knows.")
    return gettext("In a few words; empty where nobody knows.")


def fact_name(key: str) -> str:
    """A fact of a service; one that we have no word for is shown by its key."""
    names = {
        "name": gettext("Name"),
        "portal_name": gettext("Where writers upload"),
        "portal_address": gettext("Address of that portal"),
        "writer_needs_account": gettext("Writers need an account there"),
        "specialties": gettext("Specialties"),
        "program_letter_slots": gettext("Letters that one program gets at most"),
        "file_types": gettext("Kinds of file"),
        "file_bytes": gettext("Largest file, in bytes"),
        "page_size": gettext("Page size"),
        "forbidden_in_file_name": gettext("Not allowed in a file name"),
        "digital_signature_accepted": gettext("Digital signatures are accepted"),
        "encryption_accepted": gettext("Encrypted files are accepted"),
        "letter_types": gettext("Kinds of letter"),
        "general_letter": gettext("A letter for all programs is possible"),
        "standardized_letters": gettext("Standardized letters"),
        "standardized_with_narrative": gettext("Standardized letter with a narrative"),
        "confidentiality_statement": gettext("A confidentiality statement is asked for"),
        "letter_request": gettext("What the writer is sent"),
        "letter_id": gettext("Each letter has an id"),
        "processing_business_days": gettext("Business days from upload to available"),
        "processed_by": gettext("Who processes letters"),
        "may_upload": gettext("Who may upload"),
        "may_not_upload": gettext("Who may not upload"),
        "writer_may_replace": gettext("Writers may replace a letter"),
        "assigned_by_hand": gettext("Letters are assigned by hand"),
        "assignment_locks": gettext("When an assignment locks"),
        "sets_deadline": gettext("The service sets a deadline"),
        "application_fees": gettext("What applying costs, by programs of one specialty"),
    }
    return names.get(key, key.replace("_", " ").capitalize())


def value_words(value: Any) -> str:
    """A value for a person."""
    if value is None:
        return gettext("Not known")
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list):
        return ", ".join(
            str(one.get("name", "")) if isinstance(one, dict) else str(one).replace("_", " ") for one in value
        )
    words = str(value)
    return words.replace("_", " ") if words.isidentifier() else words


def date_name(kind: str) -> str:
    """A day of a season's calendar."""
    return {
        DateKind.OPENS: gettext("The season opens"),
        DateKind.FIRST_SUBMIT: gettext("First day to submit"),
        DateKind.REVIEW_STARTS: gettext("Programs start to review"),
        DateKind.RANK_LISTS: gettext("Rank lists are due"),
        DateKind.MATCH_DAY: gettext("Match day"),
        DateKind.ENDS: gettext("The season ends"),
    }[DateKind(kind)]
