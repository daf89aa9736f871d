"""A finding: one piece of advice about one person's case, and the order in which a person reads them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Facts = Mapping[str, str | int]


class Severity(StrEnum):
    """How much a finding weighs, heaviest first. Nothing here blocks a person: see `blocks.py` for what does."""

    SEVERE = "severe"
    WARNING = "warning"
    NOTICE = "notice"
    PRAISE = "praise"


WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Finding:
    """Advice by its code.

    `title` is the sentence in bold, `why` says why here, `next` what to do; `section` is the guide's heading.

    `facts` are the names and numbers the sentences were filled with, so that a page can say them in another language.
    """

    code: str
    severity: Severity
    title: str
    why: str
    next: str
    section: str
    facts: Facts = field(default_factory=dict, compare=False, hash=False)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Severe first, praise last; then by code and sentence, so that the order of what came in never shows."""
    return tuple(sorted(findings, key=lambda finding: (WEIGHT[finding.severity], finding.code, finding.why)))
