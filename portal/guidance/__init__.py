"""The advice engine: the guide's rules as pure functions over plain data. No database, no clock, no request.

One writer choice
    `advise_on_choice(WriterChoice, Target, settings, texts) -> ChoiceAdvice` (tier, also, findings, unknown)
The set of letters
    `advise_on_portfolio(Applicant, [Letter], settings, texts) -> PortfolioAdvice` (balance, findings, unknown)
    `balance_of(Applicant, [Letter], settings) -> Balance`
    `coverage([LetterPlan], valued) -> (CoverageRow, …)` and `uncovered([LetterPlan], valued) -> (Theme, …)`
When (`portal.guidance.timeline`; due dates and reminders themselves are in `portal.seasons`)
    `planning_window`, `asking_window`, `rotation_moments`; `advise_on_planning`, `advise_on_rotation`, `advise_on_due_date`,
    `advise_on_open_letter` (reminders and the back-up writer), each `-> (Finding, …)`
The packet
    `advise_on_packet(parts, bullets=…, pages=…) -> (Finding, …)`, `missing_parts(parts) -> (Part, …)` (`portal.guidance.packet`)
    `check_bullet(text, applicant) -> (Finding, …)`, `check_bullets([text], applicant) -> {code: BulletRemark}`
The letter, for its writer alone
    `check_letter(draft, applicant, settings, texts) -> {code: Remark}` (found, evidence quoted exactly, advice)
What blocks (`portal.guidance.blocks`): one function per rule, `-> Finding | None`
Words and numbers
    `catalogue_for(overrides, gettext, ngettext) -> Catalogue`: an office's own texts, in a language
    `Settings(…)`: every number a rule compares with
    `portal.guidance.knowledge`: `topics_for(reader, step)`, `rules_of(topic, settings)`, `anchor_of(code)`
    `portal.guidance.messages`: `compose(kind, facts, visa_need=None, own=None) -> Message`, `placeholders(kind)`,
    `words_of(kind) -> (subject, body)`, `check_words(kind, subject, body)` (an office's own words)

A `Finding` has code, severity, title, why, next, section and facts. Findings come severe first, praise last, whatever
the order of what went in. None is unknown: it makes no finding, and the answer's `unknown` names it.
"""

from portal.guidance.bullets import BulletRemark, check_bullet, check_bullets, read_bullets
from portal.guidance.catalogue import DEFAULT_ADVICE, DEFAULT_CATALOGUE, Catalogue, UnknownText, catalogue_for
from portal.guidance.choice import ChoiceAdvice, advise_on_choice
from portal.guidance.finding import Finding, Severity, in_order
from portal.guidance.letter import Remark, check_letter
from portal.guidance.letters import Count, Letter, LetterStatus
from portal.guidance.packet import Part, advise_on_packet, missing_parts
from portal.guidance.portfolio import Applicant, Balance, PortfolioAdvice, advise_on_portfolio, balance_of
from portal.guidance.settings import DEFAULTS, Settings
from portal.guidance.themes import GLOBAL_HEALTH_THEMES, CoverageRow, LetterPlan, Mark, Theme, coverage, uncovered
from portal.guidance.tier import Tier
from portal.guidance.writer import Answer, Relationship, Target, WriterChoice

__all__ = [
    "DEFAULTS",
    "DEFAULT_ADVICE",
    "DEFAULT_CATALOGUE",
    "GLOBAL_HEALTH_THEMES",
    "Answer",
    "Applicant",
    "Balance",
    "BulletRemark",
    "Catalogue",
    "ChoiceAdvice",
    "Count",
    "CoverageRow",
    "Finding",
    "Letter",
    "LetterPlan",
    "LetterStatus",
    "Mark",
    "Part",
    "PortfolioAdvice",
    "Relationship",
    "Remark",
    "Settings",
    "Severity",
    "Target",
    "Theme",
    "Tier",
    "UnknownText",
    "WriterChoice",
    "advise_on_choice",
    "advise_on_packet",
    "advise_on_portfolio",
    "balance_of",
    "catalogue_for",
    "check_bullet",
    "check_bullets",
    "check_letter",
    "coverage",
    "in_order",
    "missing_parts",
    "read_bullets",
    "uncovered",
]
