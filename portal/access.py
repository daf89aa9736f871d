"""Who is acting. PostgreSQL is told at the start of every transaction and decides which rows and columns exist."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session

from portal.roles import Role


@dataclass(frozen=True)
class Actor:
    """A person in one role. `id` is the account; a link's holder is confined to one request.

    Moments are read in `time_zone`, so that a day is the day where the person lives.
    """

    role: Role
    id: UUID | None = None
    office_id: UUID | None = None
    applicant_id: UUID | None = None
    request_id: UUID | None = None
    own_id: UUID | None = None
    name: str = ""
    time_zone: str = "UTC"


NOBODY = Actor(Role.ANONYMOUS)
WORKER = Actor(Role.WORKER)
OPERATOR = Actor(Role.OPERATOR)

_TELL = (
    "SELECT set_config('role', %(role)s, true), set_config('portal.actor_id', %(actor)s, true),"
    " set_config('portal.office_id', %(office)s, true), set_config('portal.applicant_id', %(applicant)s, true),"
    " set_config('portal.request_id', %(request)s, true), set_config('transaction_read_only', %(read_only)s, true),"
    " set_config('join_collapse_limit', %(joins_ordered)s, true),"
    " set_config('TimeZone', %(time_zone)s, true)"
)
#: Their pages join a dozen tables from one letter outwards, each under a policy that joins as well. PostgreSQL takes such joins as
#: they are written; looking for another order took longer than all the rest of the page's statements.
_JOIN_AS_WRITTEN = frozenset({Role.WRITER, Role.DESIGNEE})


def become(session: Session, actor: Actor, *, read_only: bool = False) -> None:
    """Act as `actor` from now on: in this transaction and in every later one of this session."""
    session.info["actor"] = actor
    session.info["read_only"] = read_only
    if session.in_transaction():
        _tell(session.connection(), actor, read_only=read_only)


def begin_asking(
    session: Session, actor: Actor, question: str, values: Mapping[str, Any], *, read_only: bool = False
) -> Sequence[sa.Row[Any]]:
    """Open the transaction as `actor` with a first question in the same message, and return the rows that answer it.

    PostgreSQL runs the statements of a message one after the other, so the question is asked in the actor's role.
    """
    session.info.update(actor=actor, read_only=read_only, question=(question, values))
    try:
        session.connection()
        answer: Sequence[sa.Row[Any]] | None = session.info.pop("answer", None)
        if answer is None:  # the transaction was open before
            answer = _tell(session.connection(), actor, read_only=read_only, question=(question, values)).all()
    finally:
        session.info.pop("question", None)
    return answer


def actor_of(session: Session) -> Actor:
    """Who acts in this session; nobody, unless told."""
    actor: Actor = session.info.get("actor", NOBODY)
    return actor


@contextmanager
def acting_as(session: Session, actor: Actor, *, read_only: bool = False) -> Iterator[None]:
    """Act as somebody else for a while."""
    before, was_read_only = actor_of(session), session.info.get("read_only", False)
    session.flush()
    become(session, actor, read_only=read_only)
    try:
        yield
        session.flush()
    finally:
        become(session, before, read_only=was_read_only)


@event.listens_for(Session, "after_begin")
def _on_begin(session: Session, _transaction: Any, connection: sa.Connection) -> None:
    question = session.info.get("question")
    told = _tell(connection, actor_of(session), read_only=session.info.get("read_only", False), question=question)
    if question:
        session.info["answer"] = told.all()


def _tell(
    connection: sa.Connection, actor: Actor, *, read_only: bool, question: tuple[str, Mapping[str, Any]] | None = None
) -> sa.CursorResult[Any]:
    role = "none" if actor.role is Role.OPERATOR else f"portal_{actor.role}"
    text, values = question or ("", {})
    connection.info["role"] = role  # PostgreSQL keeps a plan for each role
    return connection.exec_driver_sql(
        f"{_TELL}; {text}" if text else _TELL,
        {
            "role": role,
            "actor": str(actor.id or ""),
            "office": str(actor.office_id or ""),
            "applicant": str(actor.applicant_id or ""),
            "request": str(actor.request_id or ""),
            "read_only": "on" if read_only else "off",
            "joins_ordered": "1" if actor.role in _JOIN_AS_WRITTEN else "8",
            "time_zone": actor.time_zone,
            **values,
        },
    )
