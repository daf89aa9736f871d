"""The letters of a page, one by one, put together to pieces of lines. Runs in the child alone."""

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from portal.letterfile.lines import Rectangle

LINE_ENDS = frozenset((10, 13))
LARGEST_LETTER = 0x10FFFF


def pieces_of_text(text: pypdfium2.PdfTextPage, count: int) -> Iterator[tuple[str, Rectangle]]:
    """Each line as PDFium finds it among the first `count` letters, with its box (left, bottom, right, top) in points.

    Read letter by letter: asked for the words within a rectangle, PDFium repeats letters that kerning lets overlap.
    """
    letters: list[str] = []
    box: Rectangle | None = None
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in LINE_ENDS:
            if box is not None and not "".join(letters).isspace():
                yield "".join(letters), box
            letters, box = [], None
            continue
        letters.append(chr(code) if 0 < code <= LARGEST_LETTER else " ")
        box = _around(box, _letter_box(text, index))
    if box is not None and not "".join(letters).isspace():
        yield "".join(letters), box


def _letter_box(text: pypdfium2.PdfTextPage, index: int) -> Rectangle | None:
    """Where a letter is drawn; None for those that PDFium adds itself (a space between words)."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(text, index, left, right, bottom, top):
        return None
    box = (left.value, bottom.value, right.value, top.value)
    return box if box[0] < box[2] or box[1] < box[3] else None


def _around(one: Rectangle | None, other: Rectangle | None) -> Rectangle | None:
    if one is None or other is None:
        return one or other
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))
