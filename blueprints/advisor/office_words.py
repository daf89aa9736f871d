"""What the office calls a service's facts and a season's days."""

from typing import Any

from flask_babel import gettext

from portal.seasons import DateKind


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
