"""Each row of a cohort file and its fate: an applicant to import, a duplicate, or rejected with the cell and the
reason.

Written for a hundred thousand rows: one look at the whole row tells whether any cell needs tidying, and what repeats
from row to row (domains, countries, dates) is worked out once.
"""

import datetime as dt
import re
from collections.abc import Iterator
from operator import itemgetter
from typing import Final

from portal.cohorts.addresses import AddressBook, skeleton
from portal.cohorts.cells import is_clean
from portal.cohorts.columns import FIELDS, Columns
from portal.cohorts.dates import Order, graduation_remark, order_of, read_date
from portal.cohorts.results import Candidate, Duplicate, Fate, Imported, Rejected
from portal.cohorts.sentences import Remark
from portal.cohorts.tables import Table
from portal.cohorts.tidy import SHORTEST_LIMIT, Wrong, check_lengths, tidied
from portal.cohorts.values import is_nothing, read_aamc_id, read_country, read_last_name, read_name

_BETWEEN: Final = "~"
"""Stands between the cells when a row is looked at as a whole: visible, so that it hides nothing from `is_clean`."""
_BEGINS_ODDLY: Final = re.compile("~[ =+@#'＝＋－＠-]").search
_EMAIL: Final = tuple(FIELDS).index("email")


class Fates:
    """The fates of a table's rows, in its order. Each iteration reads the table afresh."""

    def __init__(self, table: Table, columns: Columns, on: dt.date | None = None) -> None:
        self._table, self._columns, self._on = table, columns, on

    def __iter__(self) -> Iterator[Fate]:
        read = _RowReader(self._table, self._columns, self._on)
        line_of_key: dict[str, int] = {}
        line_of_look: dict[str, int] = {}
        line_of_aamc_id: dict[str, int] = {}
        for line, cells in self._table.records():
            try:
                applicant = read.row(cells)
            except Wrong as wrong:
                yield Rejected(line, wrong.field, wrong.remark)
                continue
            if applicant is None:
                continue
            candidate, key, remarks = applicant
            if (first := line_of_key.setdefault(key, line)) != line:
                yield Duplicate(line, candidate.email, first)
                continue
            if (alike := line_of_look.setdefault(skeleton(key), line)) != line:
                remarks += (Remark("email_looks_like", {"email": candidate.email, "line": alike}),)
            if candidate.aamc_id and (same := line_of_aamc_id.setdefault(candidate.aamc_id, line)) != line:
                remarks += (Remark("aamc_id_again", {"line": same}),)
            yield Imported(line, candidate, key, remarks)


class _RowReader:
    """Reads one row after the other, and remembers what repeats."""

    def __init__(self, table: Table, columns: Columns, on: dt.date | None) -> None:
        self._table, self._columns, self._on = table, columns, on
        self._width = len(columns.headers)
        self._pick = itemgetter(*(columns.place_of.get(field, self._width) for field in FIELDS))
        self._addresses = AddressBook()
        self._countries: dict[str, str | Remark] = {"": ""}
        self._dates: dict[str, dt.date | None] = {"": None}
        self._date_remarks: dict[str, Remark] = {}
        self._order: Order | None = None

    def row(self, cells: list[str]) -> tuple[Candidate, str, tuple[Remark, ...]] | None:
        """The applicant, the key of the address, and what to look at; None for a blank row. Raises Wrong."""
        if len(cells) != self._width:
            cells = _fitted(cells, self._width)
        cells.append("")  # the cell of every field that the file does not have
        values = self._pick(cells)
        if not values[_EMAIL] and not "".join(cells).strip():
            return None
        whole = _BETWEEN + _BETWEEN.join(values)
        remarks: tuple[Remark, ...] = ()
        if not is_clean(whole) or _BEGINS_ODDLY(whole) or " ~" in whole:
            values, remarks = tidied(values)
        if len(whole) > SHORTEST_LIMIT and max(map(len, values)) > SHORTEST_LIMIT:
            check_lengths(values)
        return self._candidate(values, remarks)

    def _candidate(
        self, values: tuple[str, ...], remarks: tuple[Remark, ...]
    ) -> tuple[Candidate, str, tuple[Remark, ...]]:
        first_name, last_name, email, aamc_id, specialty, medical_school, country, graduation, notes = values
        if not first_name.isalpha():
            first_name = _kept("first_name", read_name(first_name) if first_name else Remark("missing"))
        if last_name and not last_name.isalpha():
            last_name = _kept("last_name", read_last_name(last_name))
        if not email:
            raise Wrong("email", Remark("missing"))
        address = self._addresses.read(email)
        if isinstance(address, Remark):
            raise Wrong("email", address)
        if aamc_id and not (len(aamc_id) == 8 and aamc_id.isdecimal() and aamc_id.isascii()):
            aamc_id = _kept("aamc_id", read_aamc_id(aamc_id))
        if (code := self._countries.get(country)) is None:
            code = self._countries[country] = read_country(country)
        if isinstance(code, Remark):
            raise Wrong("country", code)
        if graduation not in self._dates:
            self._dates[graduation] = self._graduation(graduation)
        if graduation in self._date_remarks:
            remarks += (self._date_remarks[graduation],)
        candidate = Candidate(
            first_name,
            last_name,
            address.email,
            aamc_id,
            specialty,
            medical_school,
            code,
            self._dates[graduation],
            notes,
        )
        return candidate, address.key, remarks + address.notes if address.notes else remarks

    def _graduation(self, written: str) -> dt.date | None:
        """The date of graduation. One that can be read in two ways is settled by the other dates of the file, and
        that is said.
        """
        if is_nothing(written):
            return None
        date = read_date(written)
        if isinstance(date, Remark) and date.code == "date_ambiguous":
            date = read_date(written, self._order_of_file())
            if isinstance(date, dt.date):
                facts = {"value": written, "read": date.isoformat(), "first": self._order_of_file().value}
                self._date_remarks[written] = Remark("date_by_neighbours", facts)
        if isinstance(date, Remark):
            raise Wrong("graduated_on", date)
        if remark := graduation_remark(date, self._on):
            raise Wrong("graduated_on", remark)
        return date

    def _order_of_file(self) -> Order:
        if self._order is None:
            place = self._columns.place_of["graduated_on"]
            self._order = order_of(cells[place] for _, cells in self._table.records() if len(cells) > place)
        return self._order


def _kept(field: str, value: str | Remark) -> str:
    if isinstance(value, Remark):
        raise Wrong(field, value)
    return value


def _fitted(cells: list[str], width: int) -> list[str]:
    """As many cells as the header has: missing ones at the end are empty, empty ones too many fall away."""
    if any(map(str.strip, cells[width:])):
        raise Wrong(None, Remark("too_many_cells", {"cells": len(cells), "columns": width}))
    return cells[:width] + [""] * (width - len(cells))
