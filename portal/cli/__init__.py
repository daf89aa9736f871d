"""Commands of `flask --app wsgi …`: a file per group. Their input and output stay stable."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
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

#: Those that neither show a page nor lead to one. They start without the pages, in about half the time.
WITHOUT_PAGES = frozenset({"cohort", "guidance", "letterfile", "migrate", "programs"})


def needs_no_page(called: Sequence[str]) -> bool:
    """Whether this command line, `flask --app wsgi …`, is of a command without pages."""
    program, *words = called
    is_flask = Path(program).name == "flask" or Path(program).parent.name == "flask"  # or python -m flask
    return is_flask and words[:1] == ["--app"] and words[2:3] != [] and words[2] in WITHOUT_PAGES


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
