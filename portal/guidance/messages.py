"""The messages of the journey, ready to be filled in: words that a person sends, or says.

Templates are data with named placeholders (`texts/messages.py`), in our own words: short, polite, thankful, and asking for a
*strong* letter. An office may put its own in their place (`check_words` says whether they can be filled). The line about a visa is
the applicant's own choice, for the writer's knowledge, and off unless asked for.
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


#: Filled by `compose` itself, with the applicant's choice or with nothing.
_VISA_LINE = "visa_line"


class FactMissing(KeyError):
    """A placeholder of the message has no value; its name is the argument."""


def _as_written(text: str) -> str:
    return text


class WordsCannotBeFilled(ValueError):
    """An office's own words name a placeholder that nothing fills, or a brace stands alone. The argument is a sentence."""


def placeholders(kind: MessageKind) -> tuple[str, ...]:
    """The names of the facts that a message needs, in the alphabet's order."""
    return tuple(sorted(_names(*MESSAGES[kind]) - {_VISA_LINE}))


def words_of(kind: MessageKind) -> tuple[str, str]:
    """Subject and body of the message as it is shipped, unfilled and untranslated."""
    return MESSAGES[kind]


def check_words(kind: MessageKind, subject: str, body: str) -> None:
    """Raises WordsCannotBeFilled, with a sentence, for an office's own words that could not be sent."""
    try:
        strange = _names(subject, body) - _names(*MESSAGES[kind])
    except ValueError:
        raise WordsCannotBeFilled(
            "A brace stands alone, or more than a name stands in one. Write {{ or }} for a brace that should be read."
        ) from None
    if strange:
        known = ", ".join(f"{{{name}}}" for name in placeholders(kind))
        raise WordsCannotBeFilled(f"Nothing fills {{{min(strange)}}} here. What can be filled: {known}.")


def _names(*texts: str) -> set[str]:
    """The names in braces. Raises ValueError where a brace stands alone, or a name is followed by how to set it.

    `{writer:>999999999}` is Python, and no word of an office: nothing but names is ever filled.
    """
    found = [part for text in texts for part in Formatter().parse(text) if part[1] is not None]
    if any(setting or conversion for _, _, setting, conversion in found):
        raise ValueError("more than a name")
    return {name for _, name, _, _ in found if name is not None}


def compose(
    kind: MessageKind,
    facts: Mapping[str, str],
    *,
    visa_need: str | None = None,
    own: tuple[str, str] | None = None,
    gettext: Callable[[str], str] = _as_written,
) -> Message:
    """The message filled in: the office's `own` subject and body, where it has any, else ours in the reader's language.

    `visa_need` ("a J-1 visa") adds the optional line to the first request by mail, and to no other.
    Raises FactMissing where a placeholder has no value.
    """
    subject, body = own or (gettext(MESSAGES[kind][0]), gettext(MESSAGES[kind][1]))
    line = gettext(VISA_LINE).format(visa_need=visa_need) if visa_need else ""
    try:
        filled = {**facts, _VISA_LINE: line}
        return Message(kind, subject.format_map(filled), body.format_map(filled))
    except KeyError as missing:
        raise FactMissing(missing.args[0]) from None
