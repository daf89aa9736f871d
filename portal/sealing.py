"""The outside of a mail: the bytes that travel, signed, and the address that servers send it back to."""

from dataclasses import replace
from email.utils import parseaddr
from uuid import UUID

from portal.clock import now
from portal.config import Settings
from portal.dkim import signed, signing_key
from portal.mail_reports import MailNames
from portal.mail_reports.postmark import METADATA_HEADER
from portal.mime import Mail


def names_of_mails(settings: Settings) -> MailNames:
    """How this portal's mails are called, and known again when they come back."""
    return MailNames(settings.mail_domain, settings.secret_key, settings.mail.returns)


def sealed(mail: Mail, settings: Settings) -> bytes:
    """The mail as it travels. It is signed where there is a key; else the mail server signs, or nobody does."""
    if settings.mail.postmark:
        named = (METADATA_HEADER, dict(mail.headers)["Message-ID"])
        mail = replace(mail, headers=(*mail.headers, named))
    text = bytes(mail)
    if not settings.mail.dkim_key:
        return text
    return signed(
        text,
        signing_key(settings.mail.dkim_key),
        selector=settings.mail.dkim_selector,
        domain=settings.mail_domain,
        at=now(),
    )


def return_address(message_id: UUID, settings: Settings) -> str:
    """Where servers send a mail that they cannot deliver: its own address, so that we know which; else the sender's."""
    return names_of_mails(settings).return_address(message_id) or parseaddr(settings.mail_from)[1]
