"""`POST /mail/reports/<provider>`: a webhook. Whoever cannot prove that they are the provider is told 401 and nothing else."""

import hmac
import json
from typing import Any

from flask import abort, current_app, request
from flask.typing import ResponseReturnValue

from blueprints.reports import area
from blueprints.reports.amazon import fetch
from portal.clock import now
from portal.config import Settings
from portal.extensions import csrf
from portal.mail_reports import (
    NotSigned,
    Report,
    read_mailgun,
    read_postmark,
    read_ses,
    signed_by_mailgun,
    signed_by_sns,
)
from portal.mail_reports.sns import amazons
from portal.rate_limits import limiter
from portal.sealing import names_of_mails
from portal.usecases.mail_reports import take

LONGEST = 1024 * 1024


@area.post("/mail/reports/postmark")
@csrf.exempt
@limiter.limit("600 per minute")
def postmark() -> ResponseReturnValue:
    """Bounces and complaints of Postmark, which proves itself with a user name and a password of ours."""
    settings, given = _settings(), request.authorization
    shown = f"{given.username}:{given.password}" if given is not None and given.type == "basic" else ""
    if not settings.mail.postmark or not hmac.compare_digest(shown.encode(), settings.mail.postmark.encode()):
        return _unproven()
    return _taken(read_postmark(_json(), names_of_mails(settings)))


@area.post("/mail/reports/mailgun")
@csrf.exempt
@limiter.limit("600 per minute")
def mailgun() -> ResponseReturnValue:
    """Permanent failures and complaints of Mailgun, which signs."""
    settings, told = _settings(), _json()
    if not signed_by_mailgun(told, settings.mail.mailgun_key, now()):
        return _unproven()
    return _taken(read_mailgun(told, names_of_mails(settings)))


@area.post("/mail/reports/ses")
@csrf.exempt
@limiter.limit("600 per minute")
def ses() -> ResponseReturnValue:
    """Bounces and complaints of Amazon SES, in notifications that Amazon SNS signs. Our topic's subscription is confirmed here."""
    settings, told = _settings(), _json()
    try:
        signed_by_sns(told, settings.mail.ses_topic, fetch)
        if told["Type"] == "SubscriptionConfirmation":
            fetch(amazons(str(told.get("SubscribeURL"))))
            return "", 204
    except (NotSigned, OSError):
        return _unproven()
    return _taken(read_ses(str(told.get("Message", "")), names_of_mails(settings)))


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings


def _json() -> dict[str, Any]:
    """The body; SNS sends JSON as text/plain."""
    if (request.content_length or 0) > LONGEST:
        abort(413)
    try:
        told = json.loads(request.get_data())
    except (ValueError, RecursionError):  # brackets, a hundred thousand deep, are no report
        return {}
    return told if isinstance(told, dict) else {}


def _unproven() -> ResponseReturnValue:
    return "", 401


def _taken(reports: list[Report]) -> ResponseReturnValue:
    """204, also for what is no news and for what is not about us: a provider repeats whatever is answered otherwise."""
    take(reports)
    return "", 204
