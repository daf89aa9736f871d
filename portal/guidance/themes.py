"""The nine themes that letters can show, and the coverage of a set of letters by them.

Themes are plans: what an applicant hopes a letter will show. Nobody reads the letter to check
(`content_is_the_writers`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """What the target values ("theme_uncovered" in the advising rules)."""

    CLINICAL_EXCELLENCE = "clinical_excellence"
    COMPARISON = "comparison"
    GROWTH = "growth"
    TEAMWORK = "teamwork"
    RESOURCE_LIMITED = "resource_limited"
    CULTURE_LANGUAGE = "culture_language"
    SYSTEMS_EQUITY = "systems_equity"
    ETHICS = "ethics"
    US_ADAPTATION = "us_adaptation"


GLOBAL_HEALTH_THEMES = frozenset({Theme.RESOURCE_LIMITED, Theme.CULTURE_LANGUAGE, Theme.SYSTEMS_EQUITY, Theme.ETHICS})
ALL_THEMES = tuple(Theme)


class Mark(StrEnum):
    """One cell of the coverage grid."""

    PLANNED = "planned"
    POSSIBLE = "possible"  # the applicant said that this writer saw it
    NO = "no"


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """What one letter is planned to show, and what else its writer saw."""

    writer: str
    planned: frozenset[Theme] = frozenset()
    seen: frozenset[Theme] = frozenset()


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One theme across the letters: a mark for each, in the letters' order, and in how many it is planned."""

    theme: Theme
    marks: tuple[Mark, ...]
    planned_in: int
    could_be_in: tuple[str, ...]  # writers who saw it and do not plan it yet


def coverage(letters: Sequence[LetterPlan], valued: Iterable[Theme] = ALL_THEMES) -> tuple[CoverageRow, ...]:
    """The grid of letters and themes, a row per valued theme in the order of `Theme`."""
    wanted = frozenset(valued)
    return tuple(_row(theme, letters) for theme in Theme if theme in wanted)


def uncovered(letters: Sequence[LetterPlan], valued: Iterable[Theme] = ALL_THEMES) -> tuple[Theme, ...]:
    """The valued themes that no letter plans to show (`theme_uncovered`)."""
    return tuple(row.theme for row in coverage(letters, valued) if not row.planned_in)


def _row(theme: Theme, letters: Sequence[LetterPlan]) -> CoverageRow:
    marks = tuple(_mark(theme, letter) for letter in letters)
    could = tuple(letter.writer for letter, mark in zip(letters, marks, strict=True) if mark is Mark.POSSIBLE)
    return CoverageRow(theme, marks, marks.count(Mark.PLANNED), could)


def _mark(theme: Theme, letter: LetterPlan) -> Mark:
    if theme in letter.planned:
        return Mark.PLANNED
    return Mark.POSSIBLE if theme in letter.seen else Mark.NO
