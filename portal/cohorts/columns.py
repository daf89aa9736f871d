"""Which column of a file is which field of a cohort."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from portal.cohorts.sentences import CohortFileRefused

FIELDS: Final[Mapping[str, str]] = {
    "first_name": "First name",
    "last_name": "Last name",
    "email": "Email",
    "aamc_id": "AAMC ID",
    "specialty": "Specialty",
    "medical_school": "Medical school",
    "country": "Country",
    "graduated_on": "Graduation date",
    "notes": "Notes",
}
"""Field to the header that stands for it, in the order in which they are written."""

REQUIRED: Final = ("first_name", "email")

_OTHER_NAMES: Final[Mapping[str, str]] = {
    "givenname": "first_name",
    "forename": "first_name",
    "givennames": "first_name",
    "firstnames": "first_name",
    "surname": "last_name",
    "familyname": "last_name",
    "lastnames": "last_name",
    "emailaddress": "email",
    "mail": "email",
    "aamc": "aamc_id",
    "aamcnumber": "aamc_id",
    "school": "medical_school",
    "university": "medical_school",
    "countryofschool": "country",
    "graduation": "graduated_on",
    "graduatedon": "graduated_on",
    "dateofgraduation": "graduated_on",
    "comments": "notes",
    "remarks": "notes",
}
"""Headers that probably mean a field: offered on the import page, never taken without asking."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The header row, matched."""

    headers: tuple[str, ...]
    """The headers as they are written in the file, left to right."""
    place_of: Mapping[str, int]
    """Field to the number of its column, from 0."""
    suggested: Mapping[str, str]
    """Header that nobody matched, to the field it probably means."""

    @property
    def field_of(self) -> Mapping[str, str | None]:
        """Header to field, or None where the column is left out: what the import page shows and an office's mapping
        remembers.
        """
        field_at = {place: field for field, place in self.place_of.items()}
        return {header: field_at.get(place) for place, header in enumerate(self.headers) if header}

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headers of columns that are not imported."""
        return tuple(header for header, field in self.field_of.items() if field is None)


def folded(header: str) -> str:
    """A header as it is compared: letters and digits in lower case, so that `E-mail*` is `email` and `first_name` is
    `First name`.
    """
    return "".join(letter for letter in unicodedata.normalize("NFKC", header).casefold() if letter.isalnum())


_FIELD_BY_HEADER: Final = {folded(header): field for field, header in FIELDS.items()}


def recognised(headers: Sequence[str], mapping: Mapping[str, str | None] | None = None) -> int:
    """How many of these cells are headers we know: how a separator and a header row are told from a row of data."""
    known = _FIELD_BY_HEADER.keys() | {folded(header) for header in mapping or {}}
    return sum(folded(header) in known for header in headers)


def match_columns(headers: Sequence[str], mapping: Mapping[str, str | None] | None = None) -> Columns:
    """Find the field of every header. `mapping` (header to field, None to leave the column out) wins over recognition.

    Raises CohortFileRefused: no header is known, a required one is missing, or two columns claim the same field.
    """
    chosen = {folded(header): field for header, field in (mapping or {}).items()}
    for field in chosen.values():
        if field is not None and field not in FIELDS:
            raise CohortFileRefused("mapping_unknown", field=field, known=", ".join(FIELDS))
    if not recognised(headers, mapping):
        raise CohortFileRefused("no_header", known=", ".join(_optional_headers()))
    headers = tuple(header.strip("\ufeff \t\r\n") for header in headers)
    place_of: dict[str, int] = {}
    suggested: dict[str, str] = {}
    for place, header in enumerate(headers):
        name = folded(header)
        found = chosen[name] if name in chosen else _FIELD_BY_HEADER.get(name)
        if found in place_of:
            raise CohortFileRefused("column_twice", column=f"“{FIELDS[found]}”")
        if found is not None:
            place_of[found] = place
        elif name in _OTHER_NAMES and name not in chosen:
            suggested[header] = _OTHER_NAMES[name]
    missing = [f"“{FIELDS[field]}”" for field in REQUIRED if field not in place_of]
    if missing:
        found_headers = ", ".join(header[:40] for header in headers[:20] if header)
        raise CohortFileRefused("missing_columns", missing=" or ".join(missing), found=found_headers)
    return Columns(headers, place_of, {header: field for header, field in suggested.items() if field not in place_of})


def guessed_fields(headers: Sequence[str], mapping: Mapping[str, str | None] | None = None) -> dict[str, str | None]:
    """Header to the field it is taken for until somebody says otherwise; None: left out. No field is taken twice.

    What the office said of a header before (`mapping`) comes first, then the names of the fields, then names like them.
    """
    chosen = {folded(header): field for header, field in (mapping or {}).items()}
    names = {header: folded(header) for header in headers if header}
    found: dict[str, str | None] = dict.fromkeys(names)
    for known in (chosen, _FIELD_BY_HEADER, _OTHER_NAMES):
        for header, name in names.items():
            field = known.get(name)
            if found[header] is None and (known is chosen or name not in chosen) and field not in found.values():
                found[header] = field
    return found


def _optional_headers() -> list[str]:
    return [header for field, header in FIELDS.items() if field not in REQUIRED]
