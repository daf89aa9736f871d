"""The history: what happened, for those who may see it. PostgreSQL itself fills in who acted, in which role, and when."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import History, LetterRequest
from portal.roles import Role

#: The audiences of an entry.
EVERYONE = (Role.APPLICANT, Role.ADVISOR, Role.WRITER)
PLANNING = (Role.APPLICANT, Role.ADVISOR)
OFFICE = (Role.ADVISOR,)
WRITER_ALONE = (Role.WRITER,)


class About(NamedTuple):
    """Whom one of many entries is about. `writer_account_id`: of the letter's writer, who reads it where writers may."""

    applicant_id: UUID
    request_id: UUID | None = None
    writer_account_id: UUID | None = None
    facts: dict[str, Any] = {}  # noqa: RUF012


def record(
    kind: str,
    *,
    office_id: UUID,
    applicant_id: UUID | None = None,
    request: LetterRequest | None = None,
    shown_to: tuple[Role, ...] = PLANNING,
    **facts: Any,
) -> None:
    """Append to the history.

    `kind` is the move or the act ("decline", "sign_waiver"); `facts` are dates, names and words, never content of a letter.
    """
    db.session.flush()
    # Nothing is asked back: a designee may add to the history and not read it.
    entry = sa.insert(History).inline()
    db.session.execute(
        entry.values(
            kind=kind,
            office_id=office_id,
            applicant_id=request.applicant_id if request else applicant_id,
            request_id=request.id if request else None,
            writer_account_id=request.writer_account_id if request and Role.WRITER in shown_to else None,
            shown_to=[str(role) for role in shown_to],
            facts=facts,
        )
    )


def record_each(kind: str, about: Sequence[About], *, office_id: UUID, shown_to: tuple[Role, ...]) -> None:
    """Append an entry for each to the history, a thousand with one statement."""
    db.session.flush()
    audience = [str(role) for role in shown_to]
    entries = [
        one._asdict()
        | {"kind": kind, "office_id": office_id, "shown_to": audience}
        | ({} if Role.WRITER in shown_to else {"writer_account_id": None})
        for one in about
    ]
    if entries:
        db.session.execute(sa.insert(History).inline(), entries)
