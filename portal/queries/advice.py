"""What the guide says to the rows of a plan: rows in, the plain data of `portal.guidance` out, and its answers.

The one bridge between tables and advice. A column that was left empty is unknown to the guide, never a no.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from portal.guidance import (
    DEFAULT_ADVICE,
    DEFAULTS,
    Answer,
    Applicant,
    Catalogue,
    ChoiceAdvice,
    Finding,
    Letter,
    LetterStatus,
    PortfolioAdvice,
    Relationship,
    Settings,
    Target,
    Theme,
    Tier,
    WriterChoice,
    advise_on_choice,
    advise_on_portfolio,
    catalogue_for,
    check_bullet,
)
from portal.guidance.timeline import season_of
from portal.lifecycle import Status
from portal.queries.applicant_frame import TargetRow
from portal.queries.applicant_letters import PlannedLetter
from portal.queries.office_settings import WORDS
from portal.shown.words import gettext, ngettext

DAYS_IN_A_MONTH = 30.44
_ANSWERS = {Status.AGREED: Answer.STRONG_YES, Status.HESITANT: Answer.HESITANT, Status.DECLINED: Answer.DECLINED}
_GLOBAL_HEALTH_ENOUGH = 2
_OF_REMINDERS = {
    "gentle_days": "gentle_reminder_days",
    "final_days": "final_reminder_days",
    "ceiling": "reminders_ceiling",
}
_NUMBERS = frozenset(field.name for field in fields(Settings))
_THEMES = {theme.value: theme for theme in Theme}
_TIERS: Mapping[str, Tier] = {"1": 1, "2": 2, "3": 3, "4": 4, "supplemental": "supplemental"}
NO_SETTINGS: Mapping[str, Any] = MappingProxyType({})
#: What an office may say in its own words; the guide's section stays the guide's.
WORDED_PARTS = ("title", "why", "next")


def settings_of(office: Mapping[str, Any]) -> Settings:
    """The guide's numbers with those that the office has changed: its settings `guidance`, and the days of its `reminders`."""
    changed = {name: value for name, value in office.get("guidance", {}).items() if name in _NUMBERS}
    reminders = office.get("reminders", {})
    changed |= {name: reminders[key] for key, name in _OF_REMINDERS.items() if key in reminders}
    return replace(DEFAULTS, **changed) if changed else DEFAULTS


def texts(office: Mapping[str, Any] = NO_SETTINGS) -> Catalogue:
    """The guide's sentences in the reader's language; the office's own words where it has any."""
    return catalogue_for(
        own_words(office.get(WORDS, {})),
        gettext=gettext,
        ngettext=lambda one, many, number: ngettext(one, many, round(number)),
    )


def own_words(kept: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """An office's words by code and part, from "ask_now.next" and its like; what the guide no longer knows is left out."""
    found: dict[str, dict[str, str]] = {}
    for key, words in kept.items():
        code, _, part = key.rpartition(".")
        if code in DEFAULT_ADVICE and part in WORDED_PARTS:
            found.setdefault(code, {})[part] = words
    return found


def target_of(target: TargetRow | None) -> Target:
    """What the applicant applies for; unknown before they have said so."""
    return Target(target.specialty, target.global_health_track) if target else Target()


def choice_of(
    row: PlannedLetter, today: date, target: TargetRow | None = None, settings: Settings = DEFAULTS
) -> WriterChoice:
    """A writer choice as the guide looks at it, on that day, for that target."""
    return WriterChoice(
        name=row.writer_name or None,
        country=row.writer_country or row.rotation_country or None,
        relationship=Relationship(row.relationship),
        role=row.writer_role or None,
        specialty=row.writer_specialty or None,
        physician=row.physician,
        supervised_directly=row.supervised_directly,
        clinical_setting=row.clinical_setting or row.rotation_setting or row.place or None,
        hands_on=row.rotation_hands_on if row.hands_on is None else row.hands_on,
        weeks=_weeks(row),
        months_since_rotation=(today - row.ends_on).days / DAYS_IN_A_MONTH if row.ends_on else None,
        asked=bool(row.asked_at),
        global_health_role=row.global_health_role or None,
        famous=row.famous or None,  # a box left empty is no answer: the role may still say it
        knows_applicant_well=row.knows_applicant_well,
        rotation_type=row.rotation_kind.replace("_", " ") if row.rotation_kind else None,
        answer=_ANSWERS.get(Status(row.status)),
        later_season=_is_for_later_season(row, target, settings),
        notice_weeks=_notice_weeks(row, today),
        planned_themes=themes_of(row.themes),
    )


class Looked(NamedTuple):
    """A letter that the guide has looked at: the choice, what it says to it, and what counts of it in a set."""

    choice: WriterChoice
    advice: ChoiceAdvice
    letter: Letter


class Guide:
    """The guide open on one plan, on one day, with the office's numbers and words: it looks at each letter once for a target."""

    def __init__(self, today: date, office: Mapping[str, Any]) -> None:
        self.today = today
        self.settings = settings_of(office)
        self.texts = texts(office)
        self._looked: dict[tuple[UUID, UUID | None], Looked] = {}

    def look_at(self, row: PlannedLetter, target: TargetRow | None) -> Looked:
        """One letter of the plan, for that target."""
        known_as = (row.choice_id, target.id if target else None)
        if known_as not in self._looked:
            choice = choice_of(row, self.today, target, self.settings)
            advice = advise_on_choice(choice, target_of(target), self.settings, self.texts)
            self._looked[known_as] = Looked(choice, advice, _letter_of(row, choice, advice))
        return self._looked[known_as]

    def on_set(
        self, rows: Iterable[PlannedLetter], target: TargetRow | None, *, days_to_deadline: int | None = None
    ) -> PortfolioAdvice:
        """Balance and findings of the letters that the set counts on."""
        letters = [self.look_at(row, target).letter for row in rows if row.counts]
        aim = Applicant(
            target_specialty=target.specialty if target else None,
            global_health_track=target.global_health_track if target else None,
            required_specialty_letters=target.required_specialty_letters if target else None,
            days_to_deadline=days_to_deadline,
            valued_themes=themes_of(target.themes) if target and target.themes else frozenset(Theme),
            statement_themes=themes_of(target.statement_themes) if target else frozenset(),
        )
        return advise_on_portfolio(aim, letters, self.settings, self.texts)


def advise_on(row: PlannedLetter, target: TargetRow | None, today: date, office: Mapping[str, Any]) -> ChoiceAdvice:
    """Tier and findings of one choice."""
    return Guide(today, office).look_at(row, target).advice


def _letter_of(row: PlannedLetter, choice: WriterChoice, advice: ChoiceAdvice) -> Letter:
    """A letter as the guide counts it in a set."""
    return Letter(
        writer=row.writer_name,
        tier=tier_of(row.tier) or advice.tier,
        writer_specialty=row.writer_specialty or None,
        us_based=choice.in_us if choice.place else None,
        primarily_clinical=choice.is_clinical_supervision,
        global_health_focus=is_about_global_health(choice),
        directly_supervised=row.supervised_directly,
        mentions_visa=speaks_of_visa(row.packet_words or ()),
        famous_distant=any(finding.code == "famous_but_distant" for finding in advice.findings),
        status=LetterStatus.RECEIVED if row.is_in else LetterStatus.REQUESTED,
        planned_themes=choice.planned_themes,
    )


def advise_on_slots(assigned: int, slots: int, office: Mapping[str, Any]) -> tuple[Finding, ...]:
    """`more_letters_than_slots` for one program: nobody can assign too many, but a program may come to take fewer."""
    advice = advise_on_portfolio(
        Applicant(program_letter_slots=slots), [Letter()] * assigned, settings_of(office), texts(office)
    )
    return tuple(finding for finding in advice.findings if finding.code == "more_letters_than_slots")


def speaks_of_visa(words: Iterable[str]) -> bool:
    """Whether what the applicant wrote for a writer mentions visa or immigration (rule letter_mentions_visa).

    Known from the packet alone, because nobody reads the letter; where no packet was begun yet, nothing mentions it.
    """
    return any(finding.code == "visa_in_packet" for text in words if text for finding in check_bullet(text))


def is_about_global_health(choice: WriterChoice) -> bool:
    """By the writer's role, or because the letter is planned to show several global health themes."""
    planned = choice.planned_themes or frozenset()
    about = {Theme.RESOURCE_LIMITED, Theme.CULTURE_LANGUAGE, Theme.SYSTEMS_EQUITY, Theme.ETHICS} & planned
    return choice.has_global_health_role or len(about) >= _GLOBAL_HEALTH_ENOUGH


def themes_of(names: Iterable[str]) -> frozenset[Theme]:
    """The themes of these names; a name that the guide no longer knows is left out."""
    return frozenset(_THEMES[name] for name in names if name in _THEMES)


def tier_of(kept: str | None) -> Tier | None:
    """The tier as the table keeps it: "1" to "4" or "supplemental"; nothing before approval."""
    return _TIERS.get(kept or "")


def _is_for_later_season(row: PlannedLetter, target: TargetRow | None, settings: Settings) -> bool | None:
    if target is None or target.season_year is None or row.ends_on is None:
        return None
    return target.season_year > season_of(row.ends_on, settings)


def _weeks(row: PlannedLetter) -> float | None:
    if row.weeks is not None:
        return row.weeks
    if row.starts_on is None or row.ends_on is None:
        return None
    return ((row.ends_on - row.starts_on).days + 1) / 7


def _notice_weeks(row: PlannedLetter, today: date) -> float | None:
    """From the day of asking, or from today, to the due date."""
    if row.due_on is None or row.is_in or row.has_ended:
        return None
    asked_on = row.asked_at.date() if row.asked_at else today
    return (row.due_on - asked_on).days / 7
