"""What became of a cohort file: the fate of each row, and the account of them all."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from portal.cohorts.columns import FIELDS
from portal.cohorts.sentences import CohortFileRefused, Remark


class Candidate(NamedTuple):
    """An applicant as a row describes them: checked, normalised, in the order of `FIELDS`. Empty text where nothing
    is known.
    """

    first_name: str
    last_name: str
    email: str
    aamc_id: str
    specialty: str
    medical_school: str
    country: str
    """ISO 3166 alpha-2 code."""
    graduated_on: dt.date | None
    notes: str


class Imported(NamedTuple):
    """A good row. The database still says whether the office has this applicant already."""

    line: int
    candidate: Candidate
    email_key: str
    """The address as two spellings of it compare: what duplicates are found by."""
    remarks: tuple[Remark, ...] = ()
    """What a person should look at, although the row is good."""


class Duplicate(NamedTuple):
    """A good row whose address an earlier line of the file has, or, later, an applicant of the office."""

    line: int
    email: str
    first_line: int | None = None
    """The earlier line; None when the applicant is in the office's cohort already."""


class Rejected(NamedTuple):
    """A row that cannot be imported, the cell that is in the way (None: the whole row), and why."""

    line: int
    field: str | None
    remark: Remark

    @property
    def field_header(self) -> str:
        """The field as the file's header names it; "Row" for the whole row."""
        return FIELDS[self.field] if self.field else "Row"


Fate = Imported | Duplicate | Rejected


MAX_POINTED_OUT: Final = 1_000
"""Remarks that an account keeps; nobody reads more, and a large file would fill the memory with them."""


class PointedOut(NamedTuple):
    """Something to look at in a good row: a look-alike address, a date settled by its neighbours."""

    line: int
    remark: Remark


@dataclass(slots=True)
class Result:
    """The account of an import, as the command prints it."""

    rows: int = 0
    imported: int = 0
    duplicates: list[Duplicate] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    file_rejected: str | None = None
    pointed_out: list[PointedOut] = field(default_factory=list)
    """Of the imported rows; not part of the command's answer."""

    @classmethod
    def of(cls, fates: Iterable[Fate]) -> "Result":
        """Count fates, each row as the file alone tells it."""
        result = cls()
        for fate in fates:
            result.add(fate)
        return result

    @classmethod
    def refused(cls, refusal: CohortFileRefused) -> "Result":
        """The account of a file of which nothing was read."""
        return cls(file_rejected=refusal.remark.sentence)

    def add(self, fate: Fate) -> None:
        """Count one row."""
        self.rows += 1
        match fate:
            case Imported():
                self.imported += 1
                if fate.remarks and len(self.pointed_out) < MAX_POINTED_OUT:
                    self.pointed_out += [PointedOut(fate.line, remark) for remark in fate.remarks]
            case Duplicate():
                self.duplicates.append(fate)
            case Rejected():
                self.rejected.append(fate)

    def as_json(self) -> dict[str, object]:
        """Exactly the keys of the contract."""
        return {
            "rows": self.rows,
            "imported": self.imported,
            "duplicates": [{"line": row.line, "email": row.email} for row in self.duplicates],
            "rejected": [
                {"line": row.line, "field": row.field_header, "why": row.remark.sentence} for row in self.rejected
            ],
            "file_rejected": self.file_rejected,
        }
