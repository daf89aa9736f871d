"""Two requests in each other's way: one is tried again from its beginning, and whoever loses twice is told so."""

import io
from threading import Thread

import pytest
import sqlalchemy as sa
from flask import flash, get_flashed_messages, request

from portal.area import Area
from portal.extensions import db
from tests.own_database import portal_of_its_own

LOCK = sa.text("SELECT pg_advisory_xact_lock(:number)")
SOMEBODY_WAITS = sa.text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
COLLIDE = sa.text("DO $$ BEGIN RAISE EXCEPTION 'meanwhile' USING ERRCODE = '40001'; END $$")


class Crossing:
    """Somebody else, who takes lock 2 and then lock 1 while a request takes them the other way round."""

    def __init__(self, url: str) -> None:
        self.engine = sa.create_engine(url)
        self.connection = self.engine.connect()
        self.connection.exec_driver_sql("set deadlock_timeout = '60s'")  # so that it is the request that is ended
        self.connection.execute(LOCK, {"number": 2})
        self.thread = Thread(target=self.cross)

    def cross(self) -> None:
        self.connection.execute(LOCK, {"number": 1})
        self.connection.commit()

    def end(self) -> None:
        self.thread.join(10)
        self.connection.close()
        self.engine.dispose()


@pytest.fixture(scope="module")
def area():
    area = Area("collisions", __name__, open_to=None)
    area.crossing, area.tries = None, []

    @area.post("/cross")
    def cross():
        area.tries.append(request.files["letter"].read())
        flash(f"try {len(area.tries)}")
        db.session.execute(LOCK, {"number": 1})
        if len(area.tries) == 1:
            area.crossing.thread.start()
            while not db.session.scalar(SOMEBODY_WAITS):
                pass
        db.session.execute(LOCK, {"number": 2})
        return "crossed"

    @area.post("/collide")
    def collide():
        area.tries.append(b"")
        db.session.execute(COLLIDE)

    @area.get("/flashed")
    def flashed():
        return get_flashed_messages()

    return area


@pytest.fixture(scope="module")
def portal(app, area, tmp_path_factory):
    with portal_of_its_own(app, "collisions", tmp_path_factory.mktemp("collisions"), areas=[area]) as portal:
        portal.config["WTF_CSRF_ENABLED"] = False
        with portal.app_context(), db.engine.connect() as connection:
            name = sa.make_url(portal.config["SETTINGS"].database_url).database
            connection.exec_driver_sql(f"alter database {name} set deadlock_timeout = '10ms'")
            connection.commit()
            db.engine.dispose()
        yield portal


@pytest.fixture
def tries(area):
    area.tries.clear()
    return area.tries


def test_a_request_that_postgresql_ended_for_another_ones_sake_is_tried_again_from_its_beginning(portal, area, tries):
    area.crossing = Crossing(portal.config["SETTINGS"].database_url)
    browser = portal.test_client()
    answer = browser.post("/cross", data={"letter": (io.BytesIO(b"a letter"), "letter.pdf")})
    area.crossing.end()
    assert (answer.status_code, answer.get_data(as_text=True)) == (200, "crossed")
    assert tries == [b"a letter", b"a letter"]
    assert browser.get("/flashed").get_json() == ["try 2"]


def test_whoever_loses_twice_is_asked_to_send_it_again(portal, tries):
    answer = portal.test_client().post("/collide")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "1"
    assert "Your change was not saved" in answer.get_data(as_text=True)
    assert len(tries) == 2
