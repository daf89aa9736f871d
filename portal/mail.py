"""Mail is a row, written in the transaction of what it tells. A job delivers the row; nothing is sent for what did not happen."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.extensions import db
from portal.models import LetterRequest, Message


@dataclass(frozen=True)
class Address:
    """Where a mail goes and how the person is called."""

    email: str
    name: str = ""
    account_id: UUID | None = None


def post(
    kind: str,
    to: Address,
    *,
    office_id: UUID | None,
    request: LetterRequest | None = None,
    applicant_id: UUID | None = None,
    link_id: UUID | None = None,
    **facts: Any,
) -> None:
    """Put a mail in the outbox: `kind` names its templates, `facts` what they say. Never prose of ours, never a token."""
    db.session.add(
        Message(
            kind=kind,
            to_address=to.email,
            to_name=to.name,
            to_account_id=to.account_id,
            office_id=office_id,
            request_id=request.id if request else None,
            applicant_id=request.applicant_id if request else applicant_id,
            link_id=link_id,
            facts=facts,
        )
    )
