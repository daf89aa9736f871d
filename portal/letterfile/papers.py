"""Sizes in words: sheets of paper a physician knows, and bytes."""

from dataclasses import dataclass

POINTS_PER_INCH = 72.0
MILLIMETRES_PER_INCH = 25.4
ALIKE = 3.0  # points


@dataclass(frozen=True)
class Paper:
    """A sheet, upright: its code in a service's facts, its name, its measures in words and in points."""

    code: str
    name: str
    measures: str
    width: float
    height: float

    def __str__(self) -> str:
        return f"{self.name} ({self.measures})"


PAPERS = (
    Paper("letter", "US Letter", "8.5 × 11 in", 612.0, 792.0),
    Paper("a4", "A4", "210 × 297 mm", 595.276, 841.89),
    Paper("legal", "US Legal", "8.5 × 14 in", 612.0, 1008.0),
    Paper("a5", "A5", "148 × 210 mm", 419.528, 595.276),
    Paper("a3", "A3", "297 × 420 mm", 841.89, 1190.551),
    Paper("b5", "B5", "176 × 250 mm", 498.898, 708.661),
    Paper("tabloid", "Tabloid", "11 × 17 in", 792.0, 1224.0),
    Paper("executive", "Executive", "7.25 × 10.5 in", 522.0, 756.0),
)


def paper_called(code: str) -> Paper:
    """The sheet with that code in a service's facts ("letter", "a4"). ValueError for one that is not known."""
    for paper in PAPERS:
        if paper.code == code:
            return paper
    raise ValueError(f"no paper is called {code}")


def paper_in_words(width: float, height: float) -> str:
    """ "A4 (210 × 297 mm)", or the measures in both units where the sheet has no name. Points in."""
    for paper in PAPERS:
        if abs(width - paper.width) <= ALIKE and abs(height - paper.height) <= ALIKE:
            return str(paper)
        if abs(width - paper.height) <= ALIKE and abs(height - paper.width) <= ALIKE:
            return f"{paper} on its side"
    return f"{_inches(width)} × {_inches(height)} in ({_millimetres(width)} × {_millimetres(height)} mm)"


def size_in_words(count: int, limit: int | None = None) -> str:
    """ "84 KB", "1.2 MB"; to the byte near a limit, where rounding would hide which side of it a file is on."""
    if limit is not None and 0.94 * limit <= count <= 1.06 * limit:
        return f"{count:,} bytes"
    if count < 1_000:
        return f"{count} bytes"
    return f"{round(count / 1_000)} KB" if count < 999_500 else f"{count / 1_000_000:,.1f} MB"


def _inches(points: float) -> str:
    inches = points / POINTS_PER_INCH
    return f"{inches:,.0f}" if inches >= 100 else f"{inches:.4g}"


def _millimetres(points: float) -> str:
    return f"{points / POINTS_PER_INCH * MILLIMETRES_PER_INCH:,.0f}"
