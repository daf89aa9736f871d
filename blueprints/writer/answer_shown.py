"""The question at the head of the page, or what became of it."""

from datetime import date
from typing import NamedTuple

from portal.answers import Undoable
from portal.lifecycle import Status
from portal.queries.writer_letter import WriterLetter
from portal.shown import shown_date
from portal.translating import gettext


class AnswerShown(NamedTuple):
    """`stands` is open, promised, postponed, uploaded or arrived; `may_undo` where the last answer can be taken back."""

    stands: str
    title: str
    before: str
    under: str
    may_undo: bool


def answer_shown(letter: WriterLetter, last: Undoable | None, today: date) -> AnswerShown:
    """What is asked of the writer now, in a sentence, and what follows."""
    first, may_undo = letter.first_name, last is not None
    if letter.status in (Status.AVAILABLE, Status.ASSIGNED):
        return AnswerShown("arrived", gettext("Your letter has arrived"), "", _arrived(letter, today), False)
    if letter.status == Status.UPLOADED:
        return AnswerShown("uploaded", gettext("It is uploaded. Thank you"), "", _uploaded(letter, today), may_undo)
    if letter.proposed_due_on:
        wish = shown_date(letter.proposed_due_on, today).words
        under = gettext(
            "%(first)s and the office see your wish and decide. Until they move it, the due date stays.", first=first
        )
        return AnswerShown("postponed", gettext("You asked for %(day)s", day=wish), "", under, may_undo)
    if letter.promised_at:
        told = shown_date(letter.promised_at.date(), today)
        under = gettext("You said so on %(day)s, and %(first)s knows.", day=told.words, first=first)
        return AnswerShown("promised", gettext("You will write it. Thank you"), "", under, may_undo)
    title = gettext("Will you write a strong letter for %(first)s?", first=first)
    return AnswerShown("open", title, _noted(letter, today), _open(first), False)


def _open(first: str) -> str:
    return gettext(
        "A no in time helps as much as a yes. %(first)s is told today, with your thanks or your regrets.", first=first
    )


def _noted(letter: WriterLetter, today: date) -> str:
    """The yes that the applicant noted: the page does not ask as if nothing had been said."""
    if letter.answered_at is None:
        return ""
    return gettext(
        "%(first)s noted that you said yes on %(day)s. Please confirm, so that nobody has to ask you again.",
        first=letter.first_name,
        day=shown_date(letter.answered_at.date(), today).words,
    )


def _uploaded(letter: WriterLetter, today: date) -> str:
    day = shown_date(letter.uploaded_on, today).words if letter.uploaded_on else ""
    said = {
        "writer": gettext("You uploaded it on %(day)s.", day=day),
        "designee": gettext(
            "%(name)s uploaded it for you on %(day)s.", name=letter.designee or gettext("Somebody"), day=day
        ),
    }.get(letter.uploaded_by, gettext("%(first)s saw that it is uploaded.", first=letter.first_name))
    wait = letter.rules.processing_business_days
    if not wait:
        return said
    until = gettext(
        "%(by)s may take up to %(days)s business days until programs have it. There is nothing more to do.",
        by=letter.rules.processed_by or letter.service_name,
        days=wait,
    )
    return f"{said} {until}"


def _arrived(letter: WriterLetter, today: date) -> str:
    if letter.available_at is None:
        return ""
    return gettext(
        "%(first)s saw it in %(service)s on %(day)s. There is nothing more to do.",
        first=letter.first_name,
        service=letter.service_name,
        day=shown_date(letter.available_at.date(), today).words,
    )
