"""The office's own words for messages, where they differ from ours."""

import sqlalchemy as sa

from portal.ask_messages import Message
from portal.extensions import db
from portal.models import Wording


def own_messages() -> dict[str, Message]:
    """By kind of message."""
    rows = db.session.execute(sa.select(Wording.key, Wording.subject, Wording.body).where(Wording.kind == "message"))
    return {key: Message(subject, body) for key, subject, body in rows}
