"""A file of programs comes in: a colleague's, or the office's own. Every row has its fate, and no source overwrites another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID, uuid4

import sqlalchemy as sa

from portal.audit import OFFICE, record
from portal.clock import today
from portal.extensions import db
from portal.models import Program, ProgramChange, Service
from portal.programs.catalogue import Catalogue, CatalogueRefused, RowRead, read_catalogue
from portal.programs.catalogued import CataloguedProgram
from portal.programs.merge import Merged, merge
from portal.programs.stored import fact_as_json, program_of
from portal.translating import gettext
from portal.usecases.catalogue import columns_of, hold_catalogue


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    OLDER = "older"
    REJECTED = "rejected"


class RowFate(NamedTuple):
    """A row of the file: what becomes of it; `field` and `why` where it is rejected, `changed` names the values."""

    line: int
    fate: Fate
    key: str = ""
    changed: tuple[str, ...] = ()
    field: str = ""
    why: str = ""


@dataclass
class CatalogueImport:
    """The account of an import, or of its dry run."""

    rows: list[RowFate] = field(default_factory=list)
    ignored: tuple[str, ...] = ()
    new: int = 0
    changed: int = 0
    file_rejected: str | None = None

    @property
    def refused(self) -> bool:
        """Whether any row was left out."""
        return any(row.fate is Fate.REJECTED for row in self.rows)

    def count(self, fate: Fate) -> int:
        """Rows with that fate."""
        return sum(row.fate is fate for row in self.rows)


class _Kept(NamedTuple):
    id: UUID
    program: CataloguedProgram


def import_catalogue(office_id: UUID, data: bytes, name: str, *, dry_run: bool = False) -> CatalogueImport:
    """Take in the good rows of a CSV, TSV or XLSX file; the rest is told with the reason. The same file again changes nothing.

    `dry_run`: nothing is kept, and the account is the same.
    """
    try:
        file = read_catalogue(data, today())
    except CatalogueRefused as refusal:
        return CatalogueImport(file_rejected=str(refusal))
    if not dry_run:
        hold_catalogue(office_id)
    kept = _kept(office_id, lock=not dry_run)
    strange = _without_service(office_id, file)
    merged = {
        told.key.casefold(): merge(_program(kept, told.key), told)
        for told in file.programs
        if told.key.casefold() not in strange
    }
    account = _account(file, kept, merged, strange)
    if not dry_run:
        _keep(office_id, kept, merged)
        if account.new or account.changed:
            record("import_catalogue", office_id=office_id, shown_to=OFFICE, file=name, new=account.new,
                   changed=account.changed, rejected=account.count(Fate.REJECTED))  # fmt: skip
    return account


def _kept(office_id: UUID, *, lock: bool) -> dict[str, _Kept]:
    wanted = sa.select(Program).where(Program.office_id == office_id)
    rows = db.session.scalars(wanted.with_for_update() if lock else wanted)
    return {row.key.casefold(): _Kept(row.id, program_of(row)) for row in rows}


def _program(kept: Mapping[str, _Kept], key: str) -> CataloguedProgram | None:
    known = kept.get(key.casefold())
    return known.program if known else None


def _without_service(office_id: UUID, file: Catalogue) -> dict[str, str]:
    """Programs of a service that the office does not have, by key."""
    known = set(db.session.scalars(sa.select(Service.code).where(Service.office_id == office_id)))
    return {told.key.casefold(): told.service for told in file.programs if told.service not in known}


def _account(
    file: Catalogue, kept: Mapping[str, _Kept], merged: Mapping[str, Merged], strange: Mapping[str, str]
) -> CatalogueImport:
    told = {program.key.casefold(): program for program in file.programs}
    fates = [RowFate(row.line, Fate.REJECTED, "", (), row.field, row.why) for row in file.rejected]
    for row in file.rows:
        key = row.key.casefold()
        if key in strange:
            why = gettext(
                "Your office does not work with %(service)s. Add that service under Office first, then import again.",
                service=strange[key],
            )
            fates.append(RowFate(row.line, Fate.REJECTED, row.key, (), "Service", why))
        else:
            fates.append(_fate(row, _program(kept, row.key), told[key]))
    changed = [key for key, each in merged.items() if each.changed and key in kept]
    return CatalogueImport(sorted(fates), file.ignored, sum(key not in kept for key in merged), len(changed))


def _fate(row: RowRead, known: CataloguedProgram | None, told: CataloguedProgram) -> RowFate:
    """What becomes of one row: what its source said before, and what it says now."""
    if known is None:
        return RowFate(row.line, Fate.NEW, row.key)
    source = row.source.casefold()
    words = {
        name: tuple(fact for fact in facts if fact.source.casefold() == source) for name, facts in told.facts.items()
    }
    found = merge(known, told._replace(facts={name: facts for name, facts in words.items() if facts}))
    if found.changed:
        return RowFate(row.line, Fate.CHANGED, row.key, found.changed)
    return RowFate(row.line, Fate.OLDER if found.older else Fate.SAME, row.key)


def _keep(office_id: UUID, kept: Mapping[str, _Kept], merged: Mapping[str, Merged]) -> None:
    new, old, changes = [], [], []
    for key, found in merged.items():
        if key not in kept:
            program_id = uuid4()
            new.append({"office_id": office_id, "id": program_id, "key": found.program.key} | columns_of(found.program))
            changes.append(_change(office_id, program_id, "add"))
        elif found.changed:
            known = kept[key]
            old.append({"office_id": office_id, "id": known.id} | columns_of(found.program))
            changes += _changes(office_id, known, found)
    _all(sa.insert(Program), new)
    if old:
        db.session.execute(sa.update(Program), old)
    _all(sa.insert(ProgramChange).inline(), changes)
    db.session.expire_all()


def _changes(office_id: UUID, known: _Kept, found: Merged) -> list[dict[str, object]]:
    return [
        _change(office_id, known.id, "import")
        | {
            "name": name,
            "before": [fact_as_json(fact) for fact in known.program.facts.get(name, ())],
            "after": [fact_as_json(fact) for fact in found.program.facts[name]],
        }
        for name in found.changed
    ]


def _change(office_id: UUID, program_id: UUID, kind: str) -> dict[str, object]:
    return {"office_id": office_id, "program_id": program_id, "kind": kind, "name": "", "before": [], "after": []}


def _all(statement: sa.Insert, rows: Iterable[dict[str, object]]) -> None:
    if rows := list(rows):
        db.session.execute(statement, rows)
