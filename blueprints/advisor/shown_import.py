"""What becomes of the rows of a catalogue's file, as the import page prints it."""

from typing import NamedTuple

from blueprints.program_words import value_name
from portal.programs.columns import BY_HEADER
from portal.shown import Status
from portal.translating import gettext, ngettext
from portal.usecases.catalogue_import import CatalogueImport, Fate, RowFate

#: So many rows stand on the page; the rest is counted.
MOST_ROWS = 1000


class ShownRow(NamedTuple):
    """A row of the file."""

    line: int
    about: str
    status: Status
    why: str


class ShownImport(NamedTuple):
    """Everything that the page prints of an import or its dry run."""

    title: str
    was_dry_run: bool
    counts: list[tuple[str, str]]
    ignored: str
    rows: list[ShownRow]
    more: int


def shown_import(account: CatalogueImport, *, dry_run: bool) -> ShownImport:
    """Rows that are left out stand first, then what changes, then the rest."""
    order = [Fate.REJECTED, Fate.OLDER, Fate.CHANGED, Fate.NEW, Fate.SAME]
    rows = sorted(account.rows, key=lambda row: (order.index(row.fate), row.line))
    return ShownImport(
        _title(account, dry_run=dry_run),
        dry_run,
        [(_status(fate).word, f"{count:,}") for fate in order if (count := account.count(fate))],
        ", ".join(account.ignored),
        [_row(row) for row in rows[:MOST_ROWS]],
        max(0, len(rows) - MOST_ROWS),
    )


def _title(account: CatalogueImport, *, dry_run: bool) -> str:
    if dry_run:
        return ngettext(
            "One program would be new, %(changed)s would change",
            "%(num)s programs would be new, %(changed)s would change",
            account.new,
            changed=account.changed,
        )
    return ngettext(
        "One program is new, %(changed)s are changed",
        "%(num)s programs are new, %(changed)s are changed",
        account.new,
        changed=account.changed,
    )


def _row(row: RowFate) -> ShownRow:
    return ShownRow(row.line, row.key or _column(row.field), _status(row.fate), row.why or _changed(row))


def _column(header: str) -> str:
    column = BY_HEADER.get(header)
    if column is None or column.name in ("source", "checked_on", "checked_by"):
        return header
    return value_name(column.name)


def _changed(row: RowFate) -> str:
    match row.fate:
        case Fate.CHANGED:
            return ", ".join(value_name(name) for name in row.changed)
        case Fate.OLDER:
            return gettext("The catalogue knows a later word of this source.")
    return ""


def _status(fate: Fate) -> Status:
    return {
        Fate.NEW: Status("check", gettext("New"), "good"),
        Fate.CHANGED: Status("check", gettext("Changes what is known"), "good"),
        Fate.SAME: Status("empty", gettext("Known already")),
        Fate.OLDER: Status("empty", gettext("Older than what is known")),
        Fate.REJECTED: Status("cross", gettext("Left out"), "severe"),
    }[fate]
