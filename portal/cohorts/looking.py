"""A first look at a cohort file, before anybody has said what its columns are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from portal.cohorts.columns import FIELDS, folded, guessed_fields
from portal.cohorts.reading import Source, open_cohort
from portal.cohorts.sentences import CohortFileRefused

SAMPLES = 3
"""Rows shown below each header, so that a person sees what the column holds."""


@dataclass(frozen=True)
class Look:
    """How the file was read, and what its columns seem to be."""

    source: Source
    headers: tuple[str, ...]
    """As written, left to right; an empty one cannot be matched."""
    samples: Mapping[str, tuple[str, ...]]
    """Header to its first values."""
    fields: Mapping[str, str | None]
    """Header to the field it is taken for: as the office matched it before, as we know it, or as it is probably meant."""


def look_at_cohort(data: bytes, remembered: Mapping[str, str | None] | None = None) -> Look:
    """Read the header row and a few rows below it. `remembered`: header to field, as the office matched them before.

    Raises CohortFileRefused where the file is no table, or its first line holds people instead of headers.
    """
    source = open_cohort(data, remembered)
    headers = tuple(header.strip("\ufeff \t\r\n") for header in source.table.header)
    if _holds_a_person(headers) or not any(headers):
        raise CohortFileRefused("no_header", known=", ".join(FIELDS.values()))
    rows = [cells for _, cells in islice(source.table.records(), SAMPLES)]
    samples = {header: _column(rows, place) for place, header in enumerate(headers) if header}
    return Look(source, headers, samples, guessed_fields(headers, remembered))


def _holds_a_person(cells: Sequence[str]) -> bool:
    """No header has an address in it, and none of ours has digits alone."""
    return any("@" in cell or folded(cell).isdecimal() for cell in cells)


def _column(rows: Sequence[Sequence[str]], place: int) -> tuple[str, ...]:
    found = (cells[place].strip()[:60] for cells in rows if len(cells) > place)
    return tuple(value for value in found if value)
