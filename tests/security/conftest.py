"""A portal with every lock shut: forms need their token, limits count. An extra area has an address for each way to end."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask, redirect
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError

from blueprints import AREAS
from blueprints.pages import give_to_every_page
from portal.app import create_app
from portal.area import Area
from portal.errors import NotThere, Refused
from portal.rate_limits import PostgresStorage, limiter
from tests.conftest import make_settings

TOKEN = "t" * 43


def area_of_trouble() -> Area:
    """One address for each way in which a request can end."""
    area = Area("trouble", __name__, open_to=None, url_prefix="/trouble")

    @area.get("/<int:status>")
    def ends_with(status: int) -> ResponseReturnValue:
        match status:
            case 302:
                return redirect("/")
            case 404:
                raise NotThere
            case 409:
                raise Refused("This letter was withdrawn yesterday.")
            case 500:
                raise RuntimeError(f"something about /letter/{TOKEN} went wrong")
            case 503:
                raise OperationalError(f"/letter/{TOKEN}", {}, Exception())
        return "…", status

    @area.post("/form")
    def form() -> ResponseReturnValue:
        return "taken"

    return area


@pytest.fixture(scope="module")
def locked(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The portal as it is in production, on a database of its own. `app` stands aside meanwhile."""
    shared = sa.make_url(app.config["SETTINGS"].database_url)
    name = f"{shared.database}_locked"
    admin = sa.create_engine(shared.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with app.app_context():
        of_app = PostgresStorage.engine
        of_app.dispose()
    with admin.connect() as connection:
        connection.exec_driver_sql(f"create database {name} template {shared.database}")
    settings = make_settings(
        shared.set(database=name).render_as_string(hide_password=False), tmp_path_factory.mktemp("locked")
    )
    locked = create_app(
        (*AREAS, area_of_trouble()), settings, RATELIMIT_ENABLED=True, PROPAGATE_EXCEPTIONS=False, EVEN_SECONDS=0
    )
    give_to_every_page(locked)
    yield locked
    with locked.app_context():
        PostgresStorage.engine.dispose()
    PostgresStorage.engine, limiter.enabled = of_app, False
    with admin.connect() as connection:
        connection.exec_driver_sql(f"drop database {name} with (force)")
    admin.dispose()


@pytest.fixture
def visitor(locked: Flask) -> FlaskClient:
    """A browser in which nobody is signed in; no tries are counted yet."""
    with PostgresStorage.engine.begin() as connection:
        connection.execute(sa.text("TRUNCATE rate_hit"))
    return locked.test_client()
