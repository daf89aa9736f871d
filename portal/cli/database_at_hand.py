"""Commands that change or read the database: the operator's login acts, and a command is a transaction."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError, ProgrammingError

from portal.access import OPERATOR, become
from portal.embedded import cluster_of
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.postgres_binaries import NoPostgres

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def needs_database(command: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Run the command as the operator, and keep what it did if it ends well; a refusal is its sentence, and exit status 1.

    Without DATABASE_URL the embedded server is used, and started for as long as the command runs if nothing has started it.
    """

    @with_appcontext
    @functools.wraps(command)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        try:
            _start_embedded()
            become(db.session(), OPERATOR)
            answer = command(*args, **kwargs)
            db.session.commit()
        except (Refused, Wrong, NoPostgres) as refusal:
            raise click.ClickException(str(refusal)) from refusal
        except OperationalError as away:
            raise click.ClickException(f"The database does not answer. {_advice()}") from away
        except ProgrammingError as wrong:
            if getattr(wrong.orig, "pgcode", "") not in ("42P01", "42501", "3F000"):
                raise
            raise click.ClickException(f"This login cannot work on Commend's tables. {_advice()}") from wrong
        return answer

    return cast(Callable[Given, Answer], run)


def _start_embedded() -> None:
    settings = current_app.config["SETTINGS"]
    if settings.embedded:
        cluster_of(settings).start()


def _advice() -> str:
    if current_app.config["SETTINGS"].embedded:
        return "Run `make run` once: it makes the database."
    return "DATABASE_URL has to name the owner's login, after `flask --app wsgi migrate`."
