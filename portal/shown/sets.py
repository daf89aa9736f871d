"""The set of letters and what it covers."""

from dataclasses import dataclass
from typing import Literal

from portal.shown.status import Status

#: `signed` is written and uploaded, `blank` is still out, `place` is not filled.
Look = Literal["signed", "blank", "place"]
#: What a letter does for a theme.
Cover = Literal["planned", "could", "none"]


@dataclass(frozen=True)
class SetLetter:
    """A letter in the set, or a place for one."""

    name: str
    about: str
    look: Look
    status: Status | None = None
    url: str = ""


@dataclass(frozen=True)
class SetGroup:
    """Letters that serve one purpose: "Core clinical", "2 or 3 wanted, you have 2". One to five letters."""

    name: str
    wanted: str
    letters: tuple[SetLetter, ...]


@dataclass(frozen=True)
class CoverageLetter:
    """A column: whose letter; `this` is the choice that is being edited."""

    name: str
    about: str = ""
    this: bool = False


@dataclass(frozen=True)
class CoverageTheme:
    """A row: a theme, what each letter does for it, and how many plan it ("none yet" where nobody does)."""

    name: str
    covers: tuple[Cover, ...]
    letters: str
    uncovered: bool = False


@dataclass(frozen=True)
class Coverage:
    """Letters across, themes down."""

    letters: tuple[CoverageLetter, ...]
    themes: tuple[CoverageTheme, ...]
