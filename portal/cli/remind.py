"""`flask remind`: what goes to whom on a day, and why."""

import json
from datetime import date, datetime

import click

from portal.cli.database_at_hand import needs_database
from portal.usecases.cadence import say_on


@click.command()
@click.option("--on", "day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The day, such as 2027-08-20.")
@click.option("--dry-run", is_flag=True, help="Tell, and queue nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@needs_database
def remind(day: datetime, dry_run: bool, as_json: bool) -> None:
    """Queue the reminders, nudges and digests of a day, each once, and tell what goes out and what is held back, and why."""
    on: date = day.date()
    for decision in say_on(on, dry_run=dry_run):
        told = decision.as_json()
        click.echo(
            json.dumps(told, ensure_ascii=False)
            if as_json
            else f"{told['action']:<5} {told['kind']:<21} {told['to']:<36} due {told['due_on']}: {told['why']}"
        )
