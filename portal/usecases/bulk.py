"""One thing done to many rows: chosen, looked at, started, done by the worker piece by piece, and taken back.

What mails somebody begins a minute after it is started; until then Undo stops all of it. What mails nobody begins at once and
can be taken back row by row, where nobody has changed the row since.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from portal.access import actor_of
from portal.audit import OFFICE, record
from portal.bulk import MAILS, Chosen, Kind, why_left_out
from portal.clock import now, today
from portal.errors import Refused
from portal.extensions import db
from portal.models import BulkAction, BulkItem, Office
from portal.translating import gettext
from portal.usecases.bulk_acts import Outcomes, act_on, piece_of, take_back
from portal.usecases.bulk_rows import rows_of
from portal.usecases.reminders import policy_of
from portal.usecases.starting import starter_has_left

_WRITE_DOWN = sa.text(
    "UPDATE bulk_item i SET status = d.status, why = d.why, before = d.before"
    " FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS d (row_id uuid, status text, why text, before jsonb)"
    " WHERE i.office_id = :office AND i.bulk_id = :bulk AND i.row_id = d.row_id"
)


def choose(kind: Kind, rows: sa.Select[*tuple[Any, ...]]) -> BulkAction:
    """Keep which rows are meant, as they are at this moment, and leave out those that cannot be. Nothing is done yet.

    `rows` selects office, applicant, letter (or null) and the row's own id. Raises Refused where nothing was chosen.
    """
    actor = actor_of(db.session())
    bulk = BulkAction(office_id=actor.office_id, advisor_id=actor.own_id, kind=kind.value)
    db.session.add(bulk)
    db.session.flush()
    meant = rows.add_columns(sa.literal(bulk.id, sa.Uuid()))
    columns = ["office_id", "applicant_id", "request_id", "row_id", "bulk_id"]
    made = db.session.execute(sa.insert(BulkItem).from_select(columns, meant))
    if not getattr(made, "rowcount", 0):
        raise Refused(gettext("No row was chosen. Tick some, or choose all that the filters leave."))
    _leave_out(bulk, _why_left_out(bulk, rows_of(bulk.id, kind)))
    return bulk


def start(bulk: BulkAction, facts: dict[str, Any]) -> None:
    """Hand it to the worker, who does it in the name of whoever starts it, even if a colleague chose the rows.

    Raises Refused where that was done before, or nobody is left to do it to.
    """
    if bulk.status != "chosen":
        raise Refused(gettext("This was started already. Open the page again to see how far it is."))
    waiting = _count(bulk, "waiting")
    if not waiting:
        raise Refused(gettext("Nobody is left to do this to."))
    bulk.advisor_id = actor_of(db.session()).own_id or bulk.advisor_id
    bulk.facts, bulk.status = facts, "waiting"
    told = {name: value for name, value in facts.items() if name != "body"}
    record("start_bulk", office_id=bulk.office_id, shown_to=OFFICE, bulk=bulk.kind, rows=waiting, **told)


def take_over(bulk: BulkAction) -> None:
    """Go on with what a colleague started who has left the office since, in one's own name. Raises Refused where it goes on by itself."""
    if bulk.status not in ("waiting", "working") or not starter_has_left(bulk):
        raise Refused(gettext("This goes on by itself, or is over. Open the page again to see how far it is."))
    bulk.advisor_id = actor_of(db.session()).own_id or bulk.advisor_id
    record("take_over_bulk", office_id=bulk.office_id, shown_to=OFFICE, bulk=bulk.kind, rows=_count(bulk, "waiting"))


def work_in_pieces(bulk_id: UUID) -> Iterator[None]:
    """Do it as whoever acts; whoever runs this commits at each step, and may run it again at any time.

    A row is done in the transaction that says so, with its mail and its history: once, whoever is killed.
    """
    while _work_on_piece(bulk_id):
        yield
    yield


def undo(bulk: BulkAction) -> int:
    """Stop what has not begun, or take back what mailed nobody; how many rows are as they were. Raises Refused after a mail went."""
    kind = Kind(bulk.kind)
    if kind in MAILS and (bulk.status not in ("chosen", "waiting") or _count(bulk, "done")):
        raise Refused(gettext("The first mails have left already. What has left cannot be taken back."))
    if bulk.status == "undone":
        raise Refused(gettext("This is taken back already."))
    if bulk.status == "working" and not starter_has_left(bulk):
        raise Refused(gettext("The worker is at it. Wait until it is done, then take it back."))
    done = {item.row_id: item.before or {} for item in _items(bulk.id, "done")}
    taken_back = list(take_back(kind, done, bulk.facts)) if done else []
    undone = sa.update(BulkItem).where(BulkItem.bulk_id == bulk.id, BulkItem.row_id.in_(taken_back))
    db.session.execute(undone.values(status="undone").execution_options(synchronize_session=False))
    bulk.status, bulk.ended_at = "undone", now()
    record("undo_bulk", office_id=bulk.office_id, shown_to=OFFICE, bulk=bulk.kind, rows=len(taken_back))
    return len(taken_back)


def _work_on_piece(bulk_id: UUID) -> bool:
    """The next rows; whether there were any. Another worker waits for the lock, and finds them done."""
    bulk = _locked(bulk_id)
    if bulk.status not in ("waiting", "working"):
        return False
    kind = Kind(bulk.kind)
    ids = [item.row_id for item in _items(bulk_id, "waiting", piece_of(kind))]
    rows = rows_of(bulk_id, kind, ids)
    left_out = _why_left_out(bulk, rows)
    done = act_on(kind, [row for row in rows if row.row_id not in left_out], bulk.facts)
    outcomes: Outcomes = {row_id: left_out.get(row_id) or done.get(row_id, "no_change") for row_id in ids}
    _write_down(bulk, outcomes)
    bulk.status = "working" if ids else "done"
    bulk.ended_at = None if ids else now()
    db.session.flush()
    return bool(ids)


def _write_down(bulk: BulkAction, outcomes: Outcomes) -> None:
    """What became of each row of the piece."""
    rows = [
        {"row_id": str(row_id), "status": "left_out", "why": told}
        if isinstance(told, str)
        else {"row_id": str(row_id), "status": "done", "why": "", "before": told}
        for row_id, told in outcomes.items()
    ]
    db.session.execute(_WRITE_DOWN, {"rows": json.dumps(rows), "office": bulk.office_id, "bulk": bulk.id})


def _why_left_out(bulk: BulkAction, rows: Sequence[Chosen]) -> dict[UUID, str]:
    """Row to the code, of those that are left out."""
    settings = db.session.scalars(sa.select(Office.settings).where(Office.id == bulk.office_id)).one()
    ceiling = policy_of(settings).ceiling
    found = {row.row_id: why_left_out(Kind(bulk.kind), row, today(), ceiling) for row in rows}
    return {row_id: why for row_id, why in found.items() if why}


def _leave_out(bulk: BulkAction, why: dict[UUID, str]) -> None:
    for reason in sorted(set(why.values())):
        rows = [row_id for row_id, code in why.items() if code == reason]
        left_out = sa.update(BulkItem).where(BulkItem.bulk_id == bulk.id, BulkItem.row_id.in_(rows))
        db.session.execute(left_out.values(status="left_out", why=reason).execution_options(synchronize_session=False))


def _items(bulk_id: UUID, status: str, most: int | None = None) -> Sequence[Any]:
    wanted = sa.select(BulkItem.row_id, BulkItem.before).where(BulkItem.bulk_id == bulk_id, BulkItem.status == status)
    return db.session.execute(wanted.order_by(BulkItem.row_id).limit(most).with_for_update()).all()


def _count(bulk: BulkAction, status: str) -> int:
    wanted = sa.select(sa.func.count()).select_from(BulkItem)
    return db.session.scalars(wanted.where(BulkItem.bulk_id == bulk.id, BulkItem.status == status)).one()


def _locked(bulk_id: UUID) -> BulkAction:
    wanted = sa.select(BulkAction).where(BulkAction.id == bulk_id)
    return db.session.scalars(wanted.with_for_update().execution_options(populate_existing=True)).one()
