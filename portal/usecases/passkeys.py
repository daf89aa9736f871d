"""Passkeys: add one to one's own account, sign in with it, remove it."""

from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere, Refused, Wrong
from portal.extensions import db
from portal.models import Passkey
from portal.passkeys import KnownPasskey, NotTheirs, Site, credential_in, made, signed
from portal.translating import gettext

#: A person has a few devices.
MOST = 10

_ADD = sa.text("SELECT portal.add_passkey(:credential, :key, :count, :name)")
_KNOWN = sa.text("SELECT account_id, public_key, sign_count FROM portal.passkey_account(:credential)")
_USED = sa.text("SELECT portal.used_passkey(:credential, :count)")


def add_passkey(site: Site, challenge: bytes, answer: str, *, name: str) -> None:
    """Keep the passkey that the browser made; its owner is mailed. Raises Wrong where the answer is not right."""
    if db.session.scalars(sa.select(sa.func.count(Passkey.id))).one() >= MOST:
        raise Refused(gettext("You have ten passkeys. Remove one that you no longer use first."))
    try:
        fresh = made(site, challenge, answer)
    except NotTheirs as wrong:
        raise Wrong("answer", gettext("The passkey was not made. Please try once more.")) from wrong
    db.session.execute(
        _ADD,
        {
            "credential": fresh.credential_id,
            "key": fresh.public_key,
            "count": fresh.sign_count,
            "name": name.strip() or gettext("Passkey"),
        },
    )


def sign_in_with_passkey(site: Site, challenge: bytes, answer: str) -> UUID | None:
    """The account whose passkey made this answer; None where nobody's did."""
    try:
        credential = credential_in(answer)
        row = db.session.execute(_KNOWN, {"credential": credential}).one_or_none()
        if row is None:
            return None
        known = KnownPasskey(credential, bytes(row.public_key), row.sign_count)
        count = signed(site, challenge, answer, known)
    except NotTheirs:
        return None
    db.session.execute(_USED, {"credential": credential, "count": count})
    account_id: UUID = row.account_id
    return account_id


def remove_passkey(passkey_id: UUID) -> None:
    """The device signs in no longer. Raises NotThere for anybody else's."""
    removed = db.session.scalar(
        sa.delete(Passkey)
        .where(Passkey.id == passkey_id)
        .returning(Passkey.id)
        .execution_options(synchronize_session=False)
    )
    if removed is None:
        raise NotThere
