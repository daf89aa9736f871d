"""What an applicant says to a writer, in the guide's three moments and after. Data with named places; an office may change any of it.

Guide, steps 3 and 4: ask for feedback midway; ask at the end for a *strong* letter, which leaves room for a no; by mail
say who you are, when and where you worked together, and what you apply for. Visa is not mentioned.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class MessageKind(StrEnum):
    """The moments."""

    FEEDBACK = "feedback"
    ASK_IN_PERSON = "ask_in_person"
    ASK_BY_MAIL = "ask_by_mail"
    THANK = "thank"
    OUTCOME = "outcome"


@dataclass(frozen=True)
class Message:
    """A subject, where it is a mail, and the words."""

    subject: str
    body: str


def N_(text: str) -> str:
    """Mark a text for translation where it stands; it is translated where it is filled."""
    return text


MESSAGES: Mapping[MessageKind, Message] = {
    MessageKind.FEEDBACK: Message(
        "",
        N_(
            "I hope to apply to %(specialty)s residencies as an international medical graduate. Could you tell me how I am"
            " doing so far, what I should work on, and whether I am on the way to a strong letter of recommendation?"
        ),
    ),
    MessageKind.ASK_IN_PERSON: Message(
        "",
        N_(
            "%(writer)s, I have valued working with you. I plan to apply to %(specialty)s residencies. Would you feel"
            " comfortable writing a strong letter of recommendation for me? I would send you one page with what you saw of my"
            " work, my CV and everything you need to upload it."
        ),
    ),
    MessageKind.ASK_BY_MAIL: Message(
        N_("A letter of recommendation for %(applicant)s"),
        N_(
            "Dear %(writer)s,\n\n"
            "I am %(applicant)s%(standing)s. %(together)s\n\n"
            "I am applying to %(specialty)s residencies for the %(season)s season. Would you feel comfortable writing a strong"
            " letter of recommendation for me?%(due)s\n\n"
            "If you agree, I will send you one page with what you saw of my work, my CV, my personal statement and how to"
            " upload the letter. If you would rather not, that is a help as well: please just say so.\n\n"
            "Thank you for your time and your teaching.\n\n"
            "%(applicant)s"
        ),
    ),
    MessageKind.THANK: Message(
        N_("Thank you for your letter"),
        N_(
            "Dear %(writer)s,\n\n"
            "Your letter has arrived. Thank you for the time you took for it, and for what you taught me. I will tell you how"
            " it goes.\n\n"
            "%(applicant)s"
        ),
    ),
    MessageKind.OUTCOME: Message("", N_("I matched, and I begin in July. Thank you for your part in it.")),
}


def message(
    kind: MessageKind,
    facts: Mapping[str, str],
    *,
    own: Mapping[str, Message] | None = None,
    gettext: Callable[[str], str] = N_,
) -> Message:
    """The words for this moment, filled. `own` are the office's, by kind; a place that they do not know stays as it is."""
    words = (own or {}).get(kind) or MESSAGES[kind]
    filled = _Facts(facts)
    return Message(gettext(words.subject) % filled if words.subject else "", gettext(words.body) % filled)


class _Facts(dict[str, str]):
    """A name that nothing fills is left standing, so that the applicant sees it and writes it."""

    def __missing__(self, name: str) -> str:
        return f"({name})"
