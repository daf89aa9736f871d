"""What is known about an applicant and about a program: plain values, where None always means "not known".

The names are those of the contract of `programs fit`. Unknown is never no: a program that says nothing about attempts
is not a program that asks nothing (domain.md, rule R37), so "asks nothing" has a value of its own, NOT_ASKED.
"""

from datetime import date
from enum import Enum, StrEnum
from typing import Final, Literal, NamedTuple


class Visa(StrEnum):
    """A visa that a program sponsors."""

    J1 = "j1"
    H1B = "h1b"


class VisaNeed(StrEnum):
    """What the applicant needs; another field than citizenship, for green-card holders need none (rule R36)."""

    NONE = "none"
    J1 = "j1"
    H1B = "h1b"
    J1_OR_H1B = "j1_or_h1b"


class NotAsked(Enum):
    """The program states that it has no such minimum or maximum."""

    NOT_ASKED = "none"


NOT_ASKED: Final = NotAsked.NOT_ASKED


class Conflict(NamedTuple):
    """Sources that contradict each other: nobody's word counts until somebody asks (rule R37, "show conflict")."""

    values: tuple[object, ...]


Limit = float | Literal[NotAsked.NOT_ASKED] | Conflict | None
"""A minimum or maximum: a number, stated as not asked, contradicted, or not known."""

Question = bool | Conflict | None
"""A yes-or-no demand: False where the program states that it does not ask it."""


class Applicant(NamedTuple):
    """The applicant's side of the gates. Months are calendar months of US clinical experience, fractions allowed."""

    visa_need: VisaNeed | None = None
    step2ck: float | None = None
    step2ck_attempts: float | None = None
    graduated_on: date | None = None
    usce_months: float | None = None
    usce_hands_on_months: float | None = None
    ecfmg_certified: bool | None = None
    step3_passed: bool | None = None
    specialty: str | None = None


class Program(NamedTuple):
    """The program's side of the gates.

    An empty set of visas: it sponsors none. `checked_on`: the oldest check behind it.
    """

    specialty: str | Conflict | None = None
    visas: frozenset[Visa] | Conflict | None = None
    step2ck_minimum: Limit = None
    attempts_maximum: Limit = None
    graduation_years_maximum: Limit = None
    usce_months_minimum: Limit = None
    usce_hands_on: Question = None
    ecfmg_at_application: Question = None
    step3_for_h1b: Question = None
    checked_on: date | None = None
