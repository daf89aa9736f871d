"""The lines of a page as a reader sees them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class Line:
    """Words in one row, with their place in points from the top left corner of the page as it is shown."""

    text: str
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top


def in_rows(pieces: Iterable[Line]) -> list[Line]:
    """Pieces of text put together to rows from top to bottom, each read from left to right."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.top + piece.bottom, piece.left)):
        if rows and _same_row(rows[-1][-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_joined(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _same_row(one: Line, other: Line) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.height, other.height)


def _joined(row: list[Line]) -> Line:
    whole = row[0]
    for piece in row[1:]:
        space = " " if piece.left - whole.right > 0.15 * piece.height else ""
        whole = replace(
            whole,
            text=whole.text + space + piece.text,
            top=min(whole.top, piece.top),
            right=max(whole.right, piece.right),
            bottom=max(whole.bottom, piece.bottom),
        )
    return replace(whole, text=" ".join(whole.text.split()))
