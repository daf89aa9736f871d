"""`flask --app wsgi demo …`: for whoever tries or measures the demo."""

import json

import click

from development.links import links_of_demo_people
from portal.cli.database_at_hand import needs_database
from portal.errors import Refused


@click.group()
def demo() -> None:
    """The demo's people."""


@demo.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@needs_database
def links(as_json: bool) -> None:
    """A one-time sign-in address for each demo person; a writer's is the mailed page link."""
    try:
        lines = links_of_demo_people()
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    for line in lines:
        click.echo(
            json.dumps(line)
            if as_json
            else f"{line['role']:<10} {line['person']:<20} {line['office']:<10} {line['url']}"
        )
