"""The two names of a mail that come back with a report: its Message-ID, and the address that it is returned to."""

import hashlib
import hmac
import re
from dataclasses import dataclass
from uuid import UUID

_ID = re.compile(r"<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([^>\s]+)>?")
_RETURNED_TO = re.compile(r"\+([0-9a-f]{32})-([0-9a-f]{12})@")


@dataclass(frozen=True)
class MailNames:
    """How our mails are called. `returns` is the address that takes reports, empty where there is none."""

    domain: str
    key: str
    returns: str = ""

    def message_id(self, mail: UUID) -> str:
        """The Message-ID of a mail."""
        return f"<{mail}@{self.domain}>"

    def return_address(self, mail: UUID) -> str:
        """The mail's own return address: `bounces+<its id>-<our mark>@…`; empty where reports are not taken."""
        local, _, domain = self.returns.partition("@")
        return f"{local}+{mail.hex}-{self._mark(mail)}@{domain}" if domain else ""

    def by_message_id(self, written: str) -> UUID | None:
        """The mail that a Message-ID of ours names."""
        found = _ID.search(written.strip().lower())
        return UUID(found[1]) if found and found[2] == self.domain.lower() else None

    def by_return_address(self, written: str) -> UUID | None:
        """The mail that a return address names, if we made that address."""
        found = _RETURNED_TO.search(written.lower())
        if found is None:
            return None
        mail = UUID(found[1])
        return mail if hmac.compare_digest(found[2], self._mark(mail)) else None

    def _mark(self, mail: UUID) -> str:
        return hmac.digest(self.key.encode(), b"returned:" + mail.bytes, hashlib.sha256).hex()[:12]
