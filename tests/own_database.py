"""A portal on a database of its own, for what commits: counted tries, a server that a browser visits."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from blueprints import AREAS
from blueprints.pages import give_to_every_page
from portal.app import create_app
from portal.area import Area
from portal.extensions import db
from portal.rate_limits import PostgresStorage, limiter
from tests.conftest import make_settings


@contextmanager
def portal_of_its_own(
    app: Flask, name: str, data: Path, *, areas: Sequence[Area] = (), settings: dict[str, object] | None = None
) -> Iterator[Flask]:
    """The portal as it is in production, on an empty copy of `app`'s database. `app` stands aside meanwhile."""
    shared = sa.make_url(app.config["SETTINGS"].database_url)
    copy = f"{shared.database}_{name}"
    admin = sa.create_engine(shared.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with app.app_context():
        of_app = db.engine
    of_app.dispose()
    with admin.connect() as connection:
        connection.exec_driver_sql(f"drop database if exists {copy} with (force)")
        connection.exec_driver_sql(f"create database {copy} template {shared.database}")
    url = shared.set(database=copy).render_as_string(hide_password=False)
    own = create_app(
        (*AREAS, *areas),
        make_settings(url, data, **(settings or {})),
        RATELIMIT_ENABLED=True,
        PROPAGATE_EXCEPTIONS=False,
        EVEN_SECONDS=0,
    )
    give_to_every_page(own)
    try:
        yield own
    finally:
        PostgresStorage.engine.dispose()
        PostgresStorage.engine, limiter.enabled = of_app, False
        with admin.connect() as connection:
            connection.exec_driver_sql(f"drop database {copy} with (force)")
        admin.dispose()
