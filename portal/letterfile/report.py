"""What the file check says: a verdict, reasons, warnings and what was looked for. Never a word of the letter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from portal.sentences import Sentence


class Verdict(StrEnum):
    """The answer in one word (contracts.md, "The file check")."""

    ACCEPT = "accept"
    ACCEPT_WITH_WARNING = "accept_with_warning"
    REJECT = "reject"


@dataclass(frozen=True)
class Finding:
    """A reason or a warning: its code, why (with this file's numbers) and how it is put right.

    `fixes` has the way for "word", "macos" and "scanner" where they differ; `fix` is the one that always holds.
    """

    code: str
    why: Sentence
    fix: Sentence
    fixes: Mapping[str, Sentence] = field(default_factory=dict)


@dataclass(frozen=True)
class Look:
    """Something a reader expects on the pages. `seen` is None where it could not be looked for."""

    code: str
    seen: bool | None
    sentence: Sentence


@dataclass(frozen=True)
class Report:
    """The whole answer about one file. `pages` is None where they could not be counted; `seconds` is wall time."""

    reasons: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    good: tuple[Sentence, ...]
    looks: tuple[Look, ...]
    pages: int | None
    bytes: int
    seconds: float
    repairs: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Any reason refuses; any warning without a reason is accepted with a warning."""
        if self.reasons:
            return Verdict.REJECT
        return Verdict.ACCEPT_WITH_WARNING if self.warnings else Verdict.ACCEPT

    def as_json(self, file: str) -> dict[str, Any]:
        """The line of `letterfile check --json` for this report (contracts.md)."""
        return {
            "file": file,
            "verdict": str(self.verdict),
            "reasons": [_finding_as_json(finding) for finding in self.reasons],
            "warnings": [_finding_as_json(finding) for finding in self.warnings],
            "pages": self.pages,
            "bytes": self.bytes,
            "seconds": round(self.seconds, 2),
        }


def _finding_as_json(finding: Finding) -> dict[str, str]:
    return {"code": finding.code, "why": str(finding.why), "fix": str(finding.fix)}
