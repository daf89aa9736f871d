"""The parts of an advice's text, and the mark that lets the translators' tool find them."""

from dataclasses import dataclass

from portal.guidance.finding import Severity


@dataclass(frozen=True, slots=True)
class Advice:
    """The texts of one code.

    `title`, `why` and `next` may hold named placeholders; `section` is a heading of the guide.
    """

    severity: Severity
    title: str
    why: str
    next: str
    section: str


def N_(text: str) -> str:
    """Marks a text for translation without translating it here."""
    return text
