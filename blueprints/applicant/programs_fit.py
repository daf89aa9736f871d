"""How the office's programs fit the applicant: three groups, and one program with every gate, part and source."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from flask import url_for
from werkzeug.datastructures import MultiDict

from blueprints.fit_words import (
    ASKED_BY,
    FactShown,
    SourceShown,
    answer_status,
    criteria_words,
    criterion_name,
    fact_shown,
    facts_shown,
    gate_why,
    part_name,
    points_why,
)
from blueprints.program_words import service_name
from portal.programs.fit import Fit
from portal.programs.gates import Gate, Judgement
from portal.programs.sentences import WHY_NO_ODDS
from portal.programs.weighed import GROUPS, Weighed, in_groups
from portal.queries.program_lists import Ground
from portal.shown import ShownDate, shown_date
from portal.shown.status import Status
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


class GateShown(NamedTuple):
    """One gate: its answer, the values compared, and where the program's side comes from."""

    name: str
    status: Status
    why: str
    sources: list[SourceShown]


class PartShown(NamedTuple):
    """One part of the fit: what it adds of what it could."""

    name: str
    weight: int
    earned: str
    why: str
    unknown: bool


class ProgramFitShown(NamedTuple):
    """Everything that applicant/program_fit.html prints."""

    id: UUID
    key: str
    name: str
    sentence: str
    about: str
    gates: list[GateShown]
    parts: list[PartShown]
    whole: int
    fit: Fit
    total: str
    no_odds: str
    on: ShownDate
    facts: list[FactShown]


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
        places=[("", gettext("Any place")), *_options(_place(each) for each in ground.weighed)],
        rows=[_row(each, ground) for each in here[first : first + ON_A_PAGE]],
        pager=_pager(first, len(here)),
        earlier=filters.address(page=at - 1) if at > 1 else "",
        later=filters.address(page=at + 1) if at < pages else "",
        profile_gaps=_gaps(ground),
    )


def program_fit_shown(ground: Ground, program_id: UUID) -> ProgramFitShown:
    """One program. Raises NotThere."""
    each = ground.program(program_id)
    whole = sum(points.weight for points in each.fit.parts)
    return ProgramFitShown(
        id=program_id,
        key=each.program.key,
        name=each.program.name,
        sentence=_verdict(each.program.name, each.judgement),
        about=_about(each),
        gates=[_gate(gate, each, ground) for gate in each.judgement.gates.values()],
        parts=[
            PartShown(
                part_name(points.part),
                points.weight,
                f"{points.earned:g}",
                points_why(points),
                points.share is None,
            )
            for points in each.fit.parts
        ],
        whole=whole,
        fit=each.fit,
        total=_total(each.fit),
        no_odds=gettext(WHY_NO_ODDS),
        on=shown_date(ground.on, ground.today),
        facts=facts_shown(each.program, ground.today),
    )


def _sentence(groups: dict[str, tuple[Weighed, ...]]) -> str:
    meets, ask = len(groups["meets"]), len(groups["ask"])
    if meets:
        return ngettext("You meet all that one program asks", "You meet all that %(num)s programs ask", meets)
    if ask:
        return ngettext("One program leaves something to ask", "%(num)s programs leave something to ask", ask)
    return gettext("No program fits these filters yet")


def _verdict(name: str, judgement: Judgement) -> str:
    if judgement.failed:
        return gettext(
            "%(program)s asks for something you do not have: %(what)s",
            program=name,
            what=criteria_words(gate.criterion for gate in judgement.failed),
        )
    if judgement.to_ask:
        return ngettext(
            "One thing to ask about %(program)s",
            "%(num)s things to ask about %(program)s",
            len(judgement.to_ask),
            program=name,
        )
    return gettext("You meet all that %(program)s asks", program=name)


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
        about=_about(each),
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


def _gate(gate: Gate, each: Weighed, ground: Ground) -> GateShown:
    fact = fact_shown(each.program, ASKED_BY[gate.criterion], ground.today)
    return GateShown(criterion_name(gate.criterion), answer_status(gate.answer), gate_why(gate), fact.sources)


def _about(each: Weighed) -> str:
    said = [_place(each), each.specialty, service_name(each.program.service)]
    if each.program.value("global_health_track") is True:
        said.append(gettext("global-health track"))
    return ", ".join(part for part in said if part)


def _place(each: Weighed) -> str:
    place = each.program.value("place")
    return place if isinstance(place, str) else ""


def _passes(each: Weighed, filters: FitFilters) -> bool:
    text = f"{each.program.name} {_place(each)} {each.specialty} {each.program.key}".casefold()
    return (
        all(one in text for one in filters.words.casefold().split())
        and filters.specialty in ("", each.specialty)
        and filters.place in ("", _place(each))
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


def _total(fit: Fit) -> str:
    if fit.could_be > fit.points:
        return gettext(
            "%(points)s of 100, and up to %(could)s once the unknown is known", points=fit.points, could=fit.could_be
        )
    return gettext("%(points)s of 100", points=fit.points)


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
