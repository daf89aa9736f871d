"""The advice engine: the guide's rules as pure functions over plain data. No database, no clock, no request.

One writer choice
    `advise_on_choice(WriterChoice, Target, settings, texts) -> ChoiceAdvice` (tier, also, findings, unknown)
The set of letters
    `advise_on_portfolio(Applicant, [Letter], settings, texts) -> PortfolioAdvice` (balance, findings, unknown)
    `balance_of(Applicant, [Letter], settings) -> Balance`
    `coverage([LetterPlan], valued) -> (CoverageRow, …)` and `uncovered([LetterPlan], valued) -> (Theme, …)`
Words and numbers
    `catalogue_for(overrides, gettext, ngettext) -> Catalogue`: an office's own texts, in a language
    `Settings(…)`: every number a rule compares with

A `Finding` has code, severity, title, why, next, section and facts. Findings come severe first, praise last, whatever
the order of what went in. None is unknown: it makes no finding, and the answer's `unknown` names it.
"""

from portal.guidance.catalogue import DEFAULT_ADVICE, DEFAULT_CATALOGUE, Catalogue, UnknownText, catalogue_for
from portal.guidance.choice import ChoiceAdvice, advise_on_choice
from portal.guidance.finding import Finding, Severity, in_order
from portal.guidance.letters import Count, Letter, LetterStatus
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
    "Catalogue",
    "ChoiceAdvice",
    "Count",
    "CoverageRow",
    "Finding",
    "Letter",
    "LetterPlan",
    "LetterStatus",
    "Mark",
    "PortfolioAdvice",
    "Relationship",
    "Settings",
    "Severity",
    "Target",
    "Theme",
    "Tier",
    "UnknownText",
    "WriterChoice",
    "advise_on_choice",
    "advise_on_portfolio",
    "balance_of",
    "catalogue_for",
    "coverage",
    "in_order",
    "uncovered",
]
