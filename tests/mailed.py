"""A mail as its receiver's program reads it: from the bytes that travel."""

import email
import email.policy
from email.message import EmailMessage

from portal import writing
from portal.config import Settings
from portal.models import Message


def write(message: Message, settings: Settings) -> EmailMessage:
    """The mail of a row, written by the portal and read back."""
    read = email.message_from_bytes(bytes(writing.write(message, settings)), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read
