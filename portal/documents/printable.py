"""A person's text made fit for print: what no font can show is left out and named, and nothing can break a page.

Text stays data: Typst never sees it as markup. What is left to care for are characters without a glyph (emoji, rare
scripts), invisible characters that turn or break lines, and words longer than a line.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from portal.documents.fonts import can_show

BREAK_HERE = "\u200b"
JOINERS = "\u200c\u200d"  # Persian and the Indic scripts are misspelt without them
MARKS = ("Mn", "Mc", "Me")
INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")
VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# A run that no line-breaking rule would split; scripts written without spaces are broken by Typst itself.
UNBROKEN = re.compile("[^\\s\u200b\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffdc\U00020000-\U0003ffff]+")
LONGEST_WORD = 40
PIECE = 12
SPACE = re.compile("[^\\S\u00a0]+")  # a no-break space stays what it is


@dataclass
class Proof:
    """Goes over the texts of one document and remembers which characters no font could show."""

    left_out: dict[str, None] = field(default_factory=dict)

    def read(self, text: str) -> str:
        """The text as it will be printed: one line, composed letters, without what cannot be shown."""
        if text.isascii() and text.isprintable():
            return breakable(one_line(text))
        shown = []
        for character in visible(VARIATION.sub("", text)):
            if character in JOINERS + BREAK_HERE or can_show(character):
                shown.append(character)
            else:
                self.left_out[character] = None
        return breakable(one_line("".join(shown)))

    @property
    def missing(self) -> str:
        """The characters that were left out, each once, in the order they were met."""
        return "".join(self.left_out)


def one_line(text: str) -> str:
    """The text with every run of spaces and line ends as one space."""
    return SPACE.sub(" ", text).strip()


def visible(text: str) -> str:
    """The text as one line of composed letters, without characters that control, turn or hide."""
    line = one_line(unicodedata.normalize("NFC", text))
    return "".join(c for c in line if c in JOINERS + BREAK_HERE or unicodedata.category(c) not in INVISIBLE)


def breakable(text: str, longest: int = LONGEST_WORD) -> str:
    """Give a word longer than a line places to break, so that it stays on the page."""
    return UNBROKEN.sub(lambda run: run.group() if len(run.group()) <= longest else _in_pieces(run.group()), text)


def _in_pieces(word: str) -> str:
    pieces, length = [], 0
    for character in word:
        if length >= PIECE and unicodedata.category(character) not in MARKS and character not in JOINERS:
            pieces.append(BREAK_HERE)
            length = 0
        pieces.append(character)
        length += 1
    return "".join(pieces)


def plainest(text: str) -> str:
    """The text without anything that combines with its neighbour: the last resort."""
    return "".join(c for c in text if unicodedata.category(c) not in (*MARKS, *INVISIBLE))


def says_something(text: str) -> bool:
    """Whether anything of the text is left on paper: a heading without a letter is refused by PDF/UA."""
    return bool(plainest(Proof().read(text)).strip())


def in_texts(change: Callable[[str], str], value: Any) -> Any:
    """The same JSON value with every string in it changed, keys left as they are."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: in_texts(change, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [in_texts(change, item) for item in value]
    return value
