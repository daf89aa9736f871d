"""What Amazon SES tells of bounces and complaints (in a notification of Amazon SNS, whose signature `sns.py` checks).

SES gives a mail an id of its own; ours stands among the original headers: switch on "include original headers".
"""

import json
from typing import Any

from portal.mail_reports.names import MailNames
from portal.mail_reports.report import How, Report, in_short, names_a_dead_address

_NOT_DEAD = frozenset({"MailboxFull", "MessageTooLarge", "ContentRejected", "AttachmentRejected"})


def read_ses(message: str, names: MailNames) -> list[Report]:
    """The reports in the text of a notification."""
    try:
        told = json.loads(message)
    except ValueError:
        return []
    if not isinstance(told, dict):
        return []
    message_id = names.by_message_id(_message_id(told.get("mail")))
    if message_id is None:
        return []
    match told.get("notificationType") or told.get("eventType"):
        case "Bounce":
            bounce = told.get("bounce")
            return _bounces(bounce, message_id) if isinstance(bounce, dict) else []
        case "Complaint":
            complaint = told.get("complaint")
            if not isinstance(complaint, dict) or complaint.get("complaintFeedbackType") == "not-spam":
                return []
            why = str(complaint.get("complaintFeedbackType") or "abuse")
            return [
                Report(message_id, one["emailAddress"], How.COMPLAINED, in_short(why), True)
                for one in _recipients(complaint.get("complainedRecipients"))
            ]
    return []


def _bounces(bounce: dict[str, Any], message_id: Any) -> list[Report]:
    if bounce.get("bounceType") == "Transient" and bounce.get("bounceSubType") == "General":
        return []  # a holiday note, often: SES keeps trying, or the mail has arrived
    subtype = str(bounce.get("bounceSubType", ""))
    reports = []
    for one in _recipients(bounce.get("bouncedRecipients")):
        said = str(one.get("diagnosticCode") or one.get("status") or subtype or "Not delivered")
        words = f"{one.get('status', '')} {said}"
        dead = bounce.get("bounceType") == "Permanent" and subtype not in _NOT_DEAD
        if dead and subtype == "General" and one.get("status"):
            dead = names_a_dead_address(0, words)
        reports.append(Report(message_id, one["emailAddress"], How.BOUNCED, in_short(said.removeprefix("smtp;")), dead))
    return reports


def _recipients(listed: object) -> list[dict[str, Any]]:
    every = listed if isinstance(listed, list) else []
    return [one for one in every if isinstance(one, dict) and isinstance(one.get("emailAddress"), str)]


def _message_id(mail: object) -> str:
    headers = mail.get("headers") if isinstance(mail, dict) else None
    for header in headers if isinstance(headers, list) else []:
        if isinstance(header, dict) and str(header.get("name", "")).lower() == "message-id":
            return str(header.get("value", ""))
    return ""
