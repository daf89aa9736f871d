"""Postmark's webhooks "Bounce" and "Spam complaint": the mail is named by the metadata that we send with it.

Postmark signs nothing: the webhook is set up with a user name and a password of ours, which the route asks for.
"""

from typing import Any, Final

from portal.mail_reports.names import MailNames
from portal.mail_reports.report import How, Report, in_short

#: The header that carries the Message-ID as metadata `mail`, and what comes back of it.
METADATA_HEADER: Final = "X-PM-Metadata-mail"
#: Nobody receives mail there.
_DEAD: Final = frozenset({"HardBounce", "BadEmailAddress", "AddressChange", "ManuallyDeactivated", "Unsubscribe"})
#: Not delivered, and perhaps another time.
_RETURNED: Final = frozenset(
    {"SoftBounce", "Blocked", "SpamNotification", "DnsError", "VirusNotification", "DMARCPolicy", "SMTPApiError"}
)


def read_postmark(told: dict[str, Any], names: MailNames) -> list[Report]:
    """The report in a webhook's JSON; none for what is not about a mail of ours, or only delayed."""
    metadata, kind, record = told.get("Metadata"), told.get("Type"), told.get("RecordType")
    written = metadata.get("mail") if isinstance(metadata, dict) else None
    message_id = names.by_message_id(str(written or ""))
    recipient = told.get("Email")
    if message_id is None or not isinstance(recipient, str) or not recipient:
        return []
    if record == "SpamComplaint" or kind == "SpamComplaint":
        return [Report(message_id, recipient, How.COMPLAINED, "abuse", True)]
    if record != "Bounce" or kind not in _DEAD | _RETURNED:
        return []
    why = in_short(str(told.get("Details") or told.get("Description") or kind))
    return [Report(message_id, recipient, How.BOUNCED, why, kind in _DEAD)]
