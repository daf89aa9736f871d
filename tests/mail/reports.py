"""Reports as mail servers and providers write them, put together by hand from their public documentation."""

import json
from typing import Any

DSN = """From: Mail Delivery System <MAILER-DAEMON@mx.hospital.example.org>
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.hospital.example.org
Arrival-Date: Fri, 20 Aug 2027 12:00:00 +0000

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--B
Content-Type: {returned_type}

From: Commend <commend@example.org>
To: park@hospital.example.org
Message-ID: {message_id}
Subject: The letter

--B--
"""

COMPLAINT = """From: <abuse@provider.example.net>
To: {to}
Subject: FW: The letter
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="B"

--B
Content-Type: text/plain

This is an email abuse report.

--B
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: SomeGenerator/1.0
Version: 1
Original-Rcpt-To: {recipient}

--B
Content-Type: message/rfc822

From: Commend <commend@example.org>
To: park@hospital.example.org
Message-ID: {message_id}
Subject: The letter

Dear Dr. Park

--B--
"""


def dsn(message_id: str, **given: str) -> bytes:
    """A delivery status notification."""
    told = {
        "to": "commend@example.org", "recipient": "park@hospital.example.org", "action": "failed", "status": "5.1.1",
        "said": "550 5.1.1 <park@hospital.example.org>: User unknown", "returned_type": "text/rfc822-headers",
    }  # fmt: skip
    return DSN.format(**(told | given), message_id=message_id).replace("\n", "\r\n").encode()


def complaint(message_id: str, **given: str) -> bytes:
    """A feedback report."""
    told = {"to": "commend@example.org", "recipient": "park@hospital.example.org", "kind": "abuse"}
    return COMPLAINT.format(**(told | given), message_id=message_id).encode()


def postmark(message_id: str, **given: Any) -> dict[str, Any]:
    """The bounce webhook."""
    return {
        "RecordType": "Bounce", "ID": 42, "Type": "HardBounce", "TypeCode": 1, "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
        "Details": "smtp;550 5.1.1 The email account that you tried to reach does not exist.", "Email": "park@hospital.example.org",
        "From": "commend@example.org", "BouncedAt": "2027-08-20T12:00:00Z", "Inactive": True, "Metadata": {"mail": message_id},
    } | given  # fmt: skip


def mailgun(message_id: str, **given: Any) -> dict[str, Any]:
    """The event of a permanent failure."""
    event = {
        "event": "failed", "severity": "permanent", "reason": "bounce", "recipient": "park@hospital.example.org",
        "delivery-status": {"code": 550, "message": "5.1.1 No such user", "description": ""},
        "message": {"headers": {"message-id": message_id.strip("<>"), "to": "park@hospital.example.org"}},
    } | given  # fmt: skip
    return {"event-data": event}


def ses(message_id: str, **given: Any) -> str:
    """The text of a bounce notification."""
    bounce = {
        "bounceType": "Permanent", "bounceSubType": "General", "timestamp": "2027-08-20T12:00:00Z",
        "bouncedRecipients": [{
            "emailAddress": "park@hospital.example.org", "action": "failed", "status": "5.1.1",
            "diagnosticCode": "smtp; 550 5.1.1 user unknown",
        }],
    } | given  # fmt: skip
    headers = [{"name": "From", "value": "commend@example.org"}, {"name": "Message-ID", "value": message_id}]
    return json.dumps({"notificationType": "Bounce", "bounce": bounce, "mail": {"headers": headers}})
