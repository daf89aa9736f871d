"""Mailgun's webhooks "permanent_fail" and "complained". The mail is named by its Message-ID, which Mailgun keeps."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Any, Final

from portal.mail_reports.names import MailNames
from portal.mail_reports.report import How, Report, in_short, names_a_dead_address

#: Mailgun repeats what we did not answer for eight hours. A report twice changes nothing.
OLDEST: Final = timedelta(hours=12)


def signed_by_mailgun(told: dict[str, Any], key: str, now: datetime) -> bool:
    """Whether the webhook carries a signature made with our key, not long ago. It covers the time and a token, not the report."""
    signature = told.get("signature")
    if not key or not isinstance(signature, dict):
        return False
    made, token, given = (str(signature.get(name, "")) for name in ("timestamp", "token", "signature"))
    expected = hmac.new(key.encode(), f"{made}{token}".encode(errors="replace"), hashlib.sha256).hexdigest()
    if not (
        made.isdecimal() and len(made) < 12 and hmac.compare_digest(expected.encode(), given.encode(errors="replace"))
    ):
        return False
    return abs(now.timestamp() - int(made)) < OLDEST.total_seconds()


def read_mailgun(told: dict[str, Any], names: MailNames) -> list[Report]:
    """The report in a webhook's JSON."""
    event = _part(told, "event-data")
    message_id = names.by_message_id(str(_part(event, "message", "headers").get("message-id", "")))
    recipient, kind = str(event.get("recipient") or ""), event.get("event")
    if message_id is None or not recipient:
        return []
    if kind == "complained":
        return [Report(message_id, recipient, How.COMPLAINED, "abuse", True)]
    if kind != "failed" or event.get("severity") != "permanent":
        return []
    status = _part(event, "delivery-status")
    code = status.get("code")
    said = str(status.get("message") or status.get("description") or event.get("reason") or "Not delivered")
    dead = event.get("reason") == "suppress-bounce" or names_a_dead_address(code if isinstance(code, int) else 0, said)
    return [Report(message_id, recipient, How.BOUNCED, in_short(said), dead)]


def _part(told: dict[str, Any], *path: str) -> dict[str, Any]:
    """A part inside a part; empty where it is missing or something else."""
    for name in path:
        inside = told.get(name)
        told = inside if isinstance(inside, dict) else {}
    return told
