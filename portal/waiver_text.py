"""What an applicant signs about access to a letter. A version, once signed by anybody, is never edited: add another."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WaiverText:
    """A version of the text, in both its answers."""

    version: str
    waive: str
    keep: str


#: Rule waiver_first; domain.md 1.3: chosen per letter, not waiving is a full choice.
CURRENT = WaiverText(
    version="2026-11",
    waive=(
        "I waive my right to read this letter. I will not see it, ask for its content, or have anybody tell me of it. "
        "I choose the same in the application service."
    ),
    keep=(
        "I keep my right to read this letter. I choose the same in the application service. "
        "I know that the writer is told of my choice."
    ),
)


def text_for(waived: bool) -> str:
    """The exact words that are signed."""
    return CURRENT.waive if waived else CURRENT.keep
