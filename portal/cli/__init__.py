"""Commands of `flask --app wsgi …`: a file per group. Their input and output stay stable."""

import click

from portal.cli.guidance import guidance
from portal.cli.letterfile import letterfile

COMMANDS: tuple[click.Group, ...] = (guidance, letterfile)
