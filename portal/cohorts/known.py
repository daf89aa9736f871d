"""What a good row means for somebody who is in the cohort already: nothing new, or something to bring up to date."""

import datetime as dt
from typing import Any, NamedTuple

from portal.cohorts.columns import FIELDS
from portal.cohorts.results import Candidate


class Change(NamedTuple):
    """One field of a person, as it stands and as the file has it."""

    field: str
    before: str | dt.date | None
    after: str | dt.date | None

    @property
    def header(self) -> str:
        """The field as a cohort file names it."""
        return FIELDS[self.field]


def changes_to(known: Candidate, wanted: Candidate) -> tuple[Change, ...]:
    """What the file would change. An empty cell changes nothing: a column that is not in the file empties no field.

    The address is what both have in common; two spellings of one address are no change.
    """
    return tuple(
        Change(field, before, after)
        for field, before, after in zip(FIELDS, known, wanted, strict=True)
        if after and after != before and field != "email"
    )


def brought_up_to_date(known: Candidate, wanted: Candidate) -> Candidate:
    """The person after these changes."""
    after = {change.field: change.after for change in changes_to(known, wanted)}
    cells: list[Any] = [after.get(field, cell) for field, cell in zip(FIELDS, known, strict=True)]
    return Candidate(*cells)
