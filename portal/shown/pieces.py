"""The values behind findings, steps, clocks, files and lists."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from portal.shown.dates import ShownDate
from portal.shown.status import Tone

#: As the guidance says it; "Act now", "Warning", "Notice" and "Good" on the page.
Severity = Literal["severe", "warning", "notice", "praise"]


@dataclass(frozen=True)
class Action:
    """Something a person can do: a verb in their voice and where it leads. `about` is read aloud after it."""

    label: str
    url: str
    about: str = ""


class Column(NamedTuple):
    """A column of a table that may be chosen, by the name it has in the address."""

    name: str
    label: str
    shown: bool


@dataclass(frozen=True)
class Finding:
    """What the guide says about a choice or a set: the sentence, why, what to do, and the guide's section."""

    severity: Severity
    sentence: str
    why: str = ""
    next: str = ""
    source: str = ""
    source_url: str = ""
    action: Action | None = None


@dataclass(frozen=True)
class Step:
    """What to do next, and by when."""

    when: ShownDate
    title: str
    why: str
    action: Action | None = None


@dataclass(frozen=True)
class Clock:
    """A date that somebody set: ours is the one we can move."""

    when: ShownDate
    what: str
    ours: bool = False


@dataclass(frozen=True)
class Listed:
    """A file to open: its name and what it is ("PDF, 3 pages. Changed 9 August")."""

    name: str
    url: str
    said: str = ""
    changed: str = ""


@dataclass(frozen=True)
class Change:
    """An entry of the history: what happened, who did it, when."""

    what: str
    who: str
    when: ShownDate


@dataclass(frozen=True)
class Fate:
    """One line of a check: what was found, and how to fix it where something is to fix."""

    tone: Tone
    sentence: str
    why: str = ""
    fix: str = ""
