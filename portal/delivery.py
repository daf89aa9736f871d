"""Deliver one message: write it from its facts, hand it to the mail server, note that it left.

Jobs run at least once. The row stays locked while the server is spoken to, so that no two workers send it, and a message
that was sent is not sent again. If the connection drops after the server took the mail, the repeat carries the same Message-ID.
"""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

import css_inline
import sqlalchemy as sa
from flask import current_app, render_template
from jinja2 import TemplateNotFound

from portal import addresses
from portal.clock import now
from portal.config import Settings
from portal.extensions import db
from portal.models import Message, Office
from portal.shown import shown_date
from portal.tokens import Purpose, code_for, signed_row_id, token_for

#: Kinds that a person may ask us to stop; they carry List-Unsubscribe.
REMINDERS = frozenset({"gentle_reminder", "final_reminder"})
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


def write(message: Message, settings: Settings) -> EmailMessage:
    """The mail of a row. Links and codes are made here and nowhere else."""
    told = _told(message, settings)
    mail = EmailMessage()
    mail["Message-ID"] = f"<{message.id}@{settings.mail_domain}>"
    mail["Date"] = format_datetime(message.created_at)
    mail["From"] = settings.mail_from
    mail["To"] = formataddr((message.to_name, message.to_address))
    mail["Auto-Submitted"] = "auto-generated"
    if reply_to := message.facts.get("reply_to"):
        mail["Reply-To"] = reply_to
    if message.request_id:
        thread = f"<letter-{message.request_id}@{settings.mail_domain}>"
        mail["References"], mail["In-Reply-To"] = thread, thread
    if message.kind in REMINDERS and message.link_id:
        mail["List-Unsubscribe"] = f"<{told['stop']}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    text = render_template(f"mail/{message.kind}.txt", **told)
    subject, _, body = text.partition("\n")
    mail["Subject"] = subject.removeprefix("Subject: ").strip()
    mail.set_content(body.strip() + "\n")
    try:
        html = render_template(f"mail/{message.kind}.html", **told, subject=mail["Subject"])
        mail.add_alternative(css_inline.inline(html), subtype="html")
    except TemplateNotFound:
        pass
    return mail


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


def _told(message: Message, settings: Settings) -> dict[str, Any]:
    base, key = settings.base_url, settings.secret_key
    office = db.session.get(Office, message.office_id) if message.office_id else None
    told: dict[str, Any] = {
        "to_name": message.to_name,
        "office": office.name if office else "Commend",
        "office_email": office.email if office else "",
        "facts": message.facts,
        "home": base,
        "date_in_words": lambda iso: shown_date(iso, now().date()).words,
        "addresses": addresses,
        "base": base,
        "applicant_id": message.applicant_id,
        "request_id": message.request_id,
    }
    if message.link_id:
        token = token_for(key, Purpose.LETTER_LINK, message.link_id)
        told["link"] = addresses.letter_link(base, token)
        told["stop"] = addresses.stop_reminders(base, signed_row_id(key, Purpose.UNSUBSCRIBE, message.link_id))
    if message.sign_in_link_id:
        told["link"] = addresses.sign_in_link(base, token_for(key, Purpose.SIGN_IN, message.sign_in_link_id))
    if code_id := message.facts.get("code_id"):
        told["code"] = code_for(key, UUID(code_id))
    return told


def _for_good(refusal: Exception) -> bool:
    codes = (
        [code for code, _ in refusal.recipients.values()]
        if isinstance(refusal, smtplib.SMTPRecipientsRefused)
        else [getattr(refusal, "smtp_code", 0)]
    )
    return all(code >= 500 for code in codes)


def _words_of(refusal: Exception) -> str:
    said = (
        next(iter(refusal.recipients.values()))[1]
        if isinstance(refusal, smtplib.SMTPRecipientsRefused)
        else getattr(refusal, "smtp_error", b"")
    )
    return said.decode(errors="replace")[:300] if isinstance(said, bytes) else str(said)[:300]
