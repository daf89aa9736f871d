"""Deliver one message: write it from its facts, hand it to the mail server, note what became of it.

Jobs run at least once. The row stays locked while the server is spoken to, so that no two workers send it, and a message
that was sent is not sent again. If the connection drops after the server took the text, the one repeat carries the same
Message-ID; after a second such drop a person decides, because the mail has probably arrived.
"""

import logging
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from portal.clock import now
from portal.config import Settings
from portal.extensions import db
from portal.mail_server import NoVerdict, Patience, RefusedForGood, ServerAway, hand_over
from portal.models import Message, Office
from portal.sealing import return_address, sealed
from portal.writing import write

log = logging.getLogger("commend.delivery")

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=4)
#: As long as mail servers themselves try (RFC 5321, 4.5.4.1).
GIVES_UP_AFTER = timedelta(days=5)
#: The text was handed over so often and the server never said yes or no: the first time and one repeat.
MOST_WITHOUT_VERDICT = 2


class TryLater(Exception):
    """The message waits; its row says why and until when."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.at = at


def wait_after(tries: int) -> timedelta:
    """How long a message waits after its `tries`-th try: twice as long each time, four hours at most."""
    doubled: int = 2 ** min(tries - 1, 20)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def deliver(message_id: UUID, *, patience: Patience | None = None) -> None:
    """Send the message, once. Commits. Raises TryLater where later may help; the row keeps the reason either way."""
    locked = _locked(message_id)
    if locked is None or locked.message.status != "queued":
        return
    message = locked.message
    message.tries += 1
    try:
        with db.session.no_autoflush:  # what is read to write the mail need not wait for a statement of its own
            _send(message, patience)
    except RefusedForGood as refusal:
        _give_up(message, str(refusal))
        if refusal.address_is_dead:
            _note_dead_address(message)
    except NoVerdict as silence:
        message.no_verdict += 1
        if message.no_verdict < MOST_WITHOUT_VERDICT:
            _wait(message, str(silence))
        _give_up(message, "The server hung up twice after taking the mail, so it may have arrived.")
    except ServerAway as away:
        _wait(message, str(away))
    else:
        message.status, message.sent_at, message.error, message.next_try_at = "sent", now(), "", None
    db.session.commit()


class Locked(NamedTuple):
    """A message that nobody else sends now, and its office: as long as somebody holds it, the session need not ask for it again."""

    message: Message
    office: Office | None


def _locked(message_id: UUID) -> Locked | None:
    row = db.session.execute(
        sa.select(Message, Office)
        .outerjoin(Office, Office.id == Message.office_id)
        .where(Message.id == message_id)
        .with_for_update(of=Message)
    ).one_or_none()
    return Locked(*row) if row else None


def _send(message: Message, patience: Patience | None) -> None:
    settings: Settings = current_app.config["SETTINGS"]
    try:
        text = sealed(write(message, settings), settings)
    except Exception as slip:  # ours to mend: the mail waits for it, and the others go out
        log.exception("message %s could not be written", message.id)
        raise ServerAway(f"We could not write this mail ({type(slip).__name__}).") from slip
    hand_over(
        text,
        sender=return_address(message.id, settings),
        to=message.to_address,
        smtp_url=settings.smtp_url,
        patience=patience,
    )


def _wait(message: Message, words: str) -> None:
    """Keep the reason and the next try on the row. Raises TryLater, unless it has waited long enough."""
    if now() - max(message.created_at, message.not_before) > GIVES_UP_AFTER:
        _give_up(message, words)
        return
    message.error, message.next_try_at = words, now() + wait_after(message.tries)
    at = message.next_try_at
    db.session.commit()
    raise TryLater(at)


def _give_up(message: Message, words: str) -> None:
    message.status, message.error, message.next_try_at = "failed", words, None


def _note_dead_address(message: Message) -> None:
    """The office and the applicant are told, and no reminder goes there any more."""
    db.session.flush()
    db.session.execute(
        sa.text("SELECT portal.mail_not_arrived(:id, '', 'refused', :why, true)"),
        {"id": message.id, "why": message.error},
    )
