"""Signing in: a mailed one-time link, or a password. And what the owner of an account changes about it."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from portal.access import actor_of
from portal.clock import now
from portal.errors import Wrong
from portal.extensions import db
from portal.models import Account, SignInLink
from portal.passwords import SHORTEST, Weakness, hashed, weakness
from portal.safe_paths import safe_next
from portal.tokens import Purpose, fingerprint, token_for
from portal.translating import gettext

#: How long a mailed sign-in works. Assumed: longer than a slow mail, shorter than a lunch break.
SIGN_IN_MINUTES = 30
#: How long an operator has to hand one over.
HANDED_OUT_DAYS = 1
#: Words that a guesser who knows this site tries.
SITE_WORDS = ("commend", "letter", "recommendation")

_OFFER = sa.text("SELECT portal.offer_sign_in(:email, :link, :hash, :until, :next, 'sign_in')")
_USE = sa.text("SELECT account_id, next FROM portal.use_sign_in(:hash)")
_SIGNED_IN = sa.text("SELECT portal.signed_in(:account)")
_SET_PASSWORD = sa.text("SELECT portal.set_password(:hash)")
_END_SESSIONS = sa.text("SELECT portal.end_sessions()")


@dataclass(frozen=True)
class Arrival:
    """Who came in by a mailed link, and the page they were on their way to."""

    account_id: UUID
    next: str


def offer_sign_in(email: str, next_page: str = "") -> None:
    """Mail a one-time link to the account with this address; the caller never learns whether there is one."""
    link = uuid.uuid4()
    db.session.execute(
        _OFFER,
        {
            "email": email.strip(),
            "link": link,
            "hash": fingerprint(_token(link)),
            "until": now() + timedelta(minutes=SIGN_IN_MINUTES),
            "next": safe_next(next_page),
        },
    )


def hand_out_sign_in(account_id: UUID) -> str:
    """A one-time sign-in that is not mailed: its token, for the operator's terminal. Nobody else may write it."""
    link = uuid.uuid4()
    token = _token(link)
    until = now() + timedelta(days=HANDED_OUT_DAYS)
    db.session.add(SignInLink(id=link, account_id=account_id, token_hash=fingerprint(token), expires_at=until))
    db.session.flush()
    return token


def _token(link: UUID) -> str:
    return token_for(current_app.config["SETTINGS"].secret_key, Purpose.SIGN_IN, link)


def use_sign_in(token: str) -> Arrival | None:
    """Use a mailed link up; None where it was used before or is too old."""
    row = db.session.execute(_USE, {"hash": fingerprint(token)}).one_or_none()
    return Arrival(row.account_id, safe_next(row.next)) if row else None


def note_sign_in(account_id: UUID) -> None:
    """Note when the person was last here; whoever was invited has now joined."""
    db.session.execute(_SIGNED_IN, {"account": account_id})


def set_password(password: str, *, names: tuple[str, ...]) -> int:
    """Set one's own password; every session ends, and a mail says so. Returns the new epoch.

    Raises Wrong where others would guess it (`names` are the person's own words).
    """
    match weakness(password, names=(*names, *SITE_WORDS)):
        case Weakness.SHORT:
            raise Wrong(
                "password",
                gettext("Use %(count)s characters or more. Four or five words in a row work well.", count=SHORTEST),
            )
        case Weakness.LONG:
            raise Wrong("password", gettext("This is longer than we can keep. Use 256 characters or fewer."))
        case Weakness.GUESSABLE:
            raise Wrong(
                "password",
                gettext(
                    "This would be guessed soon: it is made of common words, names or rows of keys. Add words of your own."
                ),
            )
    return int(db.session.scalars(_SET_PASSWORD, {"hash": hashed(password)}).one())


def end_sessions() -> int:
    """End every session of one's own account. Returns the epoch that a session needs from now on."""
    return int(db.session.scalars(_END_SESSIONS).one())


def change_account(*, name: str, time_zone: str, theme: str) -> None:
    """Change what one's own account says about its owner."""
    db.session.execute(
        sa.update(Account)
        .where(Account.id == actor_of(db.session()).id)
        .values(name=name.strip(), time_zone=time_zone, theme=theme)
        .execution_options(synchronize_session=False)
    )
