"""Which letters go to which program: what is suggested and why, what is missing, and what to know before it is done."""

from typing import NamedTuple
from uuid import UUID

from flask import url_for

from blueprints.program_words import service_name
from portal.programs.facts import NOT_ASKED
from portal.programs.letter_checks import Problem, open_points
from portal.programs.letter_sentences import MISSING_SENTENCES, PROBLEM_SENTENCES, ROLE_SENTENCES, STANDING_NOTES
from portal.programs.letters import Chosen, LetterAsk, Missing, Plan, Role, SlotRules, Standing, to_plan
from portal.queries.program_letters import LettersForPrograms, ProgramLetters
from portal.shown import Action, Finding
from portal.shown.pieces import Severity
from portal.translating import gettext, ngettext


class ChosenShown(NamedTuple):
    """A letter of the suggestion."""

    writer: str
    why: str
    note: str
    assigned: bool


class ProgramLine(NamedTuple):
    """A program with its suggestion, in the table of all."""

    id: UUID
    name: str
    about: str
    letters: list[ChosenShown]
    missing: list[str]
    state: str
    url: str


class PlanShown(NamedTuple):
    """A letter to plan, and the form of a writer choice with what is known filled in."""

    sentence: str
    about: str
    url: str


class LettersShown(NamedTuple):
    """Everything that applicant/program_letters.html prints."""

    sentence: str
    points: list[Finding]
    programs: list[ProgramLine]
    plans: list[PlanShown]


class LetterTick(NamedTuple):
    """A letter that could be put in by hand. `may`: whether its box can be ticked now."""

    key: str
    writer: str
    note: str
    ticked: bool
    may: bool


class OneProgramShown(NamedTuple):
    """Everything that applicant/program_letters_one.html prints."""

    id: UUID
    name: str
    about: str
    asks: list[tuple[str, str]]
    suggested: list[ChosenShown]
    comes_off: list[str]
    missing: list[str]
    warnings: list[str]
    lasts: bool
    locked: bool
    accept: frozenset[str]
    changes: bool
    ticks: list[LetterTick]


def letters_shown(all_letters: LettersForPrograms) -> LettersShown:
    """All programs of the list, what waits to be done, and what to plan."""
    points = open_points((each.now for each in all_letters.programs), all_letters.letters.values())
    plans = to_plan(each.suggestion for each in all_letters.programs if not each.now.applied)
    return LettersShown(
        _sentence(all_letters, plans),
        [_point(problem, all_letters) for problem in points],
        [_line(each) for each in all_letters.programs],
        [_plan(plan, all_letters) for plan in plans],
    )


def one_program_shown(each: ProgramLetters, all_letters: LettersForPrograms) -> OneProgramShown:
    """One program: what it asks, the suggestion, and every letter to change by hand."""
    accept = accepted(each)
    letters = all_letters.letters
    return OneProgramShown(
        id=each.id,
        name=each.ask.name,
        about=_slots(each.ask, each.rules),
        asks=_asks(each.ask),
        suggested=[_chosen(one, each) for one in each.suggestion.chosen],
        comes_off=[letters[key].writer for key in sorted(each.now.assigned - accept) if key in letters],
        missing=[_missing(one) for one in each.suggestion.missing],
        warnings=_warnings(each),
        lasts=not each.rules.removable,
        locked=each.now.applied,
        accept=accept,
        changes=accept != each.now.assigned,
        ticks=[
            LetterTick(
                letter.key,
                letter.writer,
                gettext(STANDING_NOTES[letter.standing]),
                letter.key in each.now.assigned,
                letter.standing is Standing.AVAILABLE or letter.key in each.now.assigned,
            )
            for letter in sorted(letters.values(), key=lambda letter: letter.writer)
            if letter.service == each.ask.service
            and (letter.standing is not Standing.GONE or letter.key in each.now.assigned)
        ],
    )


def accepted(each: ProgramLetters) -> frozenset[str]:
    """What is assigned once the suggestion is accepted: of its letters those that can be assigned today."""
    return frozenset(
        one.letter.key for one in each.suggestion.chosen if one.fixed or one.letter.standing is Standing.AVAILABLE
    )


def _sentence(all_letters: LettersForPrograms, plans: tuple[Plan, ...]) -> str:
    if not all_letters.programs:
        return gettext("Which letters will go where?")
    lacking = sum(bool(each.suggestion.missing) and not each.now.applied for each in all_letters.programs)
    if lacking:
        return ngettext("One program still lacks a letter", "%(num)s programs still lack a letter", lacking)
    waiting = sum(accepted(each) != each.now.assigned for each in all_letters.programs if not each.now.applied)
    if waiting:
        return ngettext("Letters wait for one program", "Letters wait for %(num)s programs", waiting)
    return gettext("Every program has its letters")


def _line(each: ProgramLetters) -> ProgramLine:
    count = len(each.now.assigned)
    state = gettext("%(count)s of %(room)s assigned", count=count, room=each.suggestion.room)
    return ProgramLine(
        each.id,
        each.ask.name,
        _slots(each.ask, each.rules),
        [_chosen(one, each) for one in each.suggestion.chosen],
        [] if each.now.applied else [_missing(one) for one in each.suggestion.missing],
        gettext("%(state)s, locked by applying", state=state) if each.now.applied else state,
        url_for("applicant.program_letters_one", id=each.id),
    )


def _chosen(one: Chosen, each: ProgramLetters) -> ChosenShown:
    role = one.roles[0]
    what = each.ask.structured if role is Role.STRUCTURED else each.ask.specialty
    return ChosenShown(
        one.letter.writer,
        gettext(ROLE_SENTENCES[role]) % {"writer": one.letter.writer, "what": what},
        gettext("Assigned.") if one.letter.key in each.now.assigned else gettext(STANDING_NOTES[one.letter.standing]),
        one.letter.key in each.now.assigned,
    )


def _missing(missing: Missing) -> str:
    return gettext(MISSING_SENTENCES[missing.role]) % missing._asdict()


def _point(problem: Problem, all_letters: LettersForPrograms) -> Finding:
    """A problem as the guide's findings look: what waits, and where to do it."""
    said, _, then = gettext(PROBLEM_SENTENCES[problem.code]).partition(". ")
    action = None
    named = next((each for each in all_letters.programs if each.ask.name == problem.values.get("program")), None)
    if named is not None and not named.now.applied:
        label = gettext("See its letters")
        action = Action(label, url_for("applicant.program_letters_one", id=named.id), named.ask.name)
    severity: Severity = "warning" if problem.code in _PRESSING else "notice"
    said = said.removesuffix(".") + "."
    return Finding(severity, said % problem.values, next=then % problem.values, action=action)


_PRESSING = frozenset({"assigned_withdrawn", "gone_and_locked", "uploaded_unassigned", "applied_without_letters"})


def _plan(plan: Plan, all_letters: LettersForPrograms) -> PlanShown:
    ask = next(each.ask for each in all_letters.programs if each.ask.key == plan.programs[0])
    fields = {
        Role.STRUCTURED: {"letter_type": "standardized", "writer_specialty": ask.specialty or ""},
        Role.CHAIR: {"writer_role": gettext("department chair"), "writer_specialty": ask.specialty or ""},
        Role.SPECIALTY: {"writer_specialty": plan.what},
        Role.GLOBAL_HEALTH: {"relationship": "global_health"},
        Role.STRONG: {},
    }[plan.role]
    return PlanShown(
        gettext(MISSING_SENTENCES[plan.role]) % {"what": plan.what, "number": plan.number},
        ngettext("For one program.", "For %(num)s programs.", len(plan.programs)),
        url_for("applicant.plan_choice_new", **fields),
    )


def _slots(ask: LetterAsk, rules: SlotRules) -> str:
    if rules.slots is None:
        return gettext("%(service)s, which does not say how many it takes", service=service_name(ask.service))
    return ngettext(
        "%(service)s takes one letter a program",
        "%(service)s takes %(num)s letters a program",
        rules.slots,
        service=service_name(ask.service),
    )


def _asks(ask: LetterAsk) -> list[tuple[str, str]]:
    """What the program asks of letters; what nobody knows is said to be unknown."""
    unknown = gettext("not known")

    def number(value: object) -> str:
        return unknown if value is None else gettext("none") if value is NOT_ASKED else str(value)

    def yes_or_no(value: bool | None) -> str:
        return unknown if value is None else gettext("yes") if value else gettext("no")

    return [
        (gettext("Letters, at least"), number(ask.minimum)),
        (gettext("Letters, at most"), number(ask.maximum)),
        (gettext("Of its specialty"), number(ask.specialty_minimum)),
        (gettext("Structured letter"), number(ask.structured)),
        (gettext("From a chair"), yes_or_no(ask.chair)),
        (gettext("Global-health track"), yes_or_no(ask.global_health_track)),
    ]


def _warnings(each: ProgramLetters) -> list[str]:
    """What is said before anything is assigned."""
    said = {"program": each.ask.name}
    if each.now.applied:
        return [gettext(PROBLEM_SENTENCES["locked_by_applying"]) % said]
    warnings = [gettext(PROBLEM_SENTENCES["locks_when_applying"]) % said]
    if not each.rules.removable:
        lasts = gettext(
            "%(service)s never takes a letter off again and never exchanges one. Be sure before you assign it.",
            service=service_name(each.ask.service),
        )
        warnings.insert(0, lasts)
    return warnings
