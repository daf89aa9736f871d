"""The rows of a cohort file and the people of the cohort: who is there already, who is added, who is brought up to date.

Set statements over thousands of rows: a row at a time would cost fifteen times as much (docs/performance.md).
"""

import io
import json
import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from portal.access import actor_of
from portal.ahead import a_step_ahead
from portal.cohorts import Candidate, Change, Fate, Imported, changes_to
from portal.cohorts.known import brought_up_to_date
from portal.extensions import db

#: Rows worked on with one statement each.
CHUNK = 5000

_FIELDS = Candidate._fields
_NAMES = ", ".join(_FIELDS)

_KNOWN = sa.text(
    f"SELECT u.n, a.id, {', '.join(f'a.{name}' for name in _FIELDS)} FROM unnest(:emails) WITH ORDINALITY AS u (email, n)"  # noqa: S608
    " JOIN applicant a ON a.office_id = :office AND a.season_id = :season AND lower(a.email) = lower(u.email)"
).bindparams(sa.bindparam("emails", type_=ARRAY(sa.Text())))

#: What a chunk is copied to; gone with the transaction.
_STAGE = (
    "CREATE TEMPORARY TABLE IF NOT EXISTS cohort_row (id uuid, first_name text, last_name text, email text, aamc_id text,"
    " specialty text, medical_school text, country text, graduated_on date, notes text) ON COMMIT DROP"
)
#: Added, and told in each one's history, in one message.
_ADD = sa.text(
    "WITH added AS ("  # noqa: S608
    f"  INSERT INTO applicant (office_id, season_id, advisor_id, id, {_NAMES})"
    f"  SELECT :office, :season, :advisor, id, {_NAMES} FROM cohort_row"
    "  ON CONFLICT (office_id, season_id, lower(email)) DO NOTHING RETURNING id)"
    " INSERT INTO history (office_id, kind, applicant_id, shown_to, facts, actor_name, actor_role)"
    " SELECT :office, 'add_applicant', id, '{advisor}', CAST(:facts AS jsonb), :actor, :role FROM added"
)
#: Those of the rows just copied that were there already.
_THERE = sa.text(
    "SELECT r.id FROM cohort_row r WHERE NOT EXISTS (SELECT FROM applicant a WHERE a.office_id = :office AND a.id = r.id)"
)
_UPDATE = sa.text(
    f"UPDATE applicant a SET {', '.join(f'{name} = r.{name}' for name in _FIELDS if name != 'email')}"  # noqa: S608
    " FROM cohort_row r WHERE a.office_id = :office AND a.id = r.id"
)
_TELL_CHANGES = sa.text(
    "INSERT INTO history (office_id, kind, applicant_id, shown_to, facts, actor_name, actor_role)"
    " SELECT :office, 'update_applicant', u.id, '{advisor}', CAST(u.facts AS jsonb), :actor, :role FROM unnest(:ids, :facts) AS u (id, facts)"
).bindparams(sa.bindparam("ids", type_=ARRAY(sa.Uuid())), sa.bindparam("facts", type_=ARRAY(sa.Text())))


class Cohort(NamedTuple):
    """Whose applicants, of which season."""

    office_id: UUID
    season_id: UUID


class Same(NamedTuple):
    """A good row about somebody who is there already, with nothing new."""

    line: int
    candidate: Candidate


class Changed(NamedTuple):
    """A good row about somebody who is there already, with something new."""

    line: int
    candidate: Candidate
    id: UUID
    known: Candidate
    changes: tuple[Change, ...]


RowFate = Fate | Same | Changed


def fates_in(cohort: Cohort, fates: Sequence[Fate]) -> list[RowFate]:
    """The same rows, those about people of the cohort told apart. One query."""
    good = [fate for fate in fates if isinstance(fate, Imported)]
    known = _known(cohort, good)
    return [_against(known, fate) if isinstance(fate, Imported) else fate for fate in fates]


def in_chunks(fates: Iterable[Fate], size: int = CHUNK) -> Iterator[Sequence[Fate]]:
    """So many rows at a time. The next ones are read while PostgreSQL works on these."""
    return a_step_ahead(_chunks(iter(fates), size))


def _chunks(fates: Iterator[Fate], size: int) -> Iterator[list[Fate]]:
    while chunk := list(islice(fates, size)):
        yield chunk


def add_people(cohort: Cohort, rows: Sequence[Imported], *, file_name: str) -> set[int]:
    """Add them, with an entry in each one's history. The lines of those who are there already, and are left as they are."""
    if not rows:
        return set()
    actor = actor_of(db.session())
    ids = _ids_in_order(len(rows))
    _stage((id, *row.candidate) for id, row in zip(ids, rows, strict=True))
    about = {"office": cohort.office_id, "season": cohort.season_id, "advisor": actor.own_id}
    told = {"facts": json.dumps({"file": file_name}), "actor": actor.name or "import", "role": actor.role.value}
    added: Any = db.session.execute(_ADD, about | told)
    if added.rowcount == len(rows):
        return set()
    there = {id.hex for id in db.session.scalars(_THERE, {"office": cohort.office_id})}
    return {row.line for id, row in zip(ids, rows, strict=True) if id in there}


def _ids_in_order(number: int) -> list[str]:
    """New ids that begin with the time (UUID version 7, RFC 9562): people who come together stand together in each index."""
    moment = f"{time.time_ns() // 1_000_000:012x}"
    return [f"{moment}7{place * 4096 // number:03x}a{secrets.token_hex(8)[1:]}" for place in range(number)]


def update_people(cohort: Cohort, rows: Sequence[Changed], *, file_name: str) -> None:
    """Bring them up to date; each one's history keeps what stood there before."""
    if not rows:
        return
    _stage((row.id, *brought_up_to_date(row.known, row.candidate)) for row in rows)
    db.session.execute(_UPDATE, {"office": cohort.office_id})
    told = [json.dumps({"file": file_name, "changes": [_told(one) for one in row.changes]}) for row in rows]
    actor = actor_of(db.session())
    about = {"office": cohort.office_id, "actor": actor.name or "import", "role": actor.role.value}
    db.session.execute(_TELL_CHANGES, about | {"ids": [row.id for row in rows], "facts": told})


def _known(cohort: Cohort, rows: Sequence[Imported]) -> dict[int, tuple[UUID, Candidate]]:
    """Line to the person who has its address already."""
    emails = [row.candidate.email for row in rows]
    found = db.session.execute(_KNOWN, {"emails": emails, "office": cohort.office_id, "season": cohort.season_id})
    return {rows[n - 1].line: (id, Candidate(*cells)) for n, id, *cells in found}


def _against(known: dict[int, tuple[UUID, Candidate]], row: Imported) -> RowFate:
    if row.line not in known:
        return row
    id, person = known[row.line]
    changes = changes_to(person, row.candidate)
    return Changed(row.line, row.candidate, id, person, changes) if changes else Same(row.line, row.candidate)


def _told(change: Change) -> dict[str, str]:
    return {"field": change.field, "before": str(change.before or ""), "after": str(change.after or "")}


def _stage(rows: Iterator[tuple[Any, ...]]) -> None:
    """Copy the rows to the transaction's own table, in place of those before."""
    db.session.execute(sa.text(_STAGE))
    db.session.execute(sa.text("TRUNCATE cohort_row"))
    text = "".join([_copied(row) for row in rows])
    cursor: Any = db.session.connection().connection.cursor()  # psycopg2's own: COPY has no place in SQLAlchemy
    cursor.copy_expert("COPY cohort_row FROM STDIN", io.StringIO(text), size=len(text))
    cursor.close()


def _copied(row: tuple[Any, ...]) -> str:
    """A line of COPY's text format. Most rows hold nothing that needs a backslash."""
    line = "\t".join(["\\N" if cell is None else str(cell) for cell in row])
    if line.count("\t") != len(row) - 1 or "\n" in line or "\r" in line or "\\" in line.replace("\\N", ""):
        line = "\t".join("\\N" if cell is None else _escaped(str(cell)) for cell in row)
    return line + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
