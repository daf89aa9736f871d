"""Where a visible signature may be, and what one looks like as ink. Lengths in points. Runs in the child alone."""

from collections.abc import Sequence

from portal.letterfile.ink import Blot
from portal.letterfile.lines import Line
from portal.letterfile.looks import is_closing

BELOW_CLOSING = 3.0 * 72
ABOVE_CLOSING = 0.15 * 72
TOO_WIDE = 5.5 * 72
TOO_HIGH = 2.5 * 72
EDGE = 0.15 * 72


def closing_line(lines: Sequence[Line]) -> Line | None:
    """The last line of the page that ends a letter ("Sincerely,"), if there is one."""
    return next((line for line in reversed(lines) if is_closing(line.text)), None)


def signed_below(closing: Line, marks: Sequence[Blot], pixels_per_point: float) -> bool:
    """Whether ink that is not typed stands below the closing: strokes or a picture, not a ruled line."""
    top, bottom = closing.top - ABOVE_CLOSING, closing.bottom + BELOW_CLOSING
    return any(
        _is_mark(mark, pixels_per_point, wide=25, high=8)
        and mark.bottom / pixels_per_point > top
        and mark.top / pixels_per_point < bottom
        for mark in marks
    )


def signed_at_top(marks: Sequence[Blot], pixels_per_point: float) -> bool:
    """Whether such ink stands at the top of the page after a closing that had no room below it."""
    return any(
        _is_mark(mark, pixels_per_point, wide=25, high=8) and mark.top / pixels_per_point < BELOW_CLOSING
        for mark in marks
    )


def signed_somewhere(marks: Sequence[Blot], pixels_per_point: float, height: float, width: float) -> bool:
    """Whether strokes larger than any typed letter stand below the letterhead, on a page whose words are a picture."""
    for mark in marks:
        left, right = mark.left / pixels_per_point, mark.right / pixels_per_point
        top, bottom = mark.top / pixels_per_point, mark.bottom / pixels_per_point
        on_edge = left < EDGE or right > width - EDGE or bottom > height - EDGE
        sparse = mark.area < 0.6 * mark.width * mark.height
        if top > 0.22 * height and not on_edge and sparse and _is_mark(mark, pixels_per_point, wide=36, high=16):
            return True
    return False


def is_logo(mark: Blot, pixels_per_point: float) -> bool:
    """A picture or drawing at the top of a page that is large enough to be a letterhead."""
    high_up = mark.top / pixels_per_point < 2.2 * 72
    return high_up and mark.width / pixels_per_point >= 29 and mark.height / pixels_per_point >= 18


def _is_mark(mark: Blot, pixels_per_point: float, *, wide: float, high: float) -> bool:
    width, height = mark.width / pixels_per_point, mark.height / pixels_per_point
    return wide <= width <= TOO_WIDE and high <= height <= TOO_HIGH
