"""The guide as an office adjusts it: the numbers that its rules compare with, and the words in which a finding is said."""

from collections.abc import Mapping
from dataclasses import asdict, replace

import sqlalchemy as sa

from portal.audit import OFFICE, record
from portal.clock import now
from portal.errors import NotThere, Wrong
from portal.extensions import db
from portal.guidance import DEFAULT_ADVICE, DEFAULTS, Settings, UnknownText, catalogue_for
from portal.models import Office, Wording
from portal.translating import gettext

#: Of each pair the first is never more than the second.
IN_ORDER = (
    ("notice_weeks", "notice_weeks_best"),
    ("asked_late_months", "asked_late_severe_months"),
    ("us_clinical_letters", "core_clinical_letters_best"),
    ("planning_months", "planning_months_best"),
    ("helper_bullets_least", "helper_bullets_most"),
)
WORDED_PARTS = ("title", "why", "next")
LONGEST_WORDS = 600


def set_numbers(office: Office, numbers: Mapping[str, int]) -> None:
    """Keep the office's numbers; those that are the guide's or our default are not kept, and follow it.

    Raises Wrong, with the field's name, where two numbers are the wrong way round.
    """
    settings: Settings = replace(DEFAULTS, **numbers)
    for less, more in IN_ORDER:
        if getattr(settings, less) > getattr(settings, more):
            raise Wrong(
                more, gettext("Give at least %(number)s: it is the upper of two.", number=getattr(settings, less))
            )
    own = {name: value for name, value in numbers.items() if value != asdict(DEFAULTS)[name]}
    office.settings = {**office.settings, "guidance": own}
    record("set_numbers", office_id=office.id, shown_to=OFFICE, numbers=own)


def word_finding(office: Office, code: str, words: Mapping[str, str]) -> None:
    """Say a finding in the office's own words: title, why and next; an empty one is said in ours again.

    Raises NotThere for a code that does not exist, Wrong for words whose placeholders nothing fills.
    """
    if code not in DEFAULT_ADVICE:
        raise NotThere
    own = {part: words.get(part, "").strip() for part in WORDED_PARTS}
    check_words(code, own)
    db.session.execute(
        sa.delete(Wording).where(
            Wording.kind == "finding", Wording.key.in_([f"{code}.{part}" for part in WORDED_PARTS])
        )
    )
    db.session.add_all(
        Wording(office_id=office.id, kind="finding", key=f"{code}.{part}", body=text, changed_at=now())
        for part, text in own.items()
        if text and text != getattr(DEFAULT_ADVICE[code], part)
    )
    record("word_finding", office_id=office.id, shown_to=OFFICE, code=code)


def check_words(code: str, words: Mapping[str, str]) -> None:
    """Raises Wrong, with the part's name, for words whose placeholders nothing fills, or that are too long."""
    for part in WORDED_PARTS:
        _check(code, part, words.get(part, "").strip())


def _check(code: str, part: str, text: str) -> None:
    if len(text) > LONGEST_WORDS:
        raise Wrong(part, gettext("Keep this under %(max)d characters.", max=LONGEST_WORDS))
    try:
        catalogue_for({code: {part: text}} if text else {})
    except UnknownText as refused:
        raise Wrong(part, str(refused).partition(": ")[2]) from refused
