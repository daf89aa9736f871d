"""The outside of a mail: the bytes that travel, and the address that servers send it back to."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from uuid import UUID

from portal.config import Settings


def sealed(mail: EmailMessage, settings: Settings) -> bytes:
    """The mail as it travels."""
    international = not str(mail["To"]).isascii()
    return mail.as_bytes(policy=SMTP.clone(utf8=international))


def return_address(message_id: UUID, settings: Settings) -> str:
    """Where a server sends a mail that it cannot deliver."""
    return parseaddr(settings.mail_from)[1]
