"""What an application service accepts as the file of a letter: data, one row per service, with its source."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Limits:
    """The file rules of one service. Sizes in bytes, lengths in points (72 to the inch).

    `bytes_at_most` refuses; between `bytes_surely` and it the file is accepted with a warning, because a service that
    writes "1 MB" may count 1,000,000 or 1,048,576. `tolerance` is what scanners and converters round away.
    """

    service: str
    name: str
    bytes_at_most: int
    bytes_surely: int
    size_in_words: str
    page_width: float
    page_height: float
    paper_in_words: str
    tolerance: float
    forbidden_in_names: str
    names_end_in: str
    source: str
    checked_on: date


# domain.md 1.4: PDF only; at most 1 MB; 8.5 x 11 in; no | * ? : in the name. The limits of the portal that replaced
# LoRP in 2026 are not published: these are the last known ones.
ERAS = Limits(
    service="eras",
    name="ERAS",
    bytes_at_most=1_048_576,
    bytes_surely=1_000_000,
    size_in_words="1 MB",
    page_width=612.0,
    page_height=792.0,
    paper_in_words="US Letter (8.5 × 11 in)",
    tolerance=2.0,
    forbidden_in_names="|*?:",
    names_end_in=".pdf",
    source="https://www.aamc.org/services/eras-for-institutions/lor-portal",
    checked_on=date(2026, 11, 22),
)

LIMITS = {limits.service: limits for limits in (ERAS,)}
