"""What the sign-in pages ask before anybody is known."""

from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.passwords import matches
from portal.tokens import fingerprint

_OFFERED = sa.text("SELECT true FROM portal.sign_in_offered(:hash)")
_CREDENTIALS = sa.text("SELECT id, password_hash FROM portal.credentials(:email)")


def sign_in_offered(token: str) -> bool:
    """Whether this mailed sign-in still works. Looking does not use it up."""
    return bool(db.session.scalar(_OFFERED, {"hash": fingerprint(token)}))


def account_with(email: str, password: str) -> UUID | None:
    """The account with this address and this password. An unknown address takes as long as a wrong password."""
    row = db.session.execute(_CREDENTIALS, {"email": email.strip()}).one_or_none()
    right = matches(row.password_hash if row else None, password)
    return row.id if row and right else None


def has_password(email: str) -> bool:
    """Whether the account with this address has set a password; asked by its owner's own page."""
    row = db.session.execute(_CREDENTIALS, {"email": email}).one_or_none()
    return bool(row and row.password_hash)
