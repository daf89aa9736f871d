"""Write a mail from its row: plain text first, an HTML part beside it. Links and codes are made here and nowhere else."""

from datetime import date
from email.utils import format_datetime
from typing import Any
from uuid import UUID

import css_inline
import sqlalchemy as sa
from flask import render_template
from jinja2 import TemplateNotFound

from portal import addresses
from portal.clock import now
from portal.config import Settings
from portal.extensions import db
from portal.guidance.messages import FactMissing, MessageKind, compose
from portal.guidance.messages import Message as Words
from portal.mime import Mail
from portal.models import Message, Office, Wording
from portal.seasons import Kind
from portal.seasons.digest import DigestKind
from portal.seasons.nudges import NudgeKind
from portal.shown import ShownDate, shown_date
from portal.shown.needs import need_in_words
from portal.tokens import Purpose, code_for, signed_row_id, token_for
from portal.translating import gettext

_INLINER = css_inline.CSSInliner()
#: What the portal says by itself, so that a person may ask us to stop; these carry List-Unsubscribe.
REMINDERS = frozenset(Kind)
NUDGES = frozenset(NudgeKind)
STOPPABLE = REMINDERS | NUDGES | frozenset(DigestKind)


def write(message: Message, settings: Settings) -> Mail:
    """The mail of a row."""
    told = _told(message, settings)
    subject, body = _text(message.kind, told)
    headers = [
        ("Message-ID", f"<{message.id}@{settings.mail_domain}>"),
        ("Date", format_datetime(message.created_at)),
        ("From", settings.mail_from),
        ("To", _addressed(message)),
        ("Subject", subject),
        ("Auto-Submitted", "auto-generated"),
    ]
    if reply_to := message.facts.get("reply_to") or (message.request_id and told["office_email"]):
        headers.append(("Reply-To", reply_to))
    if message.request_id:
        thread = f"<letter-{message.request_id}@{settings.mail_domain}>"
        headers += [("References", thread), ("In-Reply-To", thread)]
    if message.kind in STOPPABLE and "stop" in told:
        headers += [("List-Unsubscribe", f"<{told['stop']}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]
    html = _INLINER.inline(_html(message.kind, told, subject, body))
    return Mail(tuple(headers), body, html, international=not message.to_address.isascii())


def _addressed(message: Message) -> str:
    """The receiver, with the letters of their name; they are encoded where the mail becomes bytes."""
    name = " ".join(message.to_name.split())
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{message.to_address}>' if name else message.to_address


def _text(kind: str, told: dict[str, Any]) -> tuple[str, str]:
    """Subject and plain part: the template's first line is the subject. A reminder has the guide's words, or the office's."""
    if kind in REMINDERS:
        told["words"] = _reminder(kind, told)
    subject, _, body = render_template(f"mail/{kind}.txt", **told).partition("\n")
    return " ".join(subject.removeprefix("Subject: ").split()), body.strip()


def _html(kind: str, told: dict[str, Any], subject: str, body: str) -> str:
    """The kind's own HTML part; where it has none, the plain part's paragraphs with the link as a button."""
    try:
        return render_template(f"mail/{kind}.html", **told, subject=subject)
    except TemplateNotFound:
        return render_template("mail/message.html", subject=subject, paragraphs=_paragraphs(body, told))


def _paragraphs(body: str, told: dict[str, Any]) -> list[str | dict[str, str]]:
    """The paragraphs; an address that stands alone is what the mail asks to open."""
    parts = [part.strip() for part in body.split("\n\n") if part.strip()]
    # With the slash: what people write stands in mails too, and https://ours.example.org.elsewhere.com is not ours.
    alone = {part for part in parts if f"{part}/".startswith(f"{told['base']}/") and len(part.split()) == 1}
    return [
        piece
        for part in parts
        for piece in (
            [{"url": part, "label": gettext("Open the page")}] if part in alone else _with_link_last(part, told)
        )
    ]


def _with_link_last(part: str, told: dict[str, Any]) -> list[str | dict[str, str]]:
    """A paragraph that ends in the mail's own link is followed by its button."""
    words, _, last = part.rpartition(" ")
    if words and last == told.get("link"):
        return [words, {"url": last, "label": gettext("Open the page")}]
    return [part]


def _told(message: Message, settings: Settings) -> dict[str, Any]:
    base, key = settings.base_url, settings.secret_key
    office = db.session.get(Office, message.office_id) if message.office_id else None
    told: dict[str, Any] = {
        "to_name": message.to_name,
        "office": office.name if office else "Commend",
        "office_email": office.email if office else "",
        "facts": message.facts,
        "home": base,
        "date_in_words": lambda day: _shown(day).words,
        "distance_in_words": lambda day: _shown(day).distance,
        "due_on": message.due_on,
        "addresses": addresses,
        "base": base,
        "need_in_words": need_in_words,
        "today_iso": now().date().isoformat(),
        "applicant_id": message.applicant_id,
        "request_id": message.request_id,
    }
    if message.kind in REMINDERS:
        told["own"] = _own_words(message)
    if message.link_id:
        token = token_for(key, Purpose.LETTER_LINK, message.link_id)
        told["link"] = addresses.letter_link(base, token)
    if to_stop := _to_stop(message):
        told["stop"] = addresses.stop_reminders(base, signed_row_id(key, *to_stop))
    if message.sign_in_link_id:
        told["link"] = addresses.sign_in_link(base, token_for(key, Purpose.SIGN_IN, message.sign_in_link_id))
    if code_id := message.facts.get("code_id"):
        told["code"] = code_for(key, UUID(code_id))
    return told


def _own_words(message: Message) -> tuple[str, str] | None:
    """What the office says instead of ours."""
    row = db.session.execute(
        sa.select(Wording.subject, Wording.body).where(
            Wording.office_id == message.office_id, Wording.kind == "message", Wording.key == message.kind
        )
    ).one_or_none()
    return (row.subject, row.body) if row else None


def _reminder(kind: str, told: dict[str, Any]) -> Words:
    """A reminder's words. An office's that cannot be filled any more give way to ours."""
    facts = {
        "writer": told["to_name"],
        "applicant": told["facts"]["applicant"],
        "due_on": _shown(told["due_on"]).words,
        "link": told.get("link", told["home"]),
        "sender": told["office"],
    }
    try:
        return compose(MessageKind(kind), facts, own=told["own"], gettext=gettext)
    except (FactMissing, ValueError):
        return compose(MessageKind(kind), facts, gettext=gettext)


def _to_stop(message: Message) -> tuple[Purpose, UUID] | None:
    """What one click in this mail stops: the reminders of a letter, an applicant's nudges, an advisor's digest."""
    if message.link_id:
        return Purpose.UNSUBSCRIBE, message.link_id
    if message.kind in NUDGES and message.applicant_id:
        return Purpose.NO_NUDGES, message.applicant_id
    if advisor_id := message.facts.get("advisor_id"):
        return Purpose.NO_DIGEST, UUID(advisor_id)
    return None


def _shown(day: date | str) -> ShownDate:
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return shown_date(on, now().date())
