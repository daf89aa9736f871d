"""Rows for a file that leaves while it is read: in a transaction of their own, which outlives the request's."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.access import Actor, become
from portal.ahead import a_step_ahead
from portal.extensions import db

#: Rows held at a time, so that the memory is flat whatever the length.
BATCH = 1000


def rows_as(actor: Actor, wanted: sa.Select[*tuple[Any, ...]]) -> Iterator[Any]:
    """The rows that this actor may see, read as they are taken; nothing is asked before the first is."""
    return _rows(db.engine, actor, wanted.execution_options(yield_per=BATCH))


def _rows(engine: Any, actor: Actor, wanted: sa.Select[*tuple[Any, ...]]) -> Iterator[Any]:
    for rows in a_step_ahead(_batches(engine, actor, wanted)):
        yield from rows


def _batches(engine: Any, actor: Actor, wanted: sa.Select[*tuple[Any, ...]]) -> Iterator[Sequence[Any]]:
    """Past the ORM, which adds as much again to each row."""
    with Session(engine, join_transaction_mode="create_savepoint") as session:
        become(session, actor, read_only=True)
        yield from session.connection().execute(wanted).partitions()
