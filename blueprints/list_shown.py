"""A kept list of programs, as its applicant and the office read it."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from blueprints.fit_words import criteria_words
from blueprints.program_words import service_name
from portal.programs.fees import FeeTable
from portal.programs.found import Found, Listed
from portal.programs.limits import Limits, Range
from portal.programs.list_sentences import binding_sentence, swap_sentence
from portal.queries.program_lists import Comment, KeptList
from portal.shown import ShownDate, shown_date
from portal.translating import gettext, ngettext


class ListedShown(NamedTuple):
    """A program on the list, or one listed apart."""

    key: str
    name: str
    about: str
    fit: int
    could_be: int
    signal: str
    sent: bool
    locked: bool
    note: str
    stale: bool


class RemarkShown(NamedTuple):
    """What somebody said to the list."""

    text: str
    said: str


class ListShown(NamedTuple):
    """Everything that a list's page prints."""

    id: UUID
    name: str
    sentence: str
    lead: str
    solved: ShownDate
    rows: list[ListedShown]
    apart: list[ListedShown]
    binding: list[str]
    swap: str
    swap_out: str
    swap_into: str
    asked: list[tuple[str, str]]
    fees: list[tuple[str, str]]
    comments: list[RemarkShown]


def list_shown(kept: KeptList, comments: list[Comment], today: date) -> ListShown:
    """The list with what binds it, what could be exchanged, and what was said."""
    found = kept.found
    return ListShown(
        id=kept.id,
        name=kept.name,
        sentence=list_sentence(found),
        lead=_lead(found),
        solved=shown_date(found.on, today),
        rows=[_row(each, kept.asked) for each in found.choices],
        apart=[_row(each, kept.asked) for each in found.apart],
        binding=[binding_sentence(each, found.names, gettext) for each in found.binding],
        swap=swap_sentence(found.swap, found.names, gettext) if found.swap else "",
        swap_out=found.swap.out if found.swap else "",
        swap_into=found.swap.into if found.swap else "",
        asked=asked_shown(kept.asked, found.names),
        fees=[_fee(table, today) for table in found.fees],
        comments=[
            RemarkShown(one.text, f"{one.author}, {shown_date(one.written_at.date(), today).distance}")
            for one in comments
        ],
    )


def list_sentence(found: Found) -> str:
    """How many programs, and what they cost."""
    count = len(found.choices)
    if not count:
        return gettext("No program is on this list")
    if found.dollars is None:
        return ngettext(
            "One program, at a price nobody has entered", "%(num)s programs, at a price nobody has entered", count
        )
    return ngettext(
        "One program for $%(dollars)s", "%(num)s programs for $%(dollars)s", count, dollars=f"{found.dollars:,}"
    )


def tier_word(tier: str | None) -> str:
    """A signal in a table."""
    words = {"gold": gettext("Gold"), "silver": gettext("Silver"), "signal": gettext("Signal")}
    return words.get(tier or "", tier or "")


def asked_shown(limits: Limits, names: object) -> list[tuple[str, str]]:
    """What the list had to hold to, in a few lines."""
    said = [(gettext("Budget"), f"${limits.budget:,}" if limits.budget is not None else gettext("no limit"))]
    said += [(gettext("Programs"), _range(limits.number))]
    said += [(name, _range(bounds)) for name, bounds in sorted(limits.specialties.items())]
    said += [(place, _range(bounds)) for place, bounds in sorted(limits.places.items())]
    if limits.global_health_minimum:
        said.append((gettext("With a global-health track"), _range(Range(limits.global_health_minimum))))
    if limits.visa_known_minimum:
        said.append((gettext("With known visa facts"), _range(Range(limits.visa_known_minimum))))
    said += [
        (gettext("%(tier)s, %(specialty)s", tier=tier_word(tier.tier), specialty=tier.specialty), str(tier.number))
        for tier in limits.signals
        if tier.number
    ]
    for title, keys in ((gettext("Always on it"), limits.locked), (gettext("Never on it"), limits.excluded)):
        if keys:
            said.append((title, ", ".join(sorted(keys))))
    return said


def _lead(found: Found) -> str:
    about = gettext(
        "The best fit that holds to your limits, out of %(count)s programs: %(points)s points of fit together.",
        count=found.considered,
        points=f"{found.points:,.0f}",
    )
    unknown = sum(not each.visa_known for each in found.choices)
    if not unknown:
        return about
    more = ngettext("The visa facts of one are not known.", "The visa facts of %(num)s are not known.", unknown)
    return f"{about} {more}"


def _row(each: Listed, asked: Limits) -> ListedShown:
    said = [each.place, each.specialty, service_name(each.service)]
    if each.global_health_track:
        said.append(gettext("global-health track"))
    note = ""
    if each.fails:
        note = gettext("A gate is shut: %(what)s", what=criteria_words(each.fails))
    elif each.ask:
        note = gettext("Ask: %(what)s", what=criteria_words(each.ask))
    return ListedShown(
        each.key,
        each.name,
        ", ".join(part for part in said if part),
        each.fit,
        each.could_be,
        tier_word(each.signal),
        each.key in asked.sent,
        each.key in asked.locked,
        note,
        each.stale,
    )


def _range(bounds: Range) -> str:
    low, high = bounds
    if low is not None and high is not None:
        return gettext("%(low)s to %(high)s", low=low, high=high)
    if low is not None:
        return gettext("at least %(low)s", low=low)
    return gettext("at most %(high)s", high=high) if high is not None else gettext("no limit")


def _fee(table: FeeTable, today: date) -> tuple[str, str]:
    said = gettext(
        "fees of season %(season)s, checked %(when)s",
        season=table.season,
        when=shown_date(table.checked_on, today).distance,
    )
    return service_name(table.service), said
