"""The mailed link of a writer page: for one request and one holder, revocable, dead some days after the due date."""

import uuid
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from portal.clock import now
from portal.extensions import db
from portal.models import LetterRequest, Link
from portal.tokens import Purpose, fingerprint, token_for

#: Days that a link outlives the due date (assumed; a setting of the office).
DAYS_AFTER_DUE = 21
#: A link without a due date lives this long.
DAYS_WITHOUT_DUE = 90


def issue_link(request: LetterRequest, holder: str, account_id: UUID) -> Link:
    """A new link; the holder's earlier ones die. Its token is derived from its id when the mail is written."""
    revoke_links(request, holder)
    link_id = uuid.uuid4()
    token = token_for(current_app.config["SETTINGS"].secret_key, Purpose.LETTER_LINK, link_id)
    link = Link(
        office_id=request.office_id,
        id=link_id,
        request_id=request.id,
        holder=holder,
        account_id=account_id,
        token_hash=fingerprint(token),
        expires_at=expiry(request),
    )
    db.session.add(link)
    db.session.flush()
    return link


def revoke_links(request: LetterRequest, holder: str) -> None:
    """Close the holder's links of this request; browsers bound to them lose the page."""
    db.session.execute(
        sa.update(Link)
        .where(Link.request_id == request.id, Link.holder == holder, Link.revoked_at.is_(None))
        .values(revoked_at=now())
        .execution_options(synchronize_session=False)
    )


def link_now(request: LetterRequest) -> UUID | None:
    """The writer's link that is open."""
    return db.session.scalar(
        sa.select(Link.id).where(Link.request_id == request.id, Link.holder == "writer", Link.revoked_at.is_(None))
    )


def expiry(request: LetterRequest) -> datetime:
    """When the link dies."""
    if request.due_on is None:
        return now() + timedelta(days=DAYS_WITHOUT_DUE)
    after_due = datetime.combine(request.due_on, datetime.min.time(), tzinfo=now().tzinfo) + timedelta(
        days=DAYS_AFTER_DUE
    )
    return max(after_due, now() + timedelta(days=DAYS_AFTER_DUE))
