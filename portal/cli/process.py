"""`flask --app wsgi worker` and `migrate`: the other two things that the image can be."""

import click
import sqlalchemy as sa
from flask import current_app

from portal import jobs
from portal.schema import migrate as run_migrations
from portal.serving import configure_logging


@click.command()
@click.option("--concurrency", default=4, show_default=True, help="Jobs at a time.")
def worker(concurrency: int) -> None:
    """Work on jobs until told to stop. DATABASE_URL: the login portal_jobs."""
    configure_logging()
    jobs.bind(current_app._get_current_object())  # type: ignore[attr-defined]
    jobs.work(concurrency=concurrency)


@click.command()
def migrate() -> None:
    """Bring the database to today's tables. DATABASE_URL: the owner's login."""
    engine = sa.create_engine(current_app.config["SETTINGS"].database_url)
    with engine.connect() as connection:
        run_migrations(connection)
    engine.dispose()
    click.echo("The database has today's tables.")
