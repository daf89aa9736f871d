"""A person's own passkeys."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Passkey


class PasskeyRow(NamedTuple):
    """A passkey, as its owner knows it."""

    id: UUID
    credential_id: bytes
    name: str
    created_at: datetime
    used_at: datetime | None


def passkeys() -> list[PasskeyRow]:
    """All passkeys of whoever acts, the oldest first."""
    columns = (Passkey.id, Passkey.credential_id, Passkey.name, Passkey.created_at, Passkey.used_at)
    return [PasskeyRow(*row) for row in db.session.execute(sa.select(*columns).order_by(Passkey.created_at))]
