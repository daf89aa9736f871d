"""Advice on one writer choice (`guidance-rules.md`, "Findings on one writer choice"): a function per code.

Each rule returns its finding or None. What is unknown makes no finding; `unknown` names it instead.
"""

from collections.abc import Callable
from dataclasses import dataclass

from portal.guidance import clues
from portal.guidance import tier as tiers
from portal.guidance.catalogue import DEFAULT_CATALOGUE, Catalogue
from portal.guidance.finding import Finding, Severity, in_order
from portal.guidance.settings import DEFAULTS, Settings
from portal.guidance.specialties import specialty
from portal.guidance.texts import units
from portal.guidance.themes import GLOBAL_HEALTH_THEMES
from portal.guidance.writer import Answer, Relationship, Target, WriterChoice

WEEKS_IN_A_MONTH = 4  # "ended a month ago" is "ended 4 weeks ago" (contracts.md: 1 month is still the moment to ask)


@dataclass(frozen=True, slots=True)
class ChoiceAdvice:
    """What the portal says to one writer choice.

    `also` are other tiers met, `unknown` the fields the answer would need.
    """

    tier: tiers.Tier
    also: tuple[int, ...]
    findings: tuple[Finding, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """One choice with all that a rule may look at."""

    choice: WriterChoice
    target: Target
    tier: tiers.Tier
    settings: Settings
    texts: Catalogue

    def finding(self, code: str, severity: Severity | None = None, **facts: str | int) -> Finding:
        """A finding that knows the writer's name, at the start of a sentence and within one."""
        name = self.choice.name
        writer = name or self.texts.word(units.THIS_WRITER)
        within = name or self.texts.word(units.THIS_WRITER_WITHIN)
        return self.texts.finding(code, severity, writer=writer, writer_within=within, **facts)


def advise_on_choice(
    choice: WriterChoice, target: Target, settings: Settings = DEFAULTS, texts: Catalogue = DEFAULT_CATALOGUE
) -> ChoiceAdvice:
    """Tier, other tiers met, findings (severe first) and what is unknown, for one writer choice."""
    met = tiers.tiers_met(choice, target)
    case = _Case(choice, target, tiers.best(met), settings, texts)
    findings = [finding for rule in RULES if (finding := rule(case)) is not None]
    return ChoiceAdvice(case.tier, met[1:], in_order(findings), _unknown(choice, target))


def _famous_but_distant(case: _Case) -> Finding | None:
    choice = case.choice
    distant = choice.supervised_directly is False or choice.knows_applicant_well is False
    return case.finding("famous_but_distant") if choice.is_prominent is True and distant else None


def _not_directly_supervised(case: _Case) -> Finding | None:
    meant_to_tell_of_work = case.choice.relationship in (
        Relationship.CLINICAL,
        Relationship.GLOBAL_HEALTH,
        Relationship.HOME,
    )
    not_supervised = case.choice.supervised_directly is False
    return case.finding("not_directly_supervised") if meant_to_tell_of_work and not_supervised else None


def _no_hands_on_contact(case: _Case) -> Finding | None:
    choice = case.choice
    clinical = choice.is_clinical_supervision or (choice.hands_on is None and choice.shadowing_only is True)
    return case.finding("no_hands_on_contact") if clinical and choice.shadowing_only is True else None


def _short_contact(case: _Case) -> Finding | None:
    choice, least = case.choice, case.settings.short_contact_weeks
    supervised = choice.is_clinical_supervision and choice.supervised_directly is True
    if not supervised or choice.weeks is None or choice.weeks >= least:
        return None
    amount = case.texts.amount
    return case.finding("short_contact", length=amount(choice.weeks, "week"), least=amount(least, "week"))


def _non_clinical_writer(case: _Case) -> Finding | None:
    choice = case.choice
    if choice.relationship is Relationship.RESEARCH:
        outside = choice.is_physician is False and tiers.is_in_clinical_research(choice) is False
        return case.finding("non_clinical_writer") if outside else None
    no_physician = choice.is_physician is False
    return case.finding("non_clinical_writer") if case.tier == "supplemental" and no_physician else None


def _specialty_mismatch(case: _Case) -> Finding | None:
    choice = case.choice
    clinical_writer = (
        choice.is_clinical_supervision
        and choice.relationship is not Relationship.OTHER
        and choice.is_physician is not False
    )
    outside = tiers.in_core_or_target(choice, case.target) is False
    if not clinical_writer or not outside or choice.has_global_health_role:
        return None
    return case.finding("specialty_mismatch", specialty=choice.field or "")


def _research_complements_only(case: _Case) -> Finding | None:
    return case.finding("research_complements_only") if case.tier == 3 else None


def _home_country_supplement_only(case: _Case) -> Finding | None:
    return case.finding("home_country_supplement_only") if case.tier == 4 else None


def _asked_late(case: _Case) -> Finding | None:
    choice, settings = case.choice, case.settings
    if choice.asked is not False or choice.weeks is None or choice.months_since_rotation is None:
        return None
    if choice.weeks >= settings.short_rotation_weeks or choice.months_since_rotation < settings.asked_late_months:
        return None
    long_ago = choice.months_since_rotation > settings.asked_late_severe_months
    amount = case.texts.amount
    return case.finding(
        "asked_late",
        Severity.SEVERE if long_ago else None,
        length=amount(choice.weeks, "week"),
        since=amount(choice.months_since_rotation, "month"),
    )


def _ask_now(case: _Case) -> Finding | None:
    choice, settings = case.choice, case.settings
    if choice.asked is not False or choice.months_since_rotation is None:
        return None
    weeks_since = choice.months_since_rotation * WEEKS_IN_A_MONTH
    the_moment = -settings.ask_now_weeks_before_end <= weeks_since <= settings.ask_now_weeks_after_end
    return case.finding("ask_now") if the_moment else None


def _ask_for_update(case: _Case) -> Finding | None:
    return case.finding("ask_for_update") if case.choice.later_season is True else None


def _hesitant_answer(case: _Case) -> Finding | None:
    return case.finding("hesitant_answer") if case.choice.answer is Answer.HESITANT else None


def _global_health_not_planned(case: _Case) -> Finding | None:
    choice = case.choice
    if choice.planned_themes is None or not choice.has_global_health_role:
        return None
    return case.finding("global_health_not_planned") if choice.planned_themes.isdisjoint(GLOBAL_HEALTH_THEMES) else None


def _short_notice(case: _Case) -> Finding | None:
    notice, least = case.choice.notice_weeks, case.settings.notice_weeks
    if notice is None or notice >= least:
        return None
    amount = case.texts.amount
    return case.finding("short_notice", notice=amount(notice, "week"), least=amount(least, "week"))


RULES: tuple[Callable[[_Case], Finding | None], ...] = (
    _famous_but_distant,
    _not_directly_supervised,
    _no_hands_on_contact,
    _short_contact,
    _non_clinical_writer,
    _specialty_mismatch,
    _research_complements_only,
    _home_country_supplement_only,
    _asked_late,
    _ask_now,
    _ask_for_update,
    _hesitant_answer,
    _global_health_not_planned,
    _short_notice,
)

_ALWAYS = frozenset({"relationship", "country", "physician", "supervised_directly", "knows_applicant_well", "famous"})
_ROTATION = frozenset({"weeks", "months_since_rotation", "asked"})
_CLINICAL = _ALWAYS | _ROTATION | {"specialty", "hands_on", "clinical_setting"}
# What the rules look at, by relationship: a tutor's specialty or a research mentor's hands-on contact changes
# no answer.
_LOOKED_AT: dict[Relationship | None, frozenset[str]] = {
    Relationship.CLINICAL: _CLINICAL,
    Relationship.GLOBAL_HEALTH: _CLINICAL | {"global_health_role"},
    Relationship.HOME: _CLINICAL,
    Relationship.RESEARCH: _ALWAYS | _ROTATION | {"clinical_setting"},
    Relationship.OTHER: _ALWAYS | _ROTATION,
    None: _CLINICAL,
}


def _unknown(choice: WriterChoice, target: Target) -> tuple[str, ...]:
    """The names of the fields that the rules look at and that are missing or say nothing the portal recognises."""
    known: dict[str, object] = {
        "relationship": choice.relationship,
        "country": choice.place,
        "physician": choice.is_physician,
        "supervised_directly": choice.supervised_directly,
        "knows_applicant_well": choice.knows_applicant_well,
        "famous": choice.is_prominent,
        "weeks": choice.weeks,
        "months_since_rotation": choice.months_since_rotation,
        "asked": choice.asked,
        "specialty": choice.field,
        "hands_on": choice.shadowing_only,
        "clinical_setting": None if choice.care is clues.Care.UNRECOGNISED else choice.care,
        "global_health_role": choice.global_health_role,
    }
    missing = {name for name in _LOOKED_AT[choice.relationship] if known[name] is None}
    unrecognised = {
        name
        for name, text in (("country", choice.country), ("specialty", choice.specialty))
        if text and known[name] is None
    }
    if target.specialty is None or specialty(target.specialty) is None:
        missing.add("target_specialty")
    return tuple(sorted(missing | unrecognised))
