"""Which way up a page's words stand. Runs in the child alone."""

import math
from collections import Counter

import pypdfium2
from pypdfium2 import raw

LETTERS_ASKED = 200  # how many say which way is up
QUARTER_TURN = math.pi / 2


def turn_of_words(page: pypdfium2.PdfPage) -> int | None:
    """The /Rotate, in degrees, with which most of the page's first letters stand upright; None without letters."""
    text = page.get_textpage()
    angles = [raw.FPDFText_GetCharAngle(text, index) for index in range(min(text.count_chars(), LETTERS_ASKED))]
    quarters = Counter(round(angle / QUARTER_TURN) % 4 for angle in angles if angle >= 0)
    return -90 * quarters.most_common(1)[0][0] % 360 if quarters else None
