"""What a mailed link of a writer page is, before anybody has opened it by hand. Nothing here tells whom a letter is for."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.extensions import db
from portal.tokens import fingerprint

_KNOWN = sa.text("SELECT id, request_id, state, browsers, code_always, office FROM portal.link_known(:hash)")
_OPENED_IN = sa.text("SELECT true FROM portal.link_opened_in(:link, :browser)")


@dataclass(frozen=True)
class LetterLink:
    """A link that exists. `state` is open, revoked, expired or ended."""

    id: UUID
    request_id: UUID
    state: str
    browsers: int
    code_always: bool
    office: str


def letter_link(token: str) -> LetterLink:
    """The link with this token. Raises NotThere."""
    row = db.session.execute(_KNOWN, {"hash": fingerprint(token)}).one_or_none()
    if row is None:
        raise NotThere
    return LetterLink(row.id, row.request_id, row.state, row.browsers, row.code_always, row.office)


def opened_in(link: LetterLink, browser_hash: str) -> bool:
    """Whether the link was opened by hand in that browser before."""
    return bool(db.session.scalar(_OPENED_IN, {"link": link.id, "browser": browser_hash}))
