"""Mails in words: what went to whom, and what became of it. For the office and for applicants."""

from dataclasses import dataclass
from uuid import UUID

from portal.clock import now
from portal.queries.mails import Mail
from portal.shown import ShownDate, shown_moment
from portal.translating import gettext, ngettext


@dataclass(frozen=True)
class ShownMail:
    """A mail. `may_send_again`: it was given up, and whoever reads may try once more."""

    id: UUID
    what: str
    name: str
    to: str
    when: ShownDate
    state: str
    is_well: bool
    may_send_again: bool
    request_id: UUID | None
    subject: str
    words: str


def shown_mail(mail: Mail) -> ShownMail:
    """In words."""
    return ShownMail(
        mail.id,
        mail_name(mail.kind),
        mail.to_name,
        mail.to_address,
        shown_moment(mail.created_at, now()),
        _state(mail),
        not mail.returned_as and mail.status != "failed" and mail.next_try_at is None,
        mail.status == "failed",
        mail.request_id,
        mail.subject or "",
        mail.words or "",
    )


def _state(mail: Mail) -> str:
    """Where it is, why, and what happens next."""
    if mail.returned_as and mail.returned_at:
        when = shown_moment(mail.returned_at, now()).words
        if mail.returned_as == "complained":
            return gettext("Marked as unwanted by whoever got it, %(when)s", when=when)
        return gettext("Came back %(when)s: %(why)s", when=when, why=mail.returned_why)
    if mail.status == "failed":
        return gettext("Not sent: %(why)s", why=mail.error)
    if mail.status == "sent":
        return gettext("Sent %(when)s", when=shown_moment(mail.sent_at or mail.created_at, now()).words)
    if mail.next_try_at is None:
        return gettext("On its way")
    tried = ngettext("tried once", "tried %(num)s times", mail.tries)
    return gettext(
        "Waits: %(why)s; %(tried)s, again %(when)s",
        why=mail.error.rstrip("."),
        tried=tried,
        when=shown_moment(mail.next_try_at, now()).words,
    )


def address_fails(how: str) -> str:
    """What is said of an address to which nothing more goes."""
    return {
        "complained": gettext("This address does not work: whoever reads there marked our mail as unwanted."),
        "refused": gettext("This address does not work: the mail server there knows nobody of that name."),
    }.get(how, gettext("This address does not work: a mail came back."))


def mail_name(kind: str) -> str:
    """What a mail is called."""
    names = {
        "ask": gettext("The ask"),
        "packet": gettext("The packet, with the link"),
        "packet_changed": gettext("What changed in the packet"),
        "packet_returned": gettext("Told what to change in the packet"),
        "link_again": gettext("A new link"),
        "link_code": gettext("A code for another browser"),
        "gentle_reminder": gettext("A gentle reminder"),
        "final_reminder": gettext("The final reminder"),
        "thank": gettext("Thanks"),
        "published": gettext("Told that the packet went out"),
        "approved": gettext("Told that the choice is approved"),
        "returned": gettext("Told what to change in the choice"),
        "suggested": gettext("A writer suggested"),
        "declined": gettext("Told that the writer cannot"),
        "promised": gettext("Told that the writer will"),
        "postponed": gettext("Told of another date"),
        "uploaded": gettext("Told of the upload"),
        "replaced": gettext("Told of a new version"),
        "undone": gettext("Told that an answer was taken back"),
        "withdrawn": gettext("Told that the writer took it back"),
        "withdrawn_by_applicant": gettext("Told that the letter is not needed"),
        "address_proposed": gettext("Told of another address"),
        "designee": gettext("The designee’s link"),
        "invite_applicant": gettext("The invitation"),
        "invite_advisor": gettext("The invitation"),
    }
    return names.get(kind, kind.replace("_", " ").capitalize())
