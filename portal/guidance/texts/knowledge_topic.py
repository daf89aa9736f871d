"""The shape of a topic of the knowledge pages."""

from dataclasses import dataclass
from enum import StrEnum


class Reader(StrEnum):
    """For whom a topic is written."""

    APPLICANT = "applicant"
    ADVISOR = "advisor"
    WRITER = "writer"


class Step(StrEnum):
    """The steps of the journey, in their order."""

    PLAN = "plan"
    PERFORM = "perform"
    ASK = "ask"
    PACKET = "packet"
    WRITE = "write"
    REMIND = "remind"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing worth knowing: its anchor on the page, who should read it, and the codes whose findings link to it."""

    anchor: str
    step: Step
    readers: frozenset[Reader]
    title: str
    paragraphs: tuple[str, ...]
    section: str  # the guide's heading
    codes: tuple[str, ...] = ()
