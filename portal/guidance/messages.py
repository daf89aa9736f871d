"""The messages of the journey, ready to be filled in: words that a person sends, or says.

Templates are data with named placeholders (`texts/messages.py`), in our own words: short, polite, thankful, and asking for a
*strong* letter. The line about a visa is the applicant's own choice, for the writer's knowledge, and off unless asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter

from portal.guidance.texts.messages import MESSAGES, VISA_LINE


class MessageKind(StrEnum):
    """What a message is for."""

    MID_ROTATION_FEEDBACK = "mid_rotation_feedback"
    SIGNAL_INTEREST = "signal_interest"
    ASK_IN_PERSON = "ask_in_person"
    ASK_BY_MAIL = "ask_by_mail"
    GENTLE_REMINDER = "gentle_reminder"
    FINAL_REMINDER = "final_reminder"
    THANK_YOU = "thank_you"
    OUTCOME = "outcome"
    ANOTHER_WRITER = "another_writer"
    THANK_FOR_NO = "thank_for_no"


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it would go out. `subject` is empty for what is said in person."""

    kind: MessageKind
    subject: str
    body: str


class FactMissing(KeyError):
    """A placeholder of the message has no value; its name is the argument."""


def _as_written(text: str) -> str:
    return text


def placeholders(kind: MessageKind) -> tuple[str, ...]:
    """The names of the facts that a message needs, in the alphabet's order."""
    subject, body = MESSAGES[kind]
    names = {name for text in (subject, body) for _, name, _, _ in Formatter().parse(text) if name}
    return tuple(sorted(names - {"visa_line"}))


def compose(
    kind: MessageKind,
    facts: Mapping[str, str],
    *,
    visa_need: str | None = None,
    gettext: Callable[[str], str] = _as_written,
) -> Message:
    """The message filled in. `visa_need` ("a J-1 visa") adds the optional line to the first request by mail, and to no other.

    Raises FactMissing where a placeholder has no value.
    """
    subject, body = MESSAGES[kind]
    line = gettext(VISA_LINE).format(visa_need=visa_need) if visa_need else ""
    try:
        filled = {**facts, "visa_line": line}
        return Message(kind, gettext(subject).format_map(filled), gettext(body).format_map(filled))
    except KeyError as missing:
        raise FactMissing(missing.args[0]) from None
