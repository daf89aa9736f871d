"""What the free text of a role or a setting states in so many words.

A clue only ever settles what the words say: a text that is not recognised stays unknown, and no clue overrules a
field that the applicant filled in.
"""

import re
import tomllib
from enum import Enum
from functools import lru_cache
from importlib.resources import files


class Care(Enum):
    """Is a place one where patients are cared for?"""

    CLINICAL = "clinical"
    NONE = "none"
    UNRECOGNISED = "unrecognised"


_DATA = tomllib.loads((files("portal.guidance") / "data" / "clues.toml").read_text(encoding="utf-8"))


def _words(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(_DATA[name]) + r")\b", re.IGNORECASE)


_CLINICAL_PLACE = _words("clinical_place")
_NO_CARE = _words("no_care")
_CLINICAL_RESEARCH = _words("clinical_research")
_OBSERVING = _words("observing")
_NON_CLINICAL_ROLE = _words("non_clinical_role")
_OTHER_CLINICIAN = _words("other_clinician")
_PROMINENT = _words("prominent")
_GLOBAL_HEALTH_PLACE = _words("global_health_place")
_GLOBAL_HEALTH_ROLE = _words("global_health_role")
_MINOR_ROLE = _words("minor_role")
_RESEARCH_ROLE = _words("research_role")
_NOTHING = re.compile(r"\s*(?:none|no|n/?a|nil|null|-|false)?\s*\.?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def care(setting: str) -> Care:
    """Does a setting's text name a place of patient care? Research labs, classrooms and "none" are not."""
    if says_nothing(setting):
        return Care.NONE
    if _CLINICAL_RESEARCH.search(setting):
        return Care.CLINICAL
    if _NO_CARE.search(setting):
        return Care.NONE
    return Care.CLINICAL if _CLINICAL_PLACE.search(setting) else Care.UNRECOGNISED


def says_nothing(text: str) -> bool:
    """Is the text empty, or one of the ways to write that there is nothing?"""
    return _NOTHING.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_clinical_research(text: str) -> bool:
    """Does a role or setting speak of clinical research?"""
    return _CLINICAL_RESEARCH.search(text) is not None


@lru_cache(maxsize=4096)
def is_observing(text: str) -> bool:
    """Observership or shadowing: no hands-on contact unless the applicant says so."""
    return _OBSERVING.search(text) is not None


@lru_cache(maxsize=4096)
def is_non_clinical_role(role: str) -> bool:
    """Language tutors, volunteer coordinators and others without clinical insight."""
    return _NON_CLINICAL_ROLE.search(role) is not None


@lru_cache(maxsize=4096)
def is_non_physician_role(role: str) -> bool:
    """A role that a physician does not hold: tutors and coordinators, and clinicians of other professions."""
    return is_non_clinical_role(role) or _OTHER_CLINICIAN.search(role) is not None


@lru_cache(maxsize=4096)
def is_prominent_role(role: str) -> bool:
    """Chair, institute founder, minister, celebrity."""
    return _PROMINENT.search(role) is not None


@lru_cache(maxsize=4096)
def is_global_health_place(setting: str) -> bool:
    """A refugee, migrant or NGO-affiliated clinic."""
    return _GLOBAL_HEALTH_PLACE.search(setting) is not None


@lru_cache(maxsize=4096)
def is_global_health_role(role: str) -> bool:
    """A role that names global or international health work."""
    return _GLOBAL_HEALTH_ROLE.search(role) is not None


@lru_cache(maxsize=4096)
def is_minor_role(role: str) -> bool:
    """Roles the guide counts as supplemental wherever they are held."""
    return _MINOR_ROLE.search(role) is not None


@lru_cache(maxsize=4096)
def is_research_role(role: str) -> bool:
    """A research mentor, by the role's own words."""
    return _RESEARCH_ROLE.search(role) is not None
