"""A cohort file in the browser: uploaded, its columns matched, tried, then imported by the worker piece by piece.

Each piece is committed together with how far it came, so a worker that is killed leaves no row in doubt: the job runs again
and goes on behind the last line that is in. Nobody is invited by an import.
"""

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from portal.access import actor_of
from portal.audit import OFFICE, record
from portal.clock import now, today
from portal.cohorts import CohortFile, Duplicate, Fate, Imported, Look, Rejected, look_at_cohort, read_cohort
from portal.cohorts.columns import folded, match_columns
from portal.errors import Refused
from portal.extensions import db
from portal.models import CohortColumn, CohortImport, Season
from portal.translating import gettext
from portal.usecases.cohort_rows import (
    Changed,
    Cohort,
    RowFate,
    Same,
    add_people,
    fates_in,
    in_chunks,
    update_people,
)
from portal.usecases.starting import starter_has_left

#: Rows between two commits: a second's work, so that the page sees it move.
PIECE = 2000
#: Rejected rows whose reason is kept with the account; the file with every row's fate is written before the import.
MOST_TROUBLES = 200
#: After so many seconds without a move, the import may be set going again by hand.
STANDS_STILL = 120


def upload_cohort(season: Season, *, data: bytes, name: str) -> CohortImport:
    """Keep the file until it is imported or given up. Raises CohortFileRefused, and keeps nothing, where it is no cohort file."""
    look_at_cohort(data, remembered_columns())
    actor = actor_of(db.session())
    upload = CohortImport(
        office_id=actor.office_id,
        season_id=season.id,
        advisor_id=actor.own_id,
        file_name=name[:200],
        file_hash=hashlib.sha256(data).hexdigest(),
        status="uploaded",
        file=zlib.compress(data, 1),
        result={},
    )
    db.session.add(upload)
    db.session.flush()
    return upload


def remembered_columns() -> dict[str, str | None]:
    """Header to field, as somebody of the office matched it once; None: left out."""
    rows = db.session.execute(sa.select(CohortColumn.header, CohortColumn.field)).all()
    return {row.header: row.field for row in rows}


def match_columns_of(upload: CohortImport, fields: Mapping[str, str | None]) -> None:
    """What each header of this file means; kept for the office's next file too.

    Raises CohortFileRefused where a needed column is missing or two are the same.
    """
    match_columns(list(look_at(upload).headers), fields)
    upload.fields = dict(fields)
    rows = [
        {"office_id": upload.office_id, "header": folded(header), "field": field}
        for header, field in fields.items()
        if folded(header)
    ]
    if rows:
        told = insert(CohortColumn).values(rows)
        db.session.execute(
            told.on_conflict_do_update(index_elements=["office_id", "header"], set_={"field": told.excluded.field})
        )


def bytes_of(upload: CohortImport) -> bytes:
    """The file as it was uploaded. Raises Refused where it is gone: the import is done, or was given up."""
    if upload.file is None:
        raise Refused(gettext("This file is not kept any more. Choose it again to import it once more."))
    return zlib.decompress(upload.file)


def look_at(upload: CohortImport) -> Look:
    """The headers, a few rows, and what each column is taken for."""
    return look_at_cohort(bytes_of(upload), remembered_columns() | upload.fields)


def read(upload: CohortImport) -> CohortFile:
    """The file with its columns as they were matched. Raises CohortFileRefused where that was not done yet."""
    return read_cohort(bytes_of(upload), upload.file_name, upload.fields, on=today())


def every_fate(upload: CohortImport, file: CohortFile) -> Iterator[RowFate]:
    """What would become of each row, in the file's order; nothing is changed."""
    cohort = Cohort(upload.office_id, upload.season_id)
    for chunk in in_chunks(file.rows):
        yield from fates_in(cohort, chunk)


def start_import(upload: CohortImport, *, updates: bool) -> None:
    """Hand the file to the worker, who imports it in the name of whoever starts it.

    An import that stands still, because its worker died for good or its starter has left the office, is set going again.
    """
    if upload.status != "uploaded" and not _stands_still(upload):
        raise Refused(gettext("This file is with the worker already, or imported."))
    if upload.status == "uploaded":
        upload.updates = updates
        season = db.session.scalars(sa.select(Season.name).where(Season.id == upload.season_id)).one()
        record("import_cohort", office_id=upload.office_id, shown_to=OFFICE, file=upload.file_name, season=season)
    else:
        record(
            "take_over_import",
            office_id=upload.office_id,
            shown_to=OFFICE,
            file=upload.file_name,
            line=upload.line_done,
        )
    upload.status, upload.moved_at, upload.advisor_id = "waiting", now(), actor_of(db.session()).own_id
    db.session.flush()


def _stands_still(upload: CohortImport) -> bool:
    if upload.status not in ("waiting", "importing"):
        return False
    return (now() - upload.moved_at).total_seconds() > STANDS_STILL or starter_has_left(upload)


def forget_upload(upload: CohortImport) -> None:
    """The office gives a file up before it is imported. Raises Refused once the worker has it."""
    if upload.status != "uploaded":
        raise Refused(gettext("This file is with the worker already, or imported."))
    upload.status, upload.file, upload.result = "imported", None, {"given_up": True}


def import_in_pieces(upload_id: UUID) -> Iterator[None]:
    """Import the file as whoever acts; whoever runs this commits at each step, and may run it again at any time."""
    upload = _locked(upload_id)
    if upload.status not in ("waiting", "importing"):
        return
    file = read(upload)
    pieces = in_chunks(file.rows, PIECE)
    upload.status, upload.rows_total = "importing", sum(1 for _ in file.rows)
    yield
    for piece in pieces:
        _import_piece(upload_id, piece)
        yield
    upload = _locked(upload_id)
    upload.status, upload.file, upload.moved_at, upload.imported_at = "imported", None, now(), now()
    told = {name: count for name, count in upload.result.items() if name != "troubles"}
    record("imported_cohort", office_id=upload.office_id, shown_to=OFFICE, file=upload.file_name, **told)
    yield


def _locked(upload_id: UUID) -> CohortImport:
    """The row as it is now, and nobody else's until the piece is committed."""
    wanted = sa.select(CohortImport).where(CohortImport.id == upload_id)
    return db.session.scalars(wanted.with_for_update().execution_options(populate_existing=True)).one()


def _import_piece(upload_id: UUID, piece: Sequence[Fate]) -> None:
    """Import the rows that are not in yet, and say how far it came. Another worker waits for the row's lock, then finds them done."""
    upload = _locked(upload_id)
    if upload.status != "importing":
        return
    rows = [fate for fate in piece if fate.line > upload.line_done]
    if not rows:
        return
    cohort = Cohort(upload.office_id, upload.season_id)
    fates = fates_in(cohort, rows)
    add_people(cohort, [fate for fate in fates if isinstance(fate, Imported)], file_name=upload.file_name)
    if upload.updates:
        update_people(cohort, [fate for fate in fates if isinstance(fate, Changed)], file_name=upload.file_name)
    upload.result = _account(upload.result, fates)
    upload.line_done, upload.moved_at = rows[-1].line, now()
    db.session.flush()


def kind_of(fate: RowFate) -> str:
    """The fate in a word: `new`, `same`, `changed`, `duplicate`, `rejected`."""
    match fate:
        case Imported():
            return "new"
        case Same():
            return "same"
        case Changed():
            return "changed"
        case Duplicate():
            return "duplicate"
    return "rejected"


def _account(before: Mapping[str, Any], fates: list[RowFate]) -> dict[str, Any]:
    """The counts with these rows added, and the first rows that were rejected."""
    counts = Counter(kind_of(fate) for fate in fates)
    troubles = [
        {"line": fate.line, "field": fate.field, "code": fate.remark.code, "facts": dict(fate.remark.facts)}
        for fate in fates
        if isinstance(fate, Rejected)
    ]
    kept = [*before.get("troubles", []), *troubles][:MOST_TROUBLES]
    names = ("new", "same", "changed", "duplicate", "rejected")
    return {name: before.get(name, 0) + counts[name] for name in names} | {
        "rows": before.get("rows", 0) + len(fates),
        "troubles": kept,
    }
