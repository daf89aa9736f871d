"""What is known of a program, in the reader's words: the names of values, values, and how old they are."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from portal.programs.facts import NOT_ASKED, Conflict
from portal.programs.gates import is_stale
from portal.seasons.services import SERVICES
from portal.shown import Status, shown_date
from portal.shown.dates import distance
from portal.translating import gettext

#: The values of a program in the groups and the order of its page.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "asks": (
        "visas",
        "step2ck_minimum",
        "attempts_maximum",
        "graduation_years_maximum",
        "usce_months_minimum",
        "usce_hands_on",
        "ecfmg_at_application",
        "step3_for_h1b",
        "img_percent",
    ),
    "letters": (
        "letters_minimum",
        "letters_maximum",
        "specialty_letters_minimum",
        "structured_letter",
        "chair_letter",
        "letters_due_on",
    ),
    "offers": (
        "global_health_track",
        "global_health_curriculum",
        "global_health_funded_sites",
        "global_health_mentorship",
        "global_health_project",
        "research",
    ),
    "about": (
        "name",
        "specialty",
        "tracks",
        "institution",
        "place",
        "setting",
        "positions",
        "service",
        "takes_signals",
        "deadline_on",
    ),
}


def value_name(name: str) -> str:
    """A value's name, as its row on the page begins."""
    return {
        "key": gettext("Program ID"),
        "name": gettext("Name"),
        "service": gettext("Service"),
        "specialty": gettext("Specialty"),
        "institution": gettext("Institution"),
        "tracks": gettext("Tracks"),
        "place": gettext("Place"),
        "setting": gettext("Setting"),
        "visas": gettext("Visas it sponsors"),
        "step2ck_minimum": gettext("Step 2 CK, at least"),
        "attempts_maximum": gettext("Attempts at Step 2 CK, at most"),
        "graduation_years_maximum": gettext("Years since graduation, at most"),
        "usce_months_minimum": gettext("Months of US clinical experience, at least"),
        "usce_hands_on": gettext("That experience must be hands-on"),
        "ecfmg_at_application": gettext("ECFMG certificate when applying"),
        "step3_for_h1b": gettext("Step 3 passed for an H-1B visa"),
        "letters_minimum": gettext("Letters, at least"),
        "letters_maximum": gettext("Letters, at most"),
        "specialty_letters_minimum": gettext("Letters of its own specialty, at least"),
        "structured_letter": gettext("Structured letter"),
        "chair_letter": gettext("A department chair’s letter"),
        "letters_due_on": gettext("Last day for letters"),
        "global_health_track": gettext("Global health track"),
        "global_health_curriculum": gettext("Global health curriculum"),
        "global_health_funded_sites": gettext("Paid stays at global health sites"),
        "global_health_mentorship": gettext("Global health mentor"),
        "global_health_project": gettext("Global health project of one’s own"),
        "research": gettext("Time or a track for research"),
        "positions": gettext("Residents who begin each year"),
        "img_percent": gettext("Residents who graduated abroad"),
        "takes_signals": gettext("Takes part in signaling"),
        "deadline_on": gettext("Its own deadline"),
    }[name]


def value_words(name: str, value: Any, today: date) -> str:
    """A value for a person; what sources contradict each other on is not known."""
    if value is None or isinstance(value, Conflict):
        return gettext("Not known")
    if value is NOT_ASKED:
        return gettext("It asks for none") if name == "structured_letter" else gettext("It sets no limit")
    if value is True or value is False:
        return gettext("Yes") if value else gettext("No")
    if name == "visas":
        return visa_words(sorted(value))
    if isinstance(value, date):
        day = shown_date(value, today)
        return gettext("%(day)s, %(distance)s", day=day.words, distance=day.distance)
    if name == "service":
        return service_name(value)
    return gettext("%(number)s percent", number=f"{value:g}") if name == "img_percent" else str(value)


def visa_words(visas: list[str] | None) -> str:
    """Visas for a table; none where the program says that it sponsors none."""
    if visas is None:
        return gettext("Not known")
    named = [name for code, name in (("j1", "J-1"), ("h1b", "H-1B")) if code in visas]
    return ", ".join(named) or gettext("None")


def service_name(code: str) -> str:
    """A service by its name; one that we have no rules for by its code."""
    known = SERVICES.get(code)
    return known.name if known else code


def freshness(checked_on: date | None, today: date) -> Status:
    """How long ago somebody looked, as a shape and a word: older than twelve months is a warning."""
    if checked_on is None:
        return Status("diamond", gettext("Nobody said when"), "caution")
    if is_stale(checked_on, today):
        return Status("diamond", gettext("Checked %(when)s", when=distance((checked_on - today).days)), "caution")
    return Status("check", gettext("Checked %(when)s", when=distance((checked_on - today).days)))


def disagreement() -> Status:
    """Two sources that contradict each other."""
    return Status("diamond", gettext("Sources disagree"), "caution")
