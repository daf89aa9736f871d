"""Where a letter stands, as a shape and a word, with who said so and how old that is (`design/DESIGN.md`, "Status")."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from portal.shown.dates import day_and_month, distance
from portal.shown.words import gettext, language

#: plain, good (green), caution (amber), severe (red). Never alone: a shape and a word stand beside it.
Tone = Literal["plain", "good", "caution", "severe"]

#: From the day after this many, what somebody said about a letter is called old.
STALE_AFTER_DAYS = 14


@dataclass(frozen=True)
class Status:
    """A shape and a word; `said` is who reported it, `age` when ("14 August", "yesterday", "28 days old")."""

    shape: str
    word: str
    tone: Tone = "plain"
    said: str = ""
    age: str = ""
    stale: bool = False


class _Look(NamedTuple):
    shape: str
    tone: Tone


# The circle fills with the letter's life; off the path the shape changes.
_LOOKS: dict[str, _Look] = {
    "draft": _Look("empty", "plain"),
    "proposed": _Look("empty", "plain"),
    "returned": _Look("diamond", "caution"),
    "approved": _Look("empty", "plain"),
    "asked": _Look("quarter", "plain"),
    "agreed": _Look("quarter", "plain"),
    "hesitant": _Look("diamond", "caution"),
    "declined": _Look("cross", "severe"),
    "sent": _Look("half", "plain"),
    "seen": _Look("half", "plain"),
    "uploaded": _Look("most", "plain"),
    "available": _Look("full", "good"),
    "assigned": _Look("full", "good"),
    "withdrawn": _Look("cross", "plain"),
    "replaced": _Look("cross", "plain"),
    "void": _Look("cross", "plain"),
    "dropped": _Look("cross", "plain"),
    # A packet's own
    "submitted": _Look("empty", "plain"),
    "published": _Look("full", "good"),
    # What a status becomes when time has passed over it
    "silent": _Look("diamond", "caution"),
    "at_risk": _Look("triangle", "severe"),
    "late": _Look("triangle", "severe"),
}


def letter_status(
    status: str,
    *,
    attention: str | None = None,
    said_by: str = "",
    said_on: date | None = None,
    today: date | None = None,
    stale_after: int = STALE_AFTER_DAYS,
) -> Status:
    """A letter's status as it is shown.

    `attention` is `silent`, `at_risk` or `late` and takes the place of the status' own shape and word. `said_on` and
    `today` give the age; from the day after `stale_after` it is counted in days and looks old. Raises KeyError for a
    status that nobody drew.
    """
    look = _LOOKS[attention or status]
    age, stale = said_age(said_on, today, stale_after) if said_on and today else ("", False)
    return Status(look.shape, status_word(attention or status), look.tone, said_by, age, stale)


def status_word(status: str) -> str:
    """The word for a status in the reader's language: "Packet sent" for `sent`."""
    return _words(language())[status]


@lru_cache(maxsize=64)
def _words(_language: str) -> dict[str, str]:
    return {
        "draft": gettext("Draft choice"),
        "proposed": gettext("Proposed"),
        "returned": gettext("Returned"),
        "approved": gettext("Approved"),
        "asked": gettext("Asked"),
        "agreed": gettext("Agreed"),
        "hesitant": gettext("Hesitant"),
        "declined": gettext("Declined"),
        "sent": gettext("Packet sent"),
        "seen": gettext("Packet seen"),
        "uploaded": gettext("Uploaded"),
        "available": gettext("Available"),
        "assigned": gettext("Assigned"),
        "withdrawn": gettext("Withdrawn"),
        "replaced": gettext("Replaced"),
        "void": gettext("Season over"),
        "dropped": gettext("Dropped"),
        "submitted": gettext("To review"),
        "published": gettext("Published"),
        "silent": gettext("Silent"),
        "at_risk": gettext("At risk"),
        "late": gettext("Late"),
    }


def said_age(said_on: date, today: date, stale_after: int = STALE_AFTER_DAYS) -> tuple[str, bool]:
    """How long ago something was said ("14 August", "yesterday", "28 days old"), and whether that is old."""
    days = (today - said_on).days
    if days > stale_after:
        return gettext("%(days)s days old", days=days), True
    return (distance(-days) if days < 2 else day_and_month(said_on)), False
