"""Bring a database to today's tables."""

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from portal.config import ROOT


def migrate(connection: sa.Connection, to: str = "head") -> None:
    """Run the migrations with this connection, which must be the owner's."""
    command.upgrade(_config(connection), to)


def migrate_database(url: str | sa.URL) -> None:
    """The same at an address, with the owner's login."""
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        migrate(connection)
    engine.dispose()


def create_database(url: str | sa.URL) -> None:
    """Make the database that this address names; nothing is in it. Its login may make databases.

    Raises sqlalchemy.exc.ProgrammingError where it is there already.
    """
    wanted = sa.make_url(url)
    server = sa.create_engine(wanted.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(f'create database "{wanted.database}"')
    server.dispose()


def unmigrate(connection: sa.Connection, to: str = "base") -> None:
    """Run them backwards."""
    command.downgrade(_config(connection), to)


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
