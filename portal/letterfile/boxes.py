"""The size a page shows: boxes, inheritance, rotation and user units (ISO 32000, 14.11.2 and 7.7.3.3)."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Object, Pdf

INHERITED = ("/MediaBox", "/CropBox", "/Rotate")
PAGES_AT_MOST = 20_000
POINTS_AT_MOST = 1_000_000.0

Box = tuple[float, float, float, float]
Attributes = dict[str, Any]


class TooManyPages(Exception):
    """The page tree has more leaves than a letter could."""


def leaves(pdf: Pdf) -> Iterator[tuple[Object, Attributes]]:
    """Every page in order, with the attributes that hold for it, its own or inherited.

    Walks the tree itself: a library's walk repairs, recurses or loops. A node that comes again is passed over. Raises
    TooManyPages.
    """
    waiting: list[tuple[Any, Attributes]] = [(pdf.Root.get("/Pages"), {})]
    passed: set[tuple[int, int]] = set()
    found = 0
    while waiting:
        node, inherited = waiting.pop()
        if not isinstance(node, Dictionary):
            continue
        attributes = inherited | {key: node[key] for key in INHERITED if key in node}
        kids = node.get("/Kids")
        if isinstance(kids, Array):
            if node.is_indirect and node.objgen in passed:
                continue
            passed.add(node.objgen)
            if found + len(waiting) + len(kids) > PAGES_AT_MOST:
                raise TooManyPages
            waiting.extend((kid, attributes) for kid in reversed(list(kids)))
        else:
            found += 1
            yield node, attributes


def shown_size(page: Object, attributes: Attributes) -> tuple[float, float] | None:
    """Width and height in points as a reader shows and prints the page; None if the page states no usable size."""
    media = box(attributes.get("/MediaBox"))
    if media is None:
        return None
    crop = box(attributes.get("/CropBox"))
    left, bottom, right, top = media if crop is None else common(media, crop)
    unit = _number(page.get("/UserUnit"), 1.0)
    unit = unit if unit > 0 else 1.0
    width, height = (right - left) * unit, (top - bottom) * unit
    quarter_turns = int(_number(attributes.get("/Rotate"), 0.0) // 90)
    return (height, width) if quarter_turns % 2 else (width, height)


def box(value: Any) -> Box | None:
    """A rectangle with its corners in order, or None if it is not four numbers that span an area."""
    if not isinstance(value, Array) or len(value) != 4:
        return None
    numbers = [_number(item, None) for item in value]
    if any(number is None or abs(number) > POINTS_AT_MOST for number in numbers):
        return None
    x1, y1, x2, y2 = numbers
    left, right, bottom, top = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    return (left, bottom, right, top) if right > left and top > bottom else None


def common(media: Box, crop: Box) -> Box:
    """What two rectangles share; without an area where they share nothing."""
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, max(left, right), max(bottom, top))


def _number(value: Any, otherwise: Any) -> Any:
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return otherwise
