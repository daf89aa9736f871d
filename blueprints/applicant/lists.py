"""What the pages of lists are made from: the limits a form begins with, two lists side by side, a list as a file."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from blueprints.applicant.forms_list import ListForm, list_form
from blueprints.fit_words import criteria_words
from blueprints.list_shown import list_sentence, tier_word
from blueprints.program_words import service_name
from portal.programs.found import Found, Listed
from portal.programs.limits import Limits
from portal.programs.signals import SIGNALS, signals_for
from portal.programs.words import plain_specialty
from portal.queries.applicant_frame import Frame
from portal.queries.program_lists import Ground, KeptList
from portal.shown import ShownDate, shown_date
from portal.translating import gettext, ngettext


class ListLine(NamedTuple):
    """A kept list in the list of lists."""

    id: UUID
    name: str
    sentence: str
    points: str
    solved: ShownDate
    comments: str


class Difference(NamedTuple):
    """One line of two lists side by side."""

    what: str
    one: str
    other: str


class Compared(NamedTuple):
    """Two lists: what differs, what only one of them has, and how many programs stand on both."""

    sentence: str
    one: KeptList
    other: KeptList
    differences: list[Difference]
    only_one: tuple[Listed, ...]
    only_other: tuple[Listed, ...]
    both: tuple[Listed, ...]


def list_line(kept: KeptList, today: date) -> ListLine:
    """One of the lists."""
    return ListLine(
        kept.id,
        kept.name,
        list_sentence(kept.found),
        f"{kept.found.points:,.0f}",
        shown_date(kept.solved_at.date(), today),
        ngettext("one comment", "%(num)s comments", kept.comments) if kept.comments else "",
    )


def first_limits(ground: Ground) -> Limits:
    """What a new list begins with: the budget of the profile, and the signals that are known."""
    return Limits(budget=ground.profile.budget_dollars)


def form_for(who: Frame, ground: Ground, limits: Limits, name: str = "") -> ListForm:
    """The form of a list for what this applicant applies for."""
    applied_for = _applied_for(who)
    signals = [
        tier for service in {target.service for target in who.targets} for tier in signals_for(applied_for, service)
    ]
    names = {each.program.key: f"{each.program.name} ({each.program.key})" for each in ground.weighed}
    names = {key: names[key] for key in limits.locked | limits.excluded | set(limits.sent) if key in names}
    places = sorted({place for each in ground.weighed if isinstance(place := each.program.value("place"), str)})
    form = list_form(limits, name, applied_for, places, sorted(signals), names)
    for field in (form.locked, form.excluded):
        field.choices = [choice for choice in field.choices if choice.value in names]
    return form


def signals_source() -> str:
    """Where the numbers of signals come from, and of which season they are."""
    table = SIGNALS[0]
    return gettext("Numbers of season %(season)s; set them right for yours.", season=table.season)


def compared(one: KeptList, other: KeptList) -> Compared:
    """Two lists side by side."""
    here, there = one.found, other.found
    both = here.keys & there.keys
    return Compared(
        sentence=ngettext("Both lists have one program", "Both lists have %(num)s programs", len(both))
        if both
        else gettext("The two lists have no program in common"),
        one=one,
        other=other,
        differences=[
            Difference(what, _of(here), _of(there))
            for what, _of in (
                (gettext("Programs"), lambda found: str(len(found.choices))),
                (gettext("Dollars"), _dollars),
                (gettext("Points of fit"), lambda found: f"{found.points:,.0f}"),
                (gettext("With a global-health track"), lambda found: _count(found, "global_health_track")),
                (gettext("Visa facts known"), lambda found: _count(found, "visa_known")),
                (gettext("Something to ask"), lambda found: _count(found, "ask")),
                (gettext("Facts older than a year"), lambda found: _count(found, "stale")),
            )
        ],
        only_one=tuple(each for each in here.choices if each.key not in both),
        only_other=tuple(each for each in there.choices if each.key not in both),
        both=tuple(each for each in here.choices if each.key in both),
    )


HEADER = (
    "Program ID",
    "Program",
    "Specialty",
    "Place",
    "Service",
    "Fit",
    "Could be",
    "Signal",
    "Global-health track",
    "To ask",
)


def rows_of(found: Found) -> Iterable[Sequence[str | date | None]]:
    """A list as the rows of a file, under `HEADER`."""
    for each in found.choices:
        yield (
            each.key,
            each.name,
            each.specialty,
            each.place,
            service_name(each.service),
            str(each.fit),
            str(each.could_be),
            tier_word(each.signal),
            gettext("yes") if each.global_health_track else "",
            criteria_words(each.ask),
        )


def targets_by_specialty(who: Frame) -> dict[str, UUID]:
    """The target for each specialty, the first where there are several."""
    return {plain_specialty(target.specialty): target.id for target in reversed(who.targets)}


def _applied_for(who: Frame) -> list[str]:
    return sorted({plain_specialty(target.specialty) for target in who.targets})


def _dollars(found: Found) -> str:
    return gettext("not known") if found.dollars is None else f"${found.dollars:,}"


def _count(found: Found, name: str) -> str:
    return str(sum(bool(getattr(each, name)) for each in found.choices))
