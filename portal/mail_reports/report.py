"""What a report says."""

import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")


class How(StrEnum):
    """In which way a mail was not received."""

    BOUNCED = "bounced"
    COMPLAINED = "complained"


@dataclass(frozen=True, slots=True)
class Report:
    """One mail to one address. `recipient` is empty where the report came to the mail's own return address, which names it well enough."""

    message_id: UUID
    recipient: str
    how: How
    why: str
    address_is_dead: bool


def names_a_dead_address(code: int, words: str) -> bool:
    """Whether a refusal means that nobody receives mail there, and not that this mail was unwanted or a mailbox is full.

    By the enhanced code where there is one (RFC 3463: X.1.x is the address, 5.2.1 a mailbox that is disabled, 4.4.x a domain that
    nobody answered for, for days); else by the SMTP code.
    """
    if found := _ENHANCED.search(words):
        kind, subject, detail = found.groups()
        if kind == "5":
            return subject == "1" or (subject, detail) == ("2", "1") or subject == "4"
        return subject in ("1", "4")
    return code in (550, 551, 553)


def in_short(words: str) -> str:
    """One line of at most 300 characters that can be read: a stranger may send any, and PostgreSQL keeps no NUL."""
    return " ".join("".join(c for c in words if c.isprintable() or c.isspace()).split())[:300]
