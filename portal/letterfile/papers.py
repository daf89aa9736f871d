"""Sizes in words: sheets of paper a physician knows, and bytes."""

POINTS_PER_INCH = 72.0
MILLIMETRES_PER_INCH = 25.4
ALIKE = 3.0  # points

# Name, and width and height in points, upright.
PAPERS = (
    ("US Letter (8.5 × 11 in)", 612.0, 792.0),
    ("A4 (210 × 297 mm)", 595.276, 841.89),
    ("US Legal (8.5 × 14 in)", 612.0, 1008.0),
    ("A5 (148 × 210 mm)", 419.528, 595.276),
    ("A3 (297 × 420 mm)", 841.89, 1190.551),
    ("B5 (176 × 250 mm)", 498.898, 708.661),
    ("Tabloid (11 × 17 in)", 792.0, 1224.0),
    ("Executive (7.25 × 10.5 in)", 522.0, 756.0),
)


def paper_in_words(width: float, height: float) -> str:
    """ "A4 (210 × 297 mm)", or the measures in both units where the sheet has no name. Points in."""
    for name, paper_width, paper_height in PAPERS:
        if abs(width - paper_width) <= ALIKE and abs(height - paper_height) <= ALIKE:
            return name
        if abs(width - paper_height) <= ALIKE and abs(height - paper_width) <= ALIKE:
            return f"{name} on its side"
    inches = f"{width / POINTS_PER_INCH:.4g} × {height / POINTS_PER_INCH:.4g} in"
    return f"{inches} ({_millimetres(width)} × {_millimetres(height)} mm)"


def size_in_words(count: int) -> str:
    """ "84 KB", "1.2 MB", "1,030,000 bytes" where rounding would hide which side of a limit it is on."""
    if 995_000 <= count <= 1_100_000:
        return f"{count:,} bytes"
    if count < 1_000:
        return f"{count} bytes"
    return f"{round(count / 1_000)} KB" if count < 995_000 else f"{count / 1_000_000:,.1f} MB"


def _millimetres(points: float) -> str:
    return f"{points / POINTS_PER_INCH * MILLIMETRES_PER_INCH:,.0f}"
