"""`flask mail inbound`: what a mail server pipes a returned mail into."""

import sys

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from portal.access import NOBODY, become
from portal.extensions import db
from portal.mail_reports import read_mail
from portal.sealing import names_of_mails
from portal.usecases.mail_reports import take

#: A report quotes a mail of ours; nothing longer is one.
LONGEST = 2 * 1024 * 1024
#: As sysexits.h has it: the mail server keeps the mail and tries again.
EX_TEMPFAIL = 75


@click.group()
def mail() -> None:
    """Mail that comes back."""


@mail.command()
@click.argument("delivered_to", default="")
@with_appcontext
def inbound(delivered_to: str) -> None:
    """Read one mail from stdin: a report that a mail of ours bounced or was complained about.

    DELIVERED_TO is the address that the mail server delivered it to, where its pipe knows it. Anything but a report is taken
    and left alone, with exit status 0: an answer to a bounce would be a bounce of a bounce. 75 means: try again later.
    """
    raw = sys.stdin.buffer.read(LONGEST)
    reports = read_mail(raw, names_of_mails(current_app.config["SETTINGS"]), delivered_to=delivered_to)
    try:
        become(db.session(), NOBODY)
        news = take(reports)
        db.session.commit()
    except OperationalError as away:
        click.echo("The database does not answer; try again later.", err=True)
        raise SystemExit(EX_TEMPFAIL) from away
    click.echo(f"{len(reports)} reports, {news} of them news." if reports else "No report about a mail of ours.")
