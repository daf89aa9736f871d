"""Settings of mail that arrives: who signs it, and who may tell us that it did not arrive."""

import os
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path

from portal.dkim import signing_key

#: Domains that belong to nobody (RFC 2606, RFC 6761): mail from them reaches nobody.
_NOBODYS = ("example.org", "example.com", "example.net", "example", "test", "invalid", "localhost")


@dataclass(frozen=True)
class MailSettings:
    """Everything is optional: without a key the mail server signs, without an address or a secret no reports are taken."""

    dkim_selector: str = ""
    dkim_key: bytes = b""
    #: The address that takes what cannot be delivered; each mail gets its own, with `+…` before the @.
    returns: str = ""
    #: `user:password`, as Postmark sends them.
    postmark: str = ""
    mailgun_key: str = ""
    ses_topic: str = ""


def read_mail_settings() -> MailSettings:
    """From the environment. Raises ValueError with a sentence where a setting is half there."""
    selector = os.environ.get("DKIM_SELECTOR", "")
    key = _key()
    if key:
        signing_key(key)
    if bool(selector) != bool(key):
        raise ValueError("Set DKIM_SELECTOR together with DKIM_KEY or DKIM_KEY_FILE, or none of them.")
    returns = os.environ.get("MAIL_RETURNS", "")
    if returns and (returns.count("@") != 1 or "+" in returns):
        raise ValueError("MAIL_RETURNS is one address without a +, such as bounces@letters.your-school.edu.")
    return MailSettings(
        selector,
        key,
        returns,
        os.environ.get("POSTMARK_WEBHOOK", ""),
        os.environ.get("MAILGUN_SIGNING_KEY", ""),
        os.environ.get("SES_TOPIC", ""),
    )


def mail_domain(given: str, mail_from: str, *, demo: bool) -> str:
    """The domain of every Message-ID and of the DKIM signature: MAIL_DOMAIN, else the sender's.

    Raises ValueError with a sentence for a domain that belongs to nobody, except in the demo.
    """
    domain = (given or parseaddr(mail_from)[1].rpartition("@")[2]).lower().strip(".")
    belongs_to_nobody = any(domain == one or domain.endswith(f".{one}") for one in _NOBODYS)
    if not demo and (not domain or belongs_to_nobody):
        raise ValueError(
            f"Set MAIL_DOMAIN to the domain that your mail comes from: {domain or 'nothing'} belongs to nobody."
            " MAIL_FROM has to be an address there."
        )
    return domain


def _key() -> bytes:
    """DKIM_KEY, a PEM in one line with \\n between its lines if need be, or the file that DKIM_KEY_FILE names."""
    if written := os.environ.get("DKIM_KEY"):
        return written.replace("\\n", "\n").encode()
    if name := os.environ.get("DKIM_KEY_FILE"):
        try:
            return Path(name).read_bytes()
        except OSError as missing:
            raise ValueError(f"DKIM_KEY_FILE names {name}, which cannot be read.") from missing
    return b""
