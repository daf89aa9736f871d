"""Reports about mail that we sent: it did not arrive, or somebody did not want it. Pure: bytes and JSON in, `Report`s out.

A report is written by a stranger. It is read for three things (which mail, whose address, why) and never obeyed further:
`portal.mail_not_arrived` in the database believes it of a mail that was sent, once, for the address it went to.
"""

from portal.mail_reports.inbound import read_mail
from portal.mail_reports.mailgun import read_mailgun, signed_by_mailgun
from portal.mail_reports.names import MailNames
from portal.mail_reports.postmark import read_postmark
from portal.mail_reports.report import Report, names_a_dead_address
from portal.mail_reports.ses import read_ses
from portal.mail_reports.sns import NotSigned, signed_by_sns

__all__ = [
    "MailNames",
    "NotSigned",
    "Report",
    "names_a_dead_address",
    "read_mail",
    "read_mailgun",
    "read_postmark",
    "read_ses",
    "signed_by_mailgun",
    "signed_by_sns",
]
