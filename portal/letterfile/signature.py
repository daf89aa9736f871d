"""Where a visible signature may be, and what one looks like as ink. Lengths in points. Runs in the child alone."""

from collections.abc import Sequence

from portal.letterfile.ink import Blot
from portal.letterfile.lines import Line
from portal.letterfile.looks import is_closing

BELOW_CLOSING = 3.0 * 72
NEAR_CLOSING = 1.4 * 72  # signed here, wherever the name stands
NAME_BLOCK_GAP = 0.25 * 72
BELOW_NAME = 0.35 * 72
ABOVE_CLOSING = 0.15 * 72
TOO_WIDE = 5.5 * 72
TOO_HIGH = 2.5 * 72
EDGE = 0.15 * 72


def closing_line(lines: Sequence[Line]) -> Line | None:
    """The last line of the page that ends a letter ("Sincerely,"), if there is one."""
    return next((line for line in reversed(lines) if is_closing(line.text)), None)


def signed_below(closing: Line, marks: Sequence[Blot], pixels_per_point: float, lines: Sequence[Line] = ()) -> bool:
    """Whether ink that is not typed stands below the closing: strokes or a picture, not a ruled line.

    `lines` are those of the page: where the writer's name follows, ink far below it is the foot of the paper.
    """
    top, bottom = closing.top - ABOVE_CLOSING, _end_of_signing(closing, lines)
    return any(
        _is_mark(mark, pixels_per_point, wide=25, high=8)
        and mark.bottom / pixels_per_point > top
        and mark.top / pixels_per_point < bottom
        for mark in marks
    )


def _end_of_signing(closing: Line, lines: Sequence[Line]) -> float:
    """How far down a signature may begin: a little below the block of the writer's name, or the room where none is typed."""
    below = [line for line in lines if line.top > closing.bottom]
    end = closing.bottom + BELOW_CLOSING
    if not below or below[0].top > end:
        return end
    block = below[0]
    for line in below[1:]:
        if line.top - block.bottom > NAME_BLOCK_GAP:
            break
        block = line
    return max(block.bottom + BELOW_NAME, closing.bottom + NEAR_CLOSING)


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
