"""Labelled drafts and passages: what a person who knows the guide finds in them.

Those in `tuned` were looked at while the lexicon was written; the drafts in `held_out` were written and labelled afterwards by somebody
who had not seen it, and were only measured. From the passages in `learned` the trained reader learned, as from the tuned texts; the lexicon
did not.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.guidance.letter import check_letter
from portal.guidance.texts.letter import PROBLEMS, STRENGTHS

HERE = Path(__file__).parent
CODES = (*STRENGTHS, *PROBLEMS)
APPLICANT = "Dr. Ama Boateng"


@dataclass(frozen=True)
class Case:
    """A text with the codes that a person finds in it, among those that were looked for."""

    name: str
    applicant: str
    text: str
    found: frozenset[str]
    looked_for: frozenset[str]


@dataclass
class Tally:
    """How often a code was found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def drafts(half: str) -> Iterator[Case]:
    for path in sorted((HERE / "drafts" / half).glob("*.txt")):
        head, text = path.read_text(encoding="utf-8").split("\n---\n", 1)
        fields = dict(line.split(":", 1) for line in head.splitlines())
        yield Case(path.stem, fields["applicant"].strip(), text, frozenset(fields["found"].split()), frozenset(CODES))


def passages(half: str) -> Iterator[Case]:
    for path in sorted((HERE / "passages" / half).glob("*.toml")):
        page = tomllib.loads(path.read_text(encoding="utf-8"))
        looked_for = frozenset({path.stem})
        for label, found in (("found", looked_for), ("not_found", frozenset())):
            for number, text in enumerate(page[label]):
                yield Case(f"{path.stem} {label} {number}", APPLICANT, text, found, looked_for)


def tallies(cases: Iterator[Case]) -> dict[str, Tally]:
    """The tally of every code over some cases."""
    table = {code: Tally() for code in CODES}
    for case in cases:
        found = {code for code, remark in check_letter(case.text, case.applicant).items() if remark.found}
        for code in case.looked_for:
            table[code].right += code in found and code in case.found
            table[code].wrong += code in found and code not in case.found
            table[code].missed += code not in found and code in case.found
    return table
