"""Advice on the set of letters (`guidance-rules.md`, "Findings on the set of letters"): a function per code.

A finding is made only when it is certain: where a missing value could undo it, nothing is said and `unknown` names
the value.
Praise too is only given when nothing unknown could take it back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from portal.guidance import themes
from portal.guidance.catalogue import DEFAULT_CATALOGUE, Catalogue
from portal.guidance.finding import Finding, Severity, in_order
from portal.guidance.letters import Count, Letter, LetterStatus, count, is_one_of
from portal.guidance.settings import DEFAULTS, Settings
from portal.guidance.specialties import specialty
from portal.guidance.texts import units
from portal.guidance.themes import Theme


@dataclass(frozen=True, slots=True)
class Applicant:
    """What the set is meant for. None is unknown; `required_specialty_letters` None is "the program does not say"."""

    target_specialty: str | None = None
    global_health_track: bool | None = None
    required_specialty_letters: int | None = None
    program_letter_slots: int | None = None
    days_to_deadline: float | None = None
    valued_themes: frozenset[Theme] = frozenset(Theme)
    statement_themes: frozenset[Theme] = frozenset()


@dataclass(frozen=True, slots=True)
class Balance:
    """The balanced set at a glance: what there is, and what the guide asks for."""

    us_clinical: Count
    global_health: Count
    target_specialty: Count
    us_clinical_wanted: int
    global_health_wanted: int
    target_specialty_wanted: int


@dataclass(frozen=True, slots=True)
class PortfolioAdvice:
    """What the portal says to one set of letters. `unknown` names the fields that kept a rule from answering."""

    balance: Balance
    findings: tuple[Finding, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """One set with all that a rule may look at, and the counts that several rules share."""

    applicant: Applicant
    letters: Sequence[Letter]
    settings: Settings
    texts: Catalogue
    target: str | None = field(init=False)
    balance: Balance = field(init=False)

    def __post_init__(self) -> None:
        aim = self.applicant.target_specialty
        target = specialty(aim) if aim is not None else None
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "balance", _balance(self.applicant, self.letters, target, self.settings))

    def names(self, letters: Sequence[Letter]) -> str:
        """Whose letters these are, in the alphabet's order; how many, where a name is missing."""
        names = sorted(letter.writer for letter in letters if letter.writer)
        return ", ".join(names) if len(names) == len(letters) else self.texts.amount(len(letters), "letter")


def advise_on_portfolio(
    applicant: Applicant,
    letters: Sequence[Letter],
    settings: Settings = DEFAULTS,
    texts: Catalogue = DEFAULT_CATALOGUE,
) -> PortfolioAdvice:
    """Findings (severe first), the balance in numbers and what is unknown, for one set of letters in any order."""
    case = _Case(applicant, letters, settings, texts)
    findings = [finding for rule in RULES if (finding := rule(case)) is not None]
    unknown = _unknown(case)
    heavy = any(finding.severity in (Severity.SEVERE, Severity.WARNING) for finding in findings)
    if not heavy and _is_balanced(case) and unknown.isdisjoint(_praise_needs(applicant, settings)):
        findings.append(_balanced(case))
    return PortfolioAdvice(case.balance, in_order(findings), tuple(sorted(unknown)))


def balance_of(applicant: Applicant, letters: Sequence[Letter], settings: Settings = DEFAULTS) -> Balance:
    """The set against the balanced set, in numbers, without advice."""
    return _Case(applicant, letters, settings, DEFAULT_CATALOGUE).balance


def _balance(applicant: Applicant, letters: Sequence[Letter], target: str | None, settings: Settings) -> Balance:
    required = applicant.required_specialty_letters
    return Balance(
        us_clinical=count(letters, lambda letter: letter.is_us_clinical),
        global_health=count(letters, lambda letter: letter.is_global_health),
        target_specialty=count(letters, lambda letter: letter.is_from(target)),
        us_clinical_wanted=settings.us_clinical_letters,
        global_health_wanted=1 if applicant.global_health_track else 0,
        target_specialty_wanted=settings.required_specialty_letters if required is None else required,
    )


def _is_balanced(case: _Case) -> bool:
    """Two core clinical letters or more, and beside them one of global health where the target needs one."""
    specialty_letters = case.balance.target_specialty
    if specialty_letters.sure < max(1, case.balance.target_specialty_wanted):
        return False
    core = [letter for letter in case.letters if letter.is_us_clinical is True]
    least = case.settings.us_clinical_letters
    if case.applicant.global_health_track is False:
        return len(core) >= least
    besides = [letter for letter in case.letters if letter.is_global_health is True]
    return any(sum(letter is not set_aside for letter in core) >= least for set_aside in besides)


def _praise_needs(applicant: Applicant, settings: Settings) -> frozenset[str]:
    """What must be known of every letter before a set is praised; the status only where time is short."""
    days = applicant.days_to_deadline
    time_is_short = days is not None and days < settings.deadline_risk_days
    always = {"letters.tier", "letters.mentions_visa", "letters.famous_distant"}
    return frozenset(always | ({"letters.status"} if time_is_short else set()))


def _balanced(case: _Case) -> Finding:
    return case.texts.finding(
        "balanced", clinical=case.balance.us_clinical.sure, global_health=case.balance.global_health.sure
    )


def _too_few_us_clinical(case: _Case) -> Finding | None:
    have, least = case.balance.us_clinical, case.settings.us_clinical_letters
    if have.possible >= least:
        return None
    return case.texts.finding("too_few_us_clinical", clinical=have.possible, least=least)


def _no_global_health_letter(case: _Case) -> Finding | None:
    wanted = case.applicant.global_health_track is True
    return case.texts.finding("no_global_health_letter") if wanted and not case.balance.global_health.possible else None


def _no_letter_in_target_specialty(case: _Case) -> Finding | None:
    if case.target is None or case.balance.target_specialty.possible:
        return None
    return case.texts.finding("no_letter_in_target_specialty", specialty=case.target)


def _required_specialty_letters_missing(case: _Case) -> Finding | None:
    have, required = case.balance.target_specialty.possible, case.balance.target_specialty_wanted
    if case.target is None or have >= required:
        return None
    return case.texts.finding("required_specialty_letters_missing", specialty=case.target, have=have, required=required)


def _only_international_projects(case: _Case) -> Finding | None:
    letters = case.letters
    if not letters or count(letters, lambda letter: letter.is_project_abroad_only).sure < len(letters):
        return None
    return case.texts.finding("only_international_projects", letters=len(letters))


def _research_replaces_clinical(case: _Case) -> Finding | None:
    """More research than clinical, or research letters are what keeps the clinical count under the least."""
    research = count(case.letters, lambda letter: is_one_of(letter.tier, (3,))).sure
    clinical = count(case.letters, lambda letter: letter.is_clinical).possible
    least = case.settings.us_clinical_letters
    if research <= clinical and not clinical < least <= clinical + research:
        return None
    return case.texts.finding("research_replaces_clinical", research=research, clinical=clinical, least=least)


def _home_country_only_or_dominant(case: _Case) -> Finding | None:
    home = count(case.letters, lambda letter: is_one_of(letter.tier, (4,))).sure
    if 2 * home <= len(case.letters):
        return None
    return case.texts.finding("home_country_only_or_dominant", home=home, letters=len(case.letters))


def _supplemental_replaces_core(case: _Case) -> Finding | None:
    supplemental = count(case.letters, lambda letter: is_one_of(letter.tier, ("supplemental",))).sure
    clinical = case.balance.us_clinical.possible
    if not supplemental or clinical >= case.settings.us_clinical_letters:
        return None
    return case.texts.finding("supplemental_replaces_core", supplemental=supplemental, clinical=clinical)


def _famous_distant_writer(case: _Case) -> Finding | None:
    letters = [letter for letter in case.letters if letter.famous_distant is True]
    return case.texts.finding("famous_distant_writer", letters=case.names(letters)) if letters else None


def _letter_mentions_visa(case: _Case) -> Finding | None:
    letters = [letter for letter in case.letters if letter.mentions_visa is True]
    return case.texts.finding("letter_mentions_visa", letters=case.names(letters)) if letters else None


def _more_letters_than_slots(case: _Case) -> Finding | None:
    slots = case.applicant.program_letter_slots
    if slots is None or len(case.letters) <= slots:
        return None
    return case.texts.finding("more_letters_than_slots", letters=len(case.letters), slots=slots)


def _deadline_risk_unreceived(case: _Case) -> Finding | None:
    days = case.applicant.days_to_deadline
    out = [letter for letter in case.letters if letter.status is LetterStatus.REQUESTED]
    if days is None or days >= case.settings.deadline_risk_days or not out:
        return None
    left = case.texts.amount(max(days, 0), "day")
    return case.texts.finding("deadline_risk_unreceived", letters=case.names(out), left=left)


def _theme_uncovered(case: _Case) -> Finding | None:
    plans = [letter.planned_themes for letter in case.letters if letter.planned_themes is not None]
    if not plans or len(plans) < len(case.letters):
        return None  # a letter whose plan is unknown may cover it
    missing = case.applicant.valued_themes - frozenset().union(*plans)
    return case.texts.finding("theme_uncovered", themes=_listed(missing, case)) if missing else None


def _statement_not_echoed(case: _Case) -> Finding | None:
    plans = [letter.planned_themes for letter in case.letters if letter.planned_themes is not None]
    if not plans or len(plans) < len(case.letters):
        return None
    missing = case.applicant.statement_themes - frozenset().union(*plans)
    return case.texts.finding("statement_not_echoed", themes=_listed(missing, case)) if missing else None


def _listed(missing: frozenset[Theme], case: _Case) -> str:
    return ", ".join(case.texts.word(units.THEMES[theme]) for theme in themes.ALL_THEMES if theme in missing)


RULES: tuple[Callable[[_Case], Finding | None], ...] = (
    _too_few_us_clinical,
    _no_global_health_letter,
    _no_letter_in_target_specialty,
    _required_specialty_letters_missing,
    _only_international_projects,
    _research_replaces_clinical,
    _home_country_only_or_dominant,
    _supplemental_replaces_core,
    _famous_distant_writer,
    _letter_mentions_visa,
    _more_letters_than_slots,
    _deadline_risk_unreceived,
    _theme_uncovered,
    _statement_not_echoed,
)


def _unknown(case: _Case) -> frozenset[str]:
    """Names of missing or unrecognised fields: the letters' as "letters.<field>", once each."""
    applicant = case.applicant
    missing: set[str] = set()
    if case.target is None:
        missing.add("target_specialty")
    if applicant.global_health_track is None:
        missing.add("global_health_track")
    if applicant.program_letter_slots is None:
        missing.add("program_letter_slots")
    for letter in case.letters:
        missing |= {f"letters.{name}" for name in _LETTER_FIELDS if getattr(letter, name) is None}
        if letter.field is None:
            missing.add("letters.writer_specialty")
    return frozenset(missing)


_LETTER_FIELDS = (
    "tier",
    "us_based",
    "primarily_clinical",
    "global_health_focus",
    "directly_supervised",
    "mentions_visa",
    "famous_distant",
    "status",
)
