"""How one program fits the applicant: every gate with the values compared, every part of the fit, every fact with its source."""

from typing import NamedTuple
from uuid import UUID

from blueprints.fit_words import (
    ASKED_BY,
    FactShown,
    SourceShown,
    about_program,
    answer_status,
    criteria_words,
    criterion_name,
    fact_shown,
    facts_shown,
    gate_why,
    part_name,
    points_why,
)
from portal.programs.fit import Fit
from portal.programs.gates import Gate, Judgement
from portal.programs.sentences import WHY_NO_ODDS
from portal.programs.weighed import Weighed
from portal.queries.program_lists import Ground
from portal.shown import ShownDate, shown_date
from portal.shown.status import Status
from portal.translating import gettext, ngettext


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


def program_fit_shown(ground: Ground, program_id: UUID) -> ProgramFitShown:
    """One program. Raises NotThere."""
    each = ground.program(program_id)
    whole = sum(points.weight for points in each.fit.parts)
    return ProgramFitShown(
        id=program_id,
        key=each.program.key,
        name=each.program.name,
        sentence=_verdict(each.program.name, each.judgement),
        about=about_program(each),
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


def _gate(gate: Gate, each: Weighed, ground: Ground) -> GateShown:
    fact = fact_shown(each.program, ASKED_BY[gate.criterion], ground.today)
    return GateShown(criterion_name(gate.criterion), answer_status(gate.answer), gate_why(gate), fact.sources)


def _total(fit: Fit) -> str:
    if fit.could_be > fit.points:
        return gettext(
            "%(points)s of 100, and up to %(could)s once the unknown is known", points=fit.points, could=fit.could_be
        )
    return gettext("%(points)s of 100", points=fit.points)
