"""`flask --app wsgi worker` and `migrate`: the other two things that the image can be."""

import click
import sqlalchemy as sa
from flask import current_app

from portal import jobs
from portal.schema import migrate as run_migrations
from portal.serving import configure_logging


@click.command()
@click.option("--concurrency", default=4, show_default=True, help="Jobs at a time.")
@click.option(
    "--heartbeat",
    type=float,
    default=jobs.DEFAULT_PACE.heartbeat,
    show_default=True,
    help="Seconds between signs of life.",
)
@click.option(
    "--stalled-after",
    default=jobs.DEFAULT_PACE.stalled_after,
    show_default=True,
    help="Seconds of silence until its jobs run again.",
)
def worker(concurrency: int, heartbeat: float, stalled_after: float) -> None:
    """Work on jobs until told to stop. DATABASE_URL: the login portal_jobs."""
    configure_logging()
    jobs.bind(current_app._get_current_object())  # type: ignore[attr-defined]
    jobs.work(concurrency=concurrency, pace=jobs.Pace(heartbeat, stalled_after))


@click.command()
def migrate() -> None:
    """Bring the database to today's tables. DATABASE_URL: the owner's login."""
    engine = sa.create_engine(current_app.config["SETTINGS"].database_url)
    with engine.connect() as connection:
        run_migrations(connection)
    engine.dispose()
    click.echo("The database has today's tables.")
