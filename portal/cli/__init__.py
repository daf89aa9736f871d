"""Commands of `flask --app wsgi …`: a file per group. Their input and output stay stable."""

import click

COMMANDS: tuple[click.Group, ...] = ()
