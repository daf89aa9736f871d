"""The office's own words, and how they came to be."""

from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from portal.extensions import db
from portal.models import History, Wording


class OwnWords(NamedTuple):
    """What an office says instead of ours."""

    subject: str
    body: str
    changed_at: datetime


class WordsBefore(NamedTuple):
    """A change, with what stood before it."""

    what: str
    who: str
    at: datetime
    subject: str
    body: str


def own_wordings() -> dict[str, OwnWords]:
    """By kind of message."""
    rows = db.session.execute(
        sa.select(Wording.key, Wording.subject, Wording.body, Wording.changed_at).where(Wording.kind == "message")
    )
    return {key: OwnWords(subject, body, changed_at) for key, subject, body, changed_at in rows}


def words_before(kind: str) -> list[WordsBefore]:
    """The changes of one message, the last first."""
    rows = db.session.execute(
        sa.select(
            History.kind, History.actor_name, History.at, History.facts["subject"].astext, History.facts["body"].astext
        )
        .where(
            History.kind.in_(("change_wording", "reset_wording")),
            History.applicant_id.is_(None),
            History.facts["message"].astext == kind,
        )
        .order_by(History.id.desc())
        .limit(20)
    )
    return [WordsBefore(*row) for row in rows]
