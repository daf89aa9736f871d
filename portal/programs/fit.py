"""How well a program suits what the applicant asked for: a weighted sum of a few parts, each with its reason.

Fit is soft and gates are hard: a program that fails a gate has a fit as well, but stands apart. Fit says nothing about
the chance of matching: nobody publishes outcomes per program (domain.md 5.2; the page shows `sentences.WHY_NO_ODDS`).
An unknown adds nothing to the sum, and the page shows how much more it could be: unknown is not no, and neither is it
yes.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from portal.programs.facts import NOT_ASKED, Applicant, Conflict, Program
from portal.programs.gates import is_stale
from portal.programs.sentences import FIT_SENTENCES
from portal.programs.words import long_date

ELEMENTS: Final = ("curriculum", "funded_sites", "mentorship", "project")
"""What a global-health track may hold; no directory lists them, so an office asks (domain.md 5.2)."""


class Size(StrEnum):
    """How many residents begin each year: up to 10, up to 25, or more. Assumed bounds."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Wishes(NamedTuple):
    """What the applicant would like. What is None or empty is no wish, and its part is left out of the sum.

    `couple_places`: the places where the partner could train as well.
    """

    global_health_track: bool = False
    places: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()
    elements: frozenset[str] = frozenset()
    sizes: frozenset[Size] = frozenset()
    research: bool = False
    couple_places: frozenset[str] | None = None


class Traits(NamedTuple):
    """What a program is like, beyond its gates.

    `img_percent`: residents who graduated abroad, 0 to 100. `positions`: residents who begin each year. `elements`:
    whether its global-health track has each of `ELEMENTS`.
    """

    global_health_track: bool | Conflict | None = None
    img_percent: float | Conflict | None = None
    place: str | Conflict | None = None
    setting: str | Conflict | None = None
    positions: float | Conflict | None = None
    research: bool | Conflict | None = None
    elements: Mapping[str, bool | Conflict | None] = MappingProxyType({})


class Part(StrEnum):
    """One part of the sum."""

    GLOBAL_HEALTH = "global_health"
    IMG_SHARE = "img_share"
    SCORE = "score"
    PLACE = "place"
    SETTING = "setting"
    FRESH = "fresh"
    ELEMENTS = "elements"
    COUPLE = "couple"
    SIZE = "size"
    RESEARCH = "research"


class Points(NamedTuple):
    """One part counted: `share` of its weight in hundredths (None: not known); `code` names the sentence."""

    part: Part
    weight: int
    share: int | None
    code: str
    values: Mapping[str, object]

    @property
    def earned(self) -> float:
        """What this part adds to the sum, in units of its weight."""
        return self.weight * (self.share or 0) / 100

    @property
    def why(self) -> str:
        """The sentence in English; a page translates `FIT_SENTENCES[code]` and fills in `values`."""
        return FIT_SENTENCES[self.code] % self.values


class Fit(NamedTuple):
    """The sum, from 0 to 100, what it could be once everything is known, and its parts, heaviest first."""

    points: int
    could_be: int
    parts: tuple[Points, ...]


WEIGHTS: Final[Mapping[Part, int]] = {
    Part.GLOBAL_HEALTH: 30,
    Part.IMG_SHARE: 20,
    Part.SCORE: 15,
    Part.PLACE: 15,
    Part.SETTING: 10,
    Part.FRESH: 10,
    Part.ELEMENTS: 15,
    Part.COUPLE: 15,
    Part.SIZE: 10,
    Part.RESEARCH: 10,
}
"""Assumed, for no outcome data exist to derive them from; an applicant may weigh otherwise.

Only their proportions count.
"""

FULL_IMG_PERCENT: Final = 50
"""Assumed: from half of the residents on, a program is at home with graduates from abroad."""

FULL_SCORE_MARGIN: Final = 20
"""Assumed: Step 2 CK points above the minimum from which on the score is no worry."""

SMALL_UP_TO: Final = 10
MEDIUM_UP_TO: Final = 25
"""Residents who begin each year. Assumed."""


def fit(
    applicant: Applicant,
    wishes: Wishes,
    program: Program,
    traits: Traits,
    on: date,
    weights: Mapping[Part, int] = WEIGHTS,
) -> Fit:
    """Weigh one program. A part with no weight, or about which nothing is wished, is left out.

    Raises ValueError for a negative weight.
    """
    if any(weight < 0 for weight in weights.values()):
        raise ValueError("A weight is below zero. Give 0 to leave a part out.")
    case = _Case(applicant, wishes, program, traits, on)
    counted = [
        Points(part, weights[part], share, f"{part}.{code}", values)
        for part, count in _COUNTS.items()
        if weights.get(part, 0) > 0 and (found := count(case)) is not None
        for share, code, values in (found,)
    ]
    parts = tuple(sorted(counted, key=lambda points: -points.weight))
    return Fit(_sum(parts, unknown=0), _sum(parts, unknown=100), parts)


class _Case(NamedTuple):
    applicant: Applicant
    wishes: Wishes
    program: Program
    traits: Traits
    on: date


_Counted = tuple[int | None, str, Mapping[str, object]] | None


def _global_health(case: _Case) -> _Counted:
    """A global-health track, where one is wished for."""
    if not case.wishes.global_health_track:
        return None
    track = case.traits.global_health_track
    if track is None or isinstance(track, Conflict):
        return None, "unknown", {}
    return (100, "yes", {}) if track else (0, "no", {})


def _img_share(case: _Case) -> _Counted:
    """The share of residents who graduated abroad: it grows evenly up to `FULL_IMG_PERCENT`."""
    percent = case.traits.img_percent
    if percent is None or isinstance(percent, Conflict):
        return None, "unknown", {}
    return _hundredths(percent, FULL_IMG_PERCENT), "share", {"percent": f"{percent:g}"}


def _score(case: _Case) -> _Counted:
    """How far the Step 2 CK score lies above the program's minimum; at the minimum it adds nothing."""
    score, minimum = case.applicant.step2ck, case.program.step2ck_minimum
    if minimum is NOT_ASKED:
        return 100, "no_minimum", {}
    if score is None or minimum is None or isinstance(minimum, Conflict):
        return None, "unknown", {}
    values = {"score": score, "minimum": minimum}
    return _hundredths(score - minimum, FULL_SCORE_MARGIN), "above" if score >= minimum else "below", values


def _place(case: _Case) -> _Counted:
    """One of the places wished for."""
    return _wished(case.traits.place, case.wishes.places)


def _setting(case: _Case) -> _Counted:
    """One of the settings wished for, such as a community hospital."""
    return _wished(case.traits.setting, case.wishes.settings)


def _fresh(case: _Case) -> _Counted:
    """Facts checked within 12 months, on which a plan can rest (rule R37)."""
    if case.program.checked_on is None:
        return 0, "undated", {}
    stale = is_stale(case.program.checked_on, case.on)
    return (0 if stale else 100), "old" if stale else "recent", {"checked": long_date(case.program.checked_on)}


def _elements(case: _Case) -> _Counted:
    """How many of the wished elements its global-health track has; not known as long as one of them is not."""
    wished = sorted(case.wishes.elements)
    if not wished:
        return None
    found = [case.traits.elements.get(element) for element in wished]
    if any(each is None or isinstance(each, Conflict) for each in found):
        return None, "unknown", {}
    count = sum(each is True for each in found)
    return _hundredths(count, len(wished)), "count", {"count": count, "wished": len(wished)}


def _couple(case: _Case) -> _Counted:
    """A place where the partner could train as well."""
    if case.wishes.couple_places is None:
        return None
    place = case.traits.place
    if place is None or isinstance(place, Conflict):
        return None, "unknown", {}
    there = place.casefold() in {each.casefold() for each in case.wishes.couple_places}
    return (100 if there else 0), "there" if there else "elsewhere", {"value": place}


def _size(case: _Case) -> _Counted:
    """One of the sizes wished for."""
    if not case.wishes.sizes:
        return None
    positions = case.traits.positions
    if positions is None or isinstance(positions, Conflict):
        return None, "unknown", {}
    wished = size_of(positions) in case.wishes.sizes
    return (100 if wished else 0), "wished" if wished else "other", {"positions": f"{positions:g}"}


def _research(case: _Case) -> _Counted:
    """Time or a track for research, where that is wished for."""
    if not case.wishes.research:
        return None
    research = case.traits.research
    if research is None or isinstance(research, Conflict):
        return None, "unknown", {}
    return (100, "yes", {}) if research else (0, "no", {})


def size_of(positions: float) -> Size:
    """The size of a program by the residents who begin each year."""
    if positions <= SMALL_UP_TO:
        return Size.SMALL
    return Size.MEDIUM if positions <= MEDIUM_UP_TO else Size.LARGE


def _wished(value: str | Conflict | None, wished: frozenset[str]) -> _Counted:
    if not wished:
        return None
    if value is None or isinstance(value, Conflict):
        return None, "unknown", {}
    found = value.casefold() in {each.casefold() for each in wished}
    return (100 if found else 0), "wished" if found else "other", {"value": value}


_COUNTS: Final[Mapping[Part, Callable[[_Case], _Counted]]] = {
    Part.GLOBAL_HEALTH: _global_health,
    Part.IMG_SHARE: _img_share,
    Part.SCORE: _score,
    Part.PLACE: _place,
    Part.SETTING: _setting,
    Part.FRESH: _fresh,
    Part.ELEMENTS: _elements,
    Part.COUPLE: _couple,
    Part.SIZE: _size,
    Part.RESEARCH: _research,
}


def _hundredths(value: float, full: int) -> int:
    return max(0, min(100, int(100 * value // full)))


def _sum(parts: tuple[Points, ...], unknown: int) -> int:
    """The weighted mean of the shares, rounded half up; whole numbers, so that equal programs stay equal."""
    whole = sum(points.weight for points in parts)
    earned = sum(points.weight * (unknown if points.share is None else points.share) for points in parts)
    return (2 * earned + whole) // (2 * whole) if whole else 0
