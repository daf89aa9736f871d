"""How the office's programs fit the applicant: three groups, narrowed by what the address says."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from flask import url_for
from werkzeug.datastructures import MultiDict

from blueprints.fit_words import about_program, criteria_words, gate_why, place_of, points_why
from portal.programs.fit import Fit
from portal.programs.gates import Judgement
from portal.programs.sentences import WHY_NO_ODDS
from portal.programs.weighed import GROUPS, Weighed, in_groups
from portal.queries.program_lists import Ground
from portal.shown import ShownDate, shown_date
from portal.translating import gettext, ngettext

ON_A_PAGE = 50


class FitRow(NamedTuple):
    """A program in its group."""

    id: UUID
    name: str
    about: str
    fit: int
    could_be: int
    why: str
    age: str
    stale: bool
    conflict: bool


class FitFilters(NamedTuple):
    """What the address narrows the groups by; what nobody offers narrows nothing."""

    group: str
    words: str
    specialty: str
    place: str
    track: bool

    def address(self, **changed: object) -> str:
        """The page with these filters, some of them changed."""
        wanted = self._asdict() | changed
        names = {"group": "group", "words": "q", "specialty": "specialty", "place": "place", "page": "page"}
        given = {names[name]: value for name, value in wanted.items() if name in names and value}
        return url_for("applicant.programs_fit", **given, **({"track": "y"} if wanted["track"] else {}))


class FitShown(NamedTuple):
    """Everything that applicant/programs_fit.html prints."""

    sentence: str
    about: str
    no_odds: str
    on: ShownDate
    views: list[dict[str, object]]
    filters: FitFilters
    specialties: list[tuple[str, str]]
    places: list[tuple[str, str]]
    rows: list[FitRow]
    pager: str
    earlier: str
    later: str
    profile_gaps: list[str]


def filters_of(args: "MultiDict[str, str]") -> FitFilters:
    """The filters of the address."""
    group = args.get("group", "")
    return FitFilters(
        group if group in GROUPS else "",
        args.get("q", "").strip(),
        args.get("specialty", ""),
        args.get("place", ""),
        args.get("track") == "y",
    )


def fit_shown(ground: Ground, filters: FitFilters, number: int) -> FitShown:
    """One page of one group. `number`: of the page, from 1."""
    kept = [each for each in ground.weighed if _passes(each, filters)]
    groups = in_groups(kept)
    if not filters.group:  # the first in which something stands
        filters = filters._replace(group=next((name for name in GROUPS if groups[name]), "meets"))
    here = groups[filters.group]
    pages = max(1, -(-len(here) // ON_A_PAGE))
    at = min(max(number, 1), pages)
    first = (at - 1) * ON_A_PAGE
    return FitShown(
        sentence=_sentence(groups),
        about=gettext("Chosen from %(count)s programs of your office’s catalogue.", count=len(ground.weighed)),
        no_odds=gettext(WHY_NO_ODDS),
        on=shown_date(ground.on, ground.today),
        views=[
            {
                "label": _group_name(name),
                "url": filters.address(group=name),
                "count": len(groups[name]),
                "current": name == filters.group,
            }
            for name in GROUPS
        ],
        filters=filters,
        specialties=[("", gettext("Any specialty")), *_options(each.specialty for each in ground.weighed)],
        places=[("", gettext("Any place")), *_options(place_of(each) for each in ground.weighed)],
        rows=[_row(each, ground) for each in here[first : first + ON_A_PAGE]],
        pager=_pager(first, len(here)),
        earlier=filters.address(page=at - 1) if at > 1 else "",
        later=filters.address(page=at + 1) if at < pages else "",
        profile_gaps=_gaps(ground),
    )


def _sentence(groups: dict[str, tuple[Weighed, ...]]) -> str:
    meets, ask = len(groups["meets"]), len(groups["ask"])
    if meets:
        return ngettext("You meet all that one program asks", "You meet all that %(num)s programs ask", meets)
    if ask:
        return ngettext("One program leaves something to ask", "%(num)s programs leave something to ask", ask)
    return gettext("No program fits these filters yet")


def _group_name(group: str) -> str:
    return {
        "meets": gettext("You meet all of it"),
        "ask": gettext("Something to ask"),
        "apart": gettext("A gate is shut"),
    }[group]


def _row(each: Weighed, ground: Ground) -> FitRow:
    day = each.program.gate_side().checked_on
    return FitRow(
        id=ground.ids[each.program.key],
        name=each.program.name,
        about=about_program(each),
        fit=each.fit.points,
        could_be=each.fit.could_be,
        why=_short_why(each.judgement, each.fit),
        age=shown_date(day, ground.today).distance if day else gettext("nobody said when"),
        stale=each.judgement.stale,
        conflict=any(gate.code.endswith(".conflict") for gate in each.judgement.to_ask),
    )


def _short_why(judgement: Judgement, fit: Fit) -> str:
    """The gates that shut, in full; else what to ask; else what adds most to the fit."""
    if judgement.failed:
        return " ".join(gate_why(gate) for gate in judgement.failed)
    if judgement.to_ask:
        return gettext("Ask: %(what)s", what=criteria_words(gate.criterion for gate in judgement.to_ask))
    best = [points for points in fit.parts if points.share][:2]
    return " ".join(points_why(points) for points in sorted(best, key=lambda points: -points.earned))


def _passes(each: Weighed, filters: FitFilters) -> bool:
    text = f"{each.program.name} {place_of(each)} {each.specialty} {each.program.key}".casefold()
    return (
        all(one in text for one in filters.words.casefold().split())
        and filters.specialty in ("", each.specialty)
        and filters.place in ("", place_of(each))
        and (not filters.track or each.program.value("global_health_track") is True)
    )


def _options(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(value, value) for value in sorted(set(values) - {""})]


def _pager(first: int, count: int) -> str:
    if not count:
        return ""
    return gettext(
        "%(first)s to %(last)s of %(count)s programs, best fit first",
        first=first + 1,
        last=min(first + ON_A_PAGE, count),
        count=count,
    )


def _gaps(ground: Ground) -> list[str]:
    """What the profile does not say, and every gate asks."""
    facts = ground.profile.applicant
    named = {
        gettext("the visa you need"): facts.visa_need,
        gettext("your Step 2 CK score"): facts.step2ck,
        gettext("your attempts"): facts.step2ck_attempts,
        gettext("your day of graduation"): facts.graduated_on,
        gettext("your US rotations"): facts.usce_months,
    }
    return [name for name, value in named.items() if value is None]
