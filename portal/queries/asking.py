"""Asking for rows, past what the ORM does for entities: a list selects columns, and needs neither its identity map nor its events."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from portal.extensions import db

#: Statements that a list keeps, built, for its most usual filters.
KEPT_STATEMENTS = 128


def ask(statement: sa.Executable, values: Mapping[str, Any] | None = None) -> Sequence[Any]:
    """The rows of a statement that selects columns, in the request's own transaction, after what it has changed so far.

    The statement is planned once for a connection (`portal.kept_plans`). So what differs from request to request, such as an id or
    what somebody typed, is told in `values` as a `sa.bindparam`, and does not stand in the statement.
    """
    db.session.flush()
    told = values or {}
    return db.session.connection().execute(statement, told, execution_options={"told": frozenset(told)}).all()
