"""The history: what happened, for those who may see it. PostgreSQL itself fills in who acted, in which role, and when."""

from typing import Any
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
