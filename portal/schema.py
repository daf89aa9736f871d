"""Bring a database to today's tables."""

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from portal.config import ROOT


def migrate(connection: sa.Connection, to: str = "head") -> None:
    """Run the migrations with this connection, which must be the owner's."""
    command.upgrade(_config(connection), to)


def unmigrate(connection: sa.Connection, to: str = "base") -> None:
    """Run them backwards."""
    command.downgrade(_config(connection), to)


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
