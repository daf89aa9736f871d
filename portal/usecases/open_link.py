"""Opening a mailed link by hand, in one browser: done by whoever holds it, who may have no account of their own to sign in to.

The doors in the database decide; nothing here can read a letter.
"""

import uuid
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
from flask import current_app
from sqlalchemy.dialects.postgresql import JSONB

from portal.access import Actor, acting_as
from portal.clock import now
from portal.extensions import db
from portal.models import LetterRequest
from portal.roles import Role
from portal.tokens import Purpose, code_digest, code_for, fingerprint, row_id_in, token_for
from portal.usecases import letters
from portal.usecases.links import DAYS_AFTER_DUE

#: How long a mailed code works. Five tries are allowed; the database counts them.
CODE_MINUTES = 10

_BIND = sa.text("SELECT portal.bind_browser(:hash, :browser)")
_OPENED_IN = sa.text(
    "SELECT office_id, request_id, holder, account_id, name FROM portal.link_opened_in(:link, :browser)"
)
_OFFER_CODE = sa.text(
    "SELECT portal.offer_code(:hash, :browser, :code, :digest, :until, :facts)",
).bindparams(sa.bindparam("facts", type_=JSONB))
_USE_CODE = sa.text("SELECT portal.use_code(:hash, :browser, :digest)")
_REISSUE = sa.text("SELECT portal.reissue_link(:hash, :fresh, :fresh_hash, :days)")
#: What each token stops: the reminders of a letter, an applicant's nudges, an advisor's digest.
_STOPS = {
    Purpose.UNSUBSCRIBE: sa.text("SELECT portal.pause_reminders(:id)"),
    Purpose.NO_NUDGES: sa.text("SELECT portal.stop_nudges(:id)"),
    Purpose.NO_DIGEST: sa.text("SELECT portal.stop_digest(:id)"),
}


def bind_browser(token: str, browser_hash: str) -> UUID | None:
    """Open the link in this browser. Returns the link's id; None where a code is asked for first, or the link is dead."""
    opened: UUID | None = db.session.scalar(_BIND, {"hash": fingerprint(token), "browser": browser_hash})
    return opened


def see_opened(link_id: UUID, browser_hash: str) -> None:
    """Whoever pressed the button is the holder from here on; where that is the writer, the letter is seen."""
    row = db.session.execute(_OPENED_IN, {"link": link_id, "browser": browser_hash}).one_or_none()
    if row is None or row.holder != Role.WRITER:
        return
    holder = Actor(Role.WRITER, row.account_id, office_id=row.office_id, request_id=row.request_id, name=row.name)
    with acting_as(db.session(), holder):
        request = db.session.scalar(
            sa.select(LetterRequest).where(LetterRequest.id == row.request_id).with_for_update()
        )
        if request is not None:
            letters.see(request)


def offer_code(token: str, browser_hash: str) -> None:
    """Mail a code to the link's holder: opens it in this browser, for ten minutes."""
    code = uuid.uuid4()
    db.session.execute(
        _OFFER_CODE,
        {
            "hash": fingerprint(token),
            "browser": browser_hash,
            "code": code,
            "digest": code_digest(_key(), code_for(_key(), code)),
            "until": now() + timedelta(minutes=CODE_MINUTES),
            "facts": {"code_id": str(code)},
        },
    )


def use_code(token: str, browser_hash: str, code: str) -> UUID | None:
    """Open the link with a mailed code. Returns the link's id; None where the code is wrong, old or tried too often."""
    digits = "".join(char for char in code if char.isdigit())
    tried = {"hash": fingerprint(token), "browser": browser_hash, "digest": code_digest(_key(), digits)}
    opened: UUID | None = db.session.scalar(_USE_CODE, tried)
    return opened


def reissue_link(token: str) -> None:
    """Mail a new link to the holder's known address; the old one dies. The caller never learns whether a mail left."""
    fresh = uuid.uuid4()
    db.session.execute(
        _REISSUE,
        {
            "hash": fingerprint(token),
            "fresh": fresh,
            "fresh_hash": fingerprint(token_for(_key(), Purpose.LETTER_LINK, fresh)),
            "days": DAYS_AFTER_DUE,
        },
    )


def stop_mails(token: str) -> bool:
    """Stop what the mail with this token was one of. False where there is nothing to stop, or the token is not ours."""
    for purpose, stop in _STOPS.items():
        if row_id := row_id_in(_key(), purpose, token):
            return bool(db.session.scalar(stop, {"id": row_id}))
    return False


def _key() -> str:
    key: str = current_app.config["SETTINGS"].secret_key
    return key
