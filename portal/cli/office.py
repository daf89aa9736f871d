"""`flask office`: an office begins on the command line, with its first advisor."""

import click
import sqlalchemy as sa
from flask import current_app

from portal import addresses
from portal.cli.database_at_hand import needs_database
from portal.extensions import db
from portal.models import Office
from portal.usecases.offices import create_office
from portal.usecases.people import account_of
from portal.usecases.sign_in import hand_out_sign_in


@click.group()
def office() -> None:
    """Advising offices."""


@office.command()
@click.option("--slug", required=True, help="Its short name in commands: small letters, digits and hyphens.")
@click.option("--name", required=True, help="As applicants and writers read it.")
@click.option("--advisor-name", required=True)
@click.option("--advisor-email", required=True)
@click.option("--print-link", is_flag=True, help="Also print a one-time sign-in for the advisor.")
@needs_database
def create(slug: str, name: str, advisor_name: str, advisor_email: str, print_link: bool) -> None:
    """Make an office with its services and seasons as shipped; its first advisor is mailed a sign-in."""
    made = create_office(slug=slug, name=name, advisor_name=advisor_name, advisor_email=advisor_email)
    click.echo(f"The office {made.name} ({made.slug}) is made. {advisor_name} is mailed a sign-in at {advisor_email}.")
    if print_link:
        token = hand_out_sign_in(account_of(advisor_email, advisor_name))
        click.echo(addresses.sign_in_link(current_app.config["SETTINGS"].base_url, token))


@office.command("list")
@needs_database
def list_offices() -> None:
    """Every office: short name and name."""
    for made in db.session.scalars(sa.select(Office).order_by(Office.slug)):
        click.echo(f"{made.slug}\t{made.name}")
