"""Read a report that arrived as mail: a delivery status notification (RFC 3464) or a complaint (RFC 5965)."""

import email
import email.policy
import re
from email.message import Message
from email.utils import parseaddr
from uuid import UUID

from portal.mail_reports.names import MailNames
from portal.mail_reports.report import How, Report, in_short, names_a_dead_address

#: Headers in which a server writes the address that it delivered to.
DELIVERED_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
_CODE = re.compile(r"\b([45]\d\d)\b")


def read_mail(raw: bytes, names: MailNames, *, delivered_to: str = "") -> list[Report]:
    """The reports in a mail; none for an answer, a holiday note or anything else. `delivered_to`: the envelope's, where it is known."""
    try:
        return _reports_in(raw, names, delivered_to)
    except RecursionError:  # parts within parts, deeper than any server writes them
        return []


def _reports_in(raw: bytes, names: MailNames, delivered_to: str) -> list[Report]:
    mail = email.message_from_bytes(raw, policy=email.policy.compat32)
    if mail.get_content_type() != "multipart/report" or not mail.is_multipart():
        return []
    parts = {part.get_content_type(): part for part in mail.walk()}
    returned = _returned_headers(parts)
    by_address = next(
        (found for place in _places(mail, delivered_to) if (found := names.by_return_address(place))), None
    )
    message_id = by_address or names.by_message_id(str(returned.get("Message-ID", "")) if returned else "")
    if message_id is None:
        return []
    if status := parts.get("message/delivery-status"):
        return _bounces(status, message_id, by_address is not None)
    if feedback := parts.get("message/feedback-report"):
        return _complaints(feedback, returned, message_id, by_address is not None)
    return []


def _places(mail: Message, delivered_to: str) -> list[str]:
    return [delivered_to, *(str(value) for name in DELIVERED_TO for value in mail.get_all(name, []))]


def _returned_headers(parts: dict[str, Message]) -> Message | None:
    """The headers of our mail, which came back whole or in part."""
    if whole := _first_inside(parts.get("message/rfc822")):
        return whole
    if headers := parts.get("text/rfc822-headers"):
        text = headers.get_payload(decode=True)
        return email.message_from_bytes(text) if isinstance(text, bytes) else None
    return None


def _first_inside(part: Message | None) -> Message | None:
    inside = part.get_payload() if part is not None else None
    return inside[0] if isinstance(inside, list) and inside and isinstance(inside[0], Message) else None


def _bounces(status: Message, message_id: UUID, is_ours: bool) -> list[Report]:
    groups = status.get_payload()
    reports = []
    for fields in groups if isinstance(groups, list) else []:
        if not isinstance(fields, Message) or str(fields.get("Action", "")).strip().lower() != "failed":
            continue
        recipient = _address(fields, "Original-Recipient") or _address(fields, "Final-Recipient")
        state = str(fields.get("Status", "")).strip()
        said = str(fields.get("Diagnostic-Code", "")).partition(";")[2].strip()
        code = _CODE.search(said)
        reports.append(
            Report(
                message_id,
                "" if is_ours else recipient,
                How.BOUNCED,
                in_short(said or state or "Not delivered"),
                names_a_dead_address(int(code[1]) if code else 0, f"{state} {said}"),
            )
        )
    return reports if is_ours else [report for report in reports if report.recipient]


def _complaints(feedback: Message, returned: Message | None, message_id: UUID, is_ours: bool) -> list[Report]:
    fields = _first_inside(feedback) or feedback
    kind = str(fields.get("Feedback-Type", "")).strip().lower()
    if kind not in ("abuse", "fraud", "other"):
        return []
    told = fields.get("Original-Rcpt-To") or (returned.get("To") if returned else "") or ""
    recipient = parseaddr(str(told))[1]
    if not is_ours and not recipient:
        return []
    return [Report(message_id, "" if is_ours else recipient, How.COMPLAINED, kind, True)]


def _address(fields: Message, name: str) -> str:
    """`rfc822; park@hospital.example.org`"""
    return str(fields.get(name, "")).partition(";")[2].strip().strip("<>")
