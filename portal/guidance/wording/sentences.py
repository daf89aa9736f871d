"""A text cut into sentences that can be quoted: every piece is a stretch of the text itself, untouched."""

import re
from dataclasses import dataclass
from itertools import pairwise

# One character for one character, so that places in the plain text are places in the text.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼ´`", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–—‐‑−", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\t\r", " "),
        "\u00ad": " ",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
        "\x85": "\n",
    }
)
_NEVER_AT_THE_END = re.compile(
    r"\b(?:Dr|Drs|Mr|Mrs|Ms|Mx|Prof|St|Rev|Capt|vs|cf|approx|e\.g|i\.e|Nos?|Dept|Univ|[A-Z])\.$"
)
_END = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|[.!?][\"')\]]+(?=[A-Z])")
_NEW_LINE = re.compile(r"[ ]{20,}|\n[ ]*(?:\n\s*|(?=(?:[-*•‣◦·▪>]|\d{1,2}[.)]|[A-Z][A-Za-z ]{2,24}:)\s))")
_LIST_MARK = re.compile(r"(?:[-*•‣◦·▪>]|\d{1,2}[.)])\s+")
LONGEST = 800  # letters: what is longer is no sentence
_SHORT_LINE = 48  # a line this short that ends without a comma was ended by its writer, not by the margin


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


def plain(text: str) -> str:
    """The text with straight quotes, plain dashes and plain spaces, of exactly the same length."""
    return text.translate(_PLAIN)


def sentences(text: str, within: Piece | None = None) -> tuple[Piece, ...]:
    """The sentences of a text (or a piece of it), without the space and list marks around them."""
    whole = within or Piece(0, len(text))
    same = plain(text)
    found: list[Piece] = []
    for paragraph in _paragraphs(same, whole):
        start = paragraph.start
        for end in _sentence_ends(same, paragraph):
            found += _within_reason(same, _trimmed(same, Piece(start, end)))
            start = end
        found += _within_reason(same, _trimmed(same, Piece(start, paragraph.end)))
    return tuple(piece for piece in found if piece.end > piece.start)


def _within_reason(text: str, piece: Piece) -> list[Piece]:
    """The piece, or stretches of it where it is longer than any sentence: the time to read it must not explode."""
    pieces, start = [], piece.start
    while piece.end - start > LONGEST:
        space = text.rfind(" ", start, start + LONGEST)
        end = space if space > start else start + LONGEST
        pieces.append(_trimmed(text, Piece(start, end)))
        start = end
    return [*pieces, _trimmed(text, Piece(start, piece.end))]


def clause(text: str, sentence: Piece, start: int, end: int) -> Piece:
    """The part of a long sentence, between semicolons, colons or dashes, that holds the words from `start` to `end`."""
    words = plain(sentence.of(text))
    cuts = [sentence.start + cut.end() for cut in re.finditer(r"[;:]\s|\s-\s", words)]
    first = max([sentence.start, *(cut for cut in cuts if cut <= start)])
    last = min([sentence.end, *(cut for cut in cuts if cut >= end)])
    return _trimmed(text, Piece(first, last))


def _paragraphs(text: str, whole: Piece) -> list[Piece]:
    """Stretches between empty lines, list items and lines that their writer ended early."""
    cuts = [whole.start]
    cuts += [cut.end() for cut in _NEW_LINE.finditer(text, whole.start, whole.end)]
    cuts += _early_line_ends(text, whole)
    cuts.append(whole.end)
    ordered = sorted(set(cuts))
    return [Piece(start, end) for start, end in pairwise(ordered)]


def _early_line_ends(text: str, whole: Piece) -> list[int]:
    """Where a short line without closing punctuation is followed by a new thought: letterheads, signatures, headings."""
    ends = []
    for line in re.finditer(r"[^\n]*\n", text[whole.start : whole.end]):
        words, end = line.group().strip(), whole.start + line.end()
        follows = text[end : end + 40].lstrip()
        ended_by_its_writer = 0 < len(words) < _SHORT_LINE and (words[-1] not in ",;" or words.startswith("Dear"))
        if ended_by_its_writer and follows[:1].isupper():
            ends.append(end)
    return ends


def _sentence_ends(text: str, paragraph: Piece) -> list[int]:
    """Where sentences end: a closing mark that no abbreviation explains, and a new beginning after it."""
    ends = []
    for mark in _END.finditer(text, paragraph.start, paragraph.end):
        before = text[max(paragraph.start, mark.start() - 12) : mark.start() + 1]
        after = text[mark.end() : paragraph.end].lstrip()
        if not after or _NEVER_AT_THE_END.search(before):
            continue
        if after[0].isupper() or after[0].isdigit() or after[0] in "\"'([-*•":
            ends.append(mark.end())
    return ends


def _trimmed(text: str, piece: Piece) -> Piece:
    words = piece.of(text)
    start = piece.start + len(words) - len(words.lstrip())
    mark = _LIST_MARK.match(text, start, piece.end)
    start = mark.end() if mark else start
    return Piece(min(start, piece.end), piece.start + len(words.rstrip()))
