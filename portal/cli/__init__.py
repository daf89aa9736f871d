"""Commands of `flask --app wsgi …`: a file per group. Their input and output stay stable."""

from importlib import import_module
from typing import Any

import click
from flask.cli import AppGroup

#: The name of a command and where it stands. A web process never loads them, and a command loads none of the others.
COMMANDS = {
    "cohort": "portal.cli.cohort:cohort",
    "files": "portal.cli.files:files",
    "guidance": "portal.cli.guidance:guidance",
    "letterfile": "portal.cli.letterfile:letterfile",
    "mail": "portal.cli.mail:mail",
    "migrate": "portal.cli.process:migrate",
    "office": "portal.cli.office:office",
    "programs": "portal.cli.programs:programs",
    "remind": "portal.cli.remind:remind",
    "worker": "portal.cli.process:worker",
}


class CommandsOnDemand(AppGroup):
    """The portal's commands, each imported when somebody asks for it."""

    def __init__(self, places: dict[str, str], **given: Any) -> None:
        super().__init__(**given)
        self.places = dict(places)

    def list_commands(self, context: click.Context) -> list[str]:
        """Every name, without importing anything."""
        return sorted({*super().list_commands(context), *self.places})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of this name, or None where there is none."""
        if name not in self.places:
            return super().get_command(context, name)
        module, _, attribute = self.places[name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command
