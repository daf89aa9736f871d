"""What the home page says: the state in a sentence, the steps, the set, a line per letter, the clocks."""

from collections.abc import Sequence
from typing import NamedTuple

from blueprints.applicant.letters_shown import LetterLine, groups_of, letter_line
from blueprints.applicant.steps import shown_step
from blueprints.words import number_word, shown_finding
from portal.guidance import Finding as Advice
from portal.guidance import PortfolioAdvice, Severity
from portal.guidance.timeline import advise_on_planning
from portal.queries.advice import Guide
from portal.queries.applicant_frame import Frame, frame
from portal.queries.applicant_letters import PlannedLetter, planned_letters
from portal.queries.applicant_steps import NextStep, letter_attention, next_steps
from portal.queries.due import PlannedDue, planned_due
from portal.shown import Clock, Finding, SetGroup, ShownDate, Step, shown_date
from portal.translating import gettext, ngettext

STEPS_SHOWN = 3
DAYS_IN_A_WEEK = 7


class HomeShown(NamedTuple):
    """Everything that applicant/home.html prints."""

    sentence: str
    lead: str
    today: ShownDate
    steps: list[Step]
    later: str
    verdict: str
    about_verdict: str
    groups: tuple[SetGroup, ...]
    findings: list[Finding]
    letters: list[LetterLine]
    clocks: list[Clock]
    due: ShownDate | None
    why_due: str


def home_shown() -> HomeShown:
    """Three queries, whatever the number of letters."""
    who = frame()
    letters = planned_letters()
    plan = planned_due(who.id, who.first_target.season_id if who.first_target else who.season_id)
    steps = next_steps(who, letters)
    guide = Guide(who.today, who.settings)
    advice = guide.on_set(letters, who.first_target, days_to_deadline=_days_left(plan, who))
    due, lines = _due(letters, who), [letter_line(letter, who) for letter in letters]
    verdict, about_verdict = _verdict(advice, letters)
    return HomeShown(
        sentence=_sentence(letters, steps, who),
        lead=_lead(letters, due),
        today=shown_date(who.today, who.today),
        steps=[shown_step(step, who) for step in steps[:STEPS_SHOWN]],
        later=_later(steps[STEPS_SHOWN:], who),
        verdict=verdict,
        about_verdict=about_verdict,
        groups=groups_of(letters, lines, advice.balance, who, guide),
        findings=[shown_finding(finding) for finding in _on_the_set(advice, letters, plan, guide)],
        letters=lines,
        clocks=_clocks(plan, due, who),
        due=due,
        why_due=_why_due(plan),
    )


def _on_the_set(
    advice: PortfolioAdvice, letters: Sequence[PlannedLetter], plan: PlannedDue, guide: Guide
) -> Sequence[Advice]:
    """What is to be done about the set; before there is one, that it is time to plan it. Praise is the verdict above."""
    if letters:
        return [finding for finding in advice.findings if finding.severity is not Severity.PRAISE]
    if plan.clocks.first_submit is None:
        return ()
    return advise_on_planning(
        plan.clocks.first_submit,
        guide.today,
        planned=False,
        settings=guide.settings,
        texts=guide.texts,
    )


def all_steps() -> list[Step]:
    """Every step that lies ahead."""
    who = frame()
    return [shown_step(step, who) for step in next_steps(who, planned_letters())]


def _sentence(letters: Sequence[PlannedLetter], steps: Sequence[NextStep], who: Frame) -> str:
    """The state in a sentence, then how much there is to do this week."""
    this_week = sum((step.on - who.today).days < DAYS_IN_A_WEEK for step in steps)
    todo = (
        ngettext(
            "One thing to do this week.", "%(many)s things to do this week.", this_week, many=number_word(this_week)
        )
        if this_week
        else gettext("Nothing to do this week.")
    )
    return f"{_state(letters, who)} {todo}"


def _state(letters: Sequence[PlannedLetter], who: Frame) -> str:
    noticed = [letter_attention(letter, who.today) for letter in letters]
    if late := noticed.count("late"):
        return ngettext("One letter is late.", "%(many)s letters are late.", late, many=number_word(late))
    if at_risk := noticed.count("at_risk"):
        return ngettext("One letter is at risk.", "%(many)s letters are at risk.", at_risk, many=number_word(at_risk))
    if silent := noticed.count("silent"):
        return ngettext("One writer is silent.", "%(many)s writers are silent.", silent, many=number_word(silent))
    if not letters:
        return gettext("Your plan begins here.")
    counted = [letter for letter in letters if letter.counts]
    if counted and all(letter.is_in for letter in counted):
        return gettext("Every letter is in.")
    return gettext("You are on track.")


def _lead(letters: Sequence[PlannedLetter], due: ShownDate | None) -> str:
    arrived = sum(letter.is_in for letter in letters)
    said = (
        ngettext("One letter is in.", "%(many)s letters are in.", arrived, many=number_word(arrived)) if arrived else ""
    )
    by = (
        gettext("Your writers’ due date is %(day)s, %(distance)s.", day=due.words, distance=due.distance) if due else ""
    )
    return f"{said} {by}".strip()


def _later(steps: Sequence[NextStep], who: Frame) -> str:
    if not steps:
        return ""
    when = shown_date(steps[0].on, who.today)
    return ngettext(
        "One later step, on %(day)s",
        "%(many)s later steps, the next on %(day)s",
        len(steps),
        day=_day(when),
        many=number_word(len(steps)),
    )


def _day(when: ShownDate) -> str:
    """In a sentence that says how near it is."""
    return gettext("%(day)s, %(distance)s", day=when.words, distance=when.distance)


def _verdict(advice: PortfolioAdvice, letters: Sequence[PlannedLetter]) -> tuple[str, str]:
    """The gravest finding on the set, or the praise, which waits for the letters that are still out."""
    if not letters:
        return (
            gettext("Nothing is planned yet."),
            gettext(
                "A balanced set is two or three core clinical letters, and one from global health where your target asks for it."
            ),
        )
    if not advice.findings:
        return gettext("The set is on its way."), gettext("More can be said when more of it is known.")
    first = advice.findings[0]
    out = [letter.writer_name for letter in letters if letter.counts and not letter.is_in]
    if first.severity != "praise" or not out:
        return first.title, first.why
    if len(out) == 1:
        return gettext("Balanced, once %(writer)s’s letter arrives.", writer=out[0]), first.why
    return gettext("Balanced, once %(count)s more letters arrive.", count=number_word(len(out)).lower()), first.why


def _due(letters: Sequence[PlannedLetter], who: Frame) -> ShownDate | None:
    """The next date by which a writer uploads."""
    days = sorted(letter.due_on for letter in letters if letter.is_out and letter.due_on)
    return shown_date(days[0], who.today) if days else None


def _days_left(plan: PlannedDue, who: Frame) -> int | None:
    return (plan.clocks.earliest - who.today).days if plan.clocks.earliest else None


def _clocks(plan: PlannedDue, due: ShownDate | None, who: Frame) -> list[Clock]:
    """In the order of the calendar; ours is the one that can be moved."""
    found = [Clock(due, gettext("Writers upload"), ours=True)] if due else []
    for day, what in (
        (plan.clocks.first_submit, gettext("First day to submit")),
        (plan.clocks.deadline, gettext("Your earliest program deadline, %(program)s", program=plan.clocks.deadline_of)),
        (plan.clocks.review_starts, gettext("Programs start to review")),
    ):
        if day:
            found.append(Clock(shown_date(day, who.today), what))
    return sorted(found, key=lambda clock: clock.when.iso)


def _why_due(plan: PlannedDue) -> str:
    if not plan.why:
        return gettext("The season’s dates are not known yet. Your advisor sets the due date.")
    return gettext("%(plan)s Your advisor may set another day.", plan=plan.why)
