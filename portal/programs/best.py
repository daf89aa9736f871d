"""What the optimiser answers: a list and what holds it back, or the limits that cannot hold together.

Values alone, so that a page can show a list without loading the solver.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Choice(NamedTuple):
    """A program on the list and the tier of the signal it gets, if any."""

    key: str
    signal: str | None


class Binding(NamedTuple):
    """A limit that holds the list back: loosened by `loosened_by` (dollars or programs), these come and these go.

    `gain` is in points of fit, signals included.
    """

    code: str
    subject: str
    bound: int
    loosened_by: int
    gain: float
    added: tuple[str, ...]
    removed: tuple[str, ...]


class Swap(NamedTuple):
    """The best other list with one program exchanged.

    `loss` in points of fit, `dollars` more or less (None: fees not known).
    """

    out: str
    into: str
    loss: float
    dollars: int | None


class BestList(NamedTuple):
    """The best list. `points`: its sum of fit, signals included. `apart`: programs a gate shut out, with the gates."""

    choices: tuple[Choice, ...]
    points: float
    dollars: int | None
    binding: tuple[Binding, ...]
    swap: Swap | None
    apart: Mapping[str, tuple[str, ...]]

    @property
    def keys(self) -> tuple[str, ...]:
        """The programs on the list, sorted."""
        return tuple(choice.key for choice in self.choices)


class Limit(NamedTuple):
    """A limit that a person set.

    Its code, what it is about, its number, and how many programs it could count at most.
    """

    code: str
    subject: str
    bound: int
    there: int


class Impossible(NamedTuple):
    """No list holds to all limits; these few alone already contradict each other."""

    limits: tuple[Limit, ...]
