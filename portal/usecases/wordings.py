"""The office's own words for the messages of the journey: plain text with names in braces, checked before it is kept."""

import sqlalchemy as sa

from portal.access import actor_of
from portal.audit import OFFICE, record
from portal.clock import now
from portal.errors import NotThere, Wrong
from portal.extensions import db
from portal.guidance.messages import MessageKind, WordsCannotBeFilled, check_words, words_of
from portal.models import Wording
from portal.translating import gettext

#: Mails that the portal sends by itself: without their link they would lead nowhere.
SENT_BY_US = (MessageKind.GENTLE_REMINDER, MessageKind.FINAL_REMINDER)


def kind_of(key: str) -> MessageKind:
    """The message of that name. Raises NotThere."""
    try:
        return MessageKind(key)
    except ValueError:
        raise NotThere from None


def check(kind: MessageKind, subject: str, body: str) -> None:
    """Raises Wrong, beside the field, for words that could not be sent."""
    ours, _ = words_of(kind)
    if ours and not subject.strip():
        raise Wrong("subject", gettext("Give the mail a subject."))
    if not body.strip():
        raise Wrong("body", gettext("Write the words, or go back to ours."))
    for field, text in (("subject", subject), ("body", body)):
        try:
            check_words(kind, *((text, "") if field == "subject" else ("", text)))
        except WordsCannotBeFilled as wrong:
            raise Wrong(field, gettext(str(wrong))) from wrong
    if kind in SENT_BY_US and "{link}" not in body:
        raise Wrong("body", gettext("Keep {link}: without it the writer does not find the page."))


def change_wording(kind: MessageKind, *, subject: str, body: str) -> None:
    """From now on the office says it this way. The history keeps what stood before. Raises Wrong."""
    subject, body = " ".join(subject.split()), body.replace("\r\n", "\n").strip()
    check(kind, subject, body)
    office, kept = actor_of(db.session()).office_id, _kept(kind)
    if (subject, body) == (words_of(kind) if kept is None else (kept.subject, kept.body)):
        return
    _record("change_wording", kind, kept)
    if kept is None:
        db.session.add(Wording(office_id=office, kind="message", key=kind.value, subject=subject, body=body))
    else:
        kept.subject, kept.body, kept.changed_at = subject, body, now()


def reset_wording(kind: MessageKind) -> None:
    """Back to our words. Nothing happens where they are in force."""
    if kept := _kept(kind):
        _record("reset_wording", kind, kept)
        db.session.delete(kept)


def _kept(kind: MessageKind) -> Wording | None:
    return db.session.scalar(
        sa.select(Wording).where(Wording.kind == "message", Wording.key == kind.value).with_for_update()
    )


def _record(what: str, kind: MessageKind, kept: Wording | None) -> None:
    subject, body = (kept.subject, kept.body) if kept else words_of(kind)
    office = actor_of(db.session()).office_id
    assert office is not None
    record(what, office_id=office, shown_to=OFFICE, message=kind.value, subject=subject, body=body)
