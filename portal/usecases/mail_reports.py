"""Believe a report: the mail's row says that it came back, and an address where nobody receives mail gets no more."""

from collections.abc import Iterable

import sqlalchemy as sa

from portal.extensions import db
from portal.mail_reports import Report
from portal.mail_reports.report import in_short

_NOT_ARRIVED = sa.text("SELECT portal.mail_not_arrived(:mail, :recipient, :how, :why, :dead)")


def take(reports: Iterable[Report]) -> int:
    """Note each report, once; how many were news. Anybody may call: the database believes no more than it should."""
    return sum(
        bool(
            db.session.scalar(
                _NOT_ARRIVED,
                {
                    "mail": report.message_id,
                    "recipient": in_short(report.recipient),
                    "how": str(report.how),
                    "why": report.why,
                    "dead": report.address_is_dead,
                },
            )
        )
        for report in reports
    )
