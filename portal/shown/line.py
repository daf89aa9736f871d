"""The letter line: a letter's life as nine stations in three stretches (`design/line/LINE.md`)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from portal.shown.status import Tone, status_word
from portal.shown.words import gettext, language

#: In their order. Three stretches of three: chosen, written, delivered.
STATIONS = ("proposed", "approved", "asked", "agreed", "sent", "seen", "uploaded", "available", "assigned")

#: `past` is heavy, `skipped` an open station on the heavy line, `now` carries the shape, `ahead` is thin, `none` is
#: after an end.
StationState = Literal["past", "skipped", "now", "ahead", "none"]

# Statuses beside the path, and the station where a letter stands when nothing else is known
_BESIDE = {
    "draft": "proposed",
    "returned": "proposed",
    "hesitant": "asked",
    "declined": "asked",
    "withdrawn": "approved",
    "replaced": "uploaded",
    "void": "approved",
    "dropped": "proposed",
}
_ENDED = {"declined", "withdrawn", "replaced", "void", "dropped"}


@dataclass(frozen=True)
class Station:
    """One station: its name, how the line passes it, and who said so and when, or when it is expected."""

    key: str
    name: str
    state: StationState
    note: str = ""


@dataclass(frozen=True)
class Line:
    """Nine stations, the shape that sits on the last thing known, and the same in words for who cannot see it."""

    stations: tuple[Station, ...]
    shape: str
    tone: Tone
    words: str
    now: str
    next: str
    ended: bool


def line_for(
    status: str,
    *,
    at: str | None = None,
    skipped: Collection[str] = (),
    notes: Mapping[str, str] | None = None,
    attention: str | None = None,
    yours: bool = False,
) -> Line:
    """The line of a letter with this status.

    `at` is the last station reached, for statuses beside the path (declined, withdrawn, replaced, void); `skipped` are
    stations that did not happen, such as `seen` for a letter uploaded without the page being opened; `notes` are the
    captions by station; `attention` is `silent`, `at_risk` or `late`; `yours` says that the person who looks at it is
    the one to act.
    """
    here = STATIONS.index(at or _BESIDE.get(status, status))
    ended = status in _ENDED
    shape, tone = _shape(status, attention, yours=yours, ended=ended)
    stations = tuple(
        Station(key, station_name(key), _state(index, here, key in skipped, ended), (notes or {}).get(key, ""))
        for index, key in enumerate(STATIONS)
    )
    return Line(
        stations=stations,
        shape=shape,
        tone=tone,
        words=_words(status, here, ended),
        now=_now(status, stations[here].name),
        next="" if ended or here + 1 == len(STATIONS) else stations[0 if status == "draft" else here + 1].name,
        ended=ended,
    )


def station_name(key: str) -> str:
    """A station's name in the reader's language."""
    return _names(language())[key]


@lru_cache(maxsize=64)
def _names(_language: str) -> dict[str, str]:
    return {
        "proposed": gettext("Proposed"),
        "approved": gettext("Approved"),
        "asked": gettext("Asked"),
        "agreed": gettext("Agreed"),
        "sent": gettext("Packet sent"),
        "seen": gettext("Seen"),
        "uploaded": gettext("Uploaded"),
        "available": gettext("Available"),
        "assigned": gettext("Assigned"),
    }


def _state(index: int, here: int, skipped: bool, ended: bool) -> StationState:
    if index == here:
        return "now"
    if index < here:
        return "skipped" if skipped else "past"
    return "none" if ended else "ahead"


def _shape(status: str, attention: str | None, *, yours: bool, ended: bool) -> tuple[str, Tone]:
    if ended:
        return "bar", "plain"
    if attention in ("late", "at_risk"):
        return "triangle", "severe"
    if attention == "silent":
        return "dashed", "caution"
    if status in ("hesitant", "returned"):
        return "diamond", "caution"
    if status in ("available", "assigned"):
        return "full", "good"
    return ("disc", "plain") if yours else ("ring", "plain")


def _now(status: str, station: str) -> str:
    if status == "draft":
        return gettext("Not proposed yet")
    return status_word(status) if status in _BESIDE else station


def _words(status: str, here: int, ended: bool) -> str:
    if status == "draft":
        return gettext("Not on its way yet: a draft.")
    name = station_name(STATIONS[here])
    if ended:
        return gettext("Ended at station %(number)s of 9: %(name)s.", number=here + 1, name=name)
    return gettext("Station %(number)s of 9: %(name)s.", number=here + 1, name=name)
