"""A portal with every lock shut: forms need their token, limits count. An extra area has an address for each way to end."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask, redirect
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError

from portal.area import Area
from portal.errors import NotThere, Refused
from portal.rate_limits import PostgresStorage
from tests.own_database import portal_of_its_own

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
    """The portal as it is in production, and the area of trouble."""
    with portal_of_its_own(app, "locked", tmp_path_factory.mktemp("locked"), areas=[area_of_trouble()]) as locked:
        yield locked


@pytest.fixture
def visitor(locked: Flask) -> FlaskClient:
    """A browser in which nobody is signed in; no tries are counted yet."""
    with PostgresStorage.engine.begin() as connection:
        connection.execute(sa.text("TRUNCATE rate_hit"))
    return locked.test_client()
