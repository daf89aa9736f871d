"""Deliver one message: write it from its facts, hand it to the mail server, note that it left.

Jobs run at least once. The row stays locked while the server is spoken to, so that no two workers send it, and a message
that was sent is not sent again. If the connection drops after the server took the mail, the repeat carries the same Message-ID.
"""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from portal.clock import now
from portal.config import Settings
from portal.extensions import db
from portal.masking import masked
from portal.models import Message
from portal.writing import write

SECONDS_TO_WAIT_FOR_SERVER = 20


class ServerAway(Exception):
    """The mail server did not take the mail this time; try again later."""


def deliver(message_id: UUID) -> None:
    """Send the message, once. Raises ServerAway where trying later may help; a refusal for good is noted on the row."""
    message = db.session.scalar(sa.select(Message).where(Message.id == message_id).with_for_update())
    if message is None or message.status != "queued":
        return
    settings: Settings = current_app.config["SETTINGS"]
    mail = write(message, settings)
    message.tries += 1
    try:
        hand_over(mail, settings)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as refusal:
        if _for_good(refusal):
            message.status, message.error = "failed", _words_of(refusal)
            db.session.commit()
            return
        db.session.rollback()
        raise ServerAway(_words_of(refusal)) from refusal
    except (OSError, smtplib.SMTPException) as away:
        db.session.rollback()
        raise ServerAway(type(away).__name__) from away
    message.status, message.sent_at, message.error = "sent", now(), ""
    db.session.commit()


def hand_over(mail: EmailMessage, settings: Settings) -> None:
    """Speak SMTP: smtp:// in the clear (this machine), smtp+starttls:// or smtps:// otherwise."""
    server = urlsplit(settings.smtp_url)
    secure = ssl.create_default_context()
    host, timeout = server.hostname or "localhost", SECONDS_TO_WAIT_FOR_SERVER
    if server.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or 465, timeout=timeout, context=secure)
    else:
        connection = smtplib.SMTP(host, server.port or 25, timeout=timeout)
    with connection:
        if server.scheme == "smtp+starttls":
            connection.starttls(context=secure)
        if server.username:
            connection.login(unquote(server.username), unquote(server.password or ""))
        connection.send_message(mail)


def _for_good(refusal: Exception) -> bool:
    codes = (
        [code for code, _ in refusal.recipients.values()]
        if isinstance(refusal, smtplib.SMTPRecipientsRefused)
        else [getattr(refusal, "smtp_code", 0)]
    )
    return all(code >= 500 for code in codes)


def _words_of(refusal: Exception) -> str:
    """What the server said. The office reads it, and some servers quote the mail that they refuse."""
    said = (
        next(iter(refusal.recipients.values()))[1]
        if isinstance(refusal, smtplib.SMTPRecipientsRefused)
        else getattr(refusal, "smtp_error", b"")
    )
    return masked(said.decode(errors="replace") if isinstance(said, bytes) else str(said))[:300]
