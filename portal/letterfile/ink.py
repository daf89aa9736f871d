"""Ink on a rendered page: the strokes of a signature, the picture of a letterhead. Runs in the child alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from portal.letterfile.lines import Rectangle

DARKER_THAN_PAPER = 40  # of 256 shades of grey: lighter than a pencil, darker than a scanner's grey veil
RUNS_AT_MOST = 60_000  # a photograph or noise, not a letter
HOLLOW = 0.6  # of its box: thickened lines around cells fill no more
RULED = 0.85
JOIN = 5  # pixels: strokes this near belong to one signature


@dataclass
class Blot:
    """A connected patch of ink, in pixels from the top left corner; `area` counts its pixels."""

    left: int
    top: int
    right: int
    bottom: int
    area: int

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top


def without_words(page: Image.Image, words: Iterable[Rectangle]) -> Image.Image:
    """The page with its typed words painted over in the colour of the paper. Rectangles in pixels."""
    blank = page.copy()
    pen, paper = ImageDraw.Draw(blank), paper_shade(page)
    for left, top, right, bottom in words:
        pen.rectangle((left - 1, top - 1, right + 1, bottom + 1), fill=paper)
    return blank


def paper_shade(page: Image.Image) -> int:
    """The commonest light shade of a grey picture: the paper."""
    shades = page.histogram()
    return max(range(128, 256), key=lambda shade: shades[shade])


def is_blank(page: Image.Image) -> bool:
    """No ink at all on a grey picture of a page."""
    return not any(page.histogram()[: paper_shade(page) - DARKER_THAN_PAPER])


def blots(page: Image.Image, *, joined: bool) -> list[Blot]:
    """The patches of ink of a grey picture, `joined` where strokes lie close together. Empty for a noisy picture."""
    limit = paper_shade(page) - DARKER_THAN_PAPER
    dark = _thickened(page) if joined else page
    bitmap = dark.point([1] * max(0, limit) + [0] * (256 - max(0, limit)))
    found = _connected(bitmap.tobytes(), bitmap.width)
    margin = JOIN // 2 if joined else 0
    return [Blot(b.left + margin, b.top + margin, b.right - margin, b.bottom - margin, b.area) for b in found]


def is_ruled(page: Image.Image, blot: Blot) -> bool:
    """Whether the patch is a frame or a table: straight lines from side to side, and little else."""
    if blot.area > HOLLOW * blot.width * blot.height or min(blot.width, blot.height) < JOIN:
        return False
    limit = paper_shade(page) - DARKER_THAN_PAPER
    patch = page.crop((blot.left, blot.top, blot.right, blot.bottom)).point(
        [1] * max(0, limit) + [0] * (256 - max(0, limit))
    )
    across, bits = patch.width, patch.tobytes()
    rows = [bits[start : start + across] for start in range(0, len(bits), across)]
    columns = [bits[start::across] for start in range(across)]
    full_rows = sum(row.count(1) for row in rows if row.count(1) >= RULED * across)
    full_columns = sum(column.count(1) for column in columns if column.count(1) >= RULED * len(rows))
    return full_rows + full_columns >= RULED * bits.count(1) > 0


def _thickened(page: Image.Image) -> Image.Image:
    """Every stroke grown by JOIN // 2 pixels to each side (far quicker than a rank filter)."""
    for down, across in ((0, 1), (1, 0)):
        grown = page
        for step in range(-(JOIN // 2), JOIN // 2 + 1):
            grown = ImageChops.darker(grown, ImageChops.offset(page, across * step, down * step))
        page = grown
    return page


def _runs(bitmap: bytes, width: int) -> Iterator[tuple[int, int, int]]:
    """Every stretch of ink as row, first pixel, pixel after the last."""
    for row, start in enumerate(range(0, len(bitmap), width)):
        line = bitmap[start : start + width]
        end = 0
        while (begin := line.find(1, end)) >= 0:
            end = line.find(0, begin)
            end = width if end < 0 else end
            yield row, begin, end


def _connected(bitmap: bytes, width: int) -> list[Blot]:
    """Union of the runs that touch from one row to the next, also at corners."""
    found: list[Blot] = []
    parent: list[int] = []
    above: list[tuple[int, int, int]] = []
    current: list[tuple[int, int, int]] = []
    last_row = -1
    for row, begin, end in _runs(bitmap, width):
        if row != last_row:
            above = current if row == last_row + 1 else []
            current, last_row = [], row
        if len(parent) >= RUNS_AT_MOST:
            return []
        number = len(parent)
        parent.append(number)
        found.append(Blot(begin, row, end, row + 1, end - begin))
        for other_begin, other_end, other in above:
            if other_begin <= end and begin <= other_end:
                _unite(found, parent, number, other)
        current.append((begin, end, number))
    return [blot for number, blot in enumerate(found) if parent[number] == number]


def _unite(found: list[Blot], parent: list[int], one: int, other: int) -> None:
    one, other = _root(parent, one), _root(parent, other)
    if one == other:
        return
    parent[one] = other
    kept, gone = found[other], found[one]
    kept.left, kept.top = min(kept.left, gone.left), min(kept.top, gone.top)
    kept.right, kept.bottom = max(kept.right, gone.right), max(kept.bottom, gone.bottom)
    kept.area += gone.area


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
