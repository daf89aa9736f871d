"""Real PostgreSQL with the real roles: tests prepare and inspect as the owner, the portal runs as the person.

One server for the session, one outer transaction for each test, thrown away at its end.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from blueprints import AREAS
from blueprints.pages import give_to_every_page
from portal.access import OPERATOR, Actor, become
from portal.app import create_app
from portal.config import Settings
from portal.database import Cluster
from portal.extensions import db
from portal.schema import create_database, migrate_database
from tests.cast import Cast, set_up_cast

ROOT = Path(__file__).parent.parent

# A busy machine is slow, and that is no fault of the code.
hypothesis.settings.register_profile("commend", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("commend")
KEY = "not a secret: for tests alone"


@pytest.fixture(scope="session")
def owner_url() -> Iterator[str]:
    """An empty, migrated database on a throw-away server, or in the one that DATABASE_URL names."""
    if given := os.environ.get("DATABASE_URL"):
        server = sa.make_url(given).set(drivername="postgresql+psycopg2")
        yield from _database_on(server, f"commend_test_{os.getpid()}")
    else:
        cluster = Cluster(ROOT / "var" / "tests", throwaway=True).start()
        yield from _database_on(sa.make_url(cluster.url("postgres")), "commend")
        cluster.stop()


def _database_on(server: sa.URL, name: str) -> Iterator[str]:
    admin = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"drop database if exists {name}")
    url = server.set(database=name)
    create_database(url)
    migrate_database(url)
    yield url.render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.exec_driver_sql(f"drop database if exists {name} with (force)")
    admin.dispose()


def make_settings(url: str, data: Path, **changes: object) -> Settings:
    """Settings for tests; `changes` override."""
    given = {
        "database_url": url,
        "secret_key": KEY,
        "file_keys": {1: bytes(32)},
        "file_store": (data / "files").as_uri(),
        "base_url": "http://localhost",
        "smtp_url": "smtp://127.0.0.1:1",
        "mail_from": "Commend <commend@example.org>",
        "mail_domain": "example.org",
        "embedded": False,
        "secure_cookies": False,
        "trusted_proxies": 0,
        "data": data,
    }
    return Settings(**(given | changes))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def app(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    settings = make_settings(owner_url, tmp_path_factory.mktemp("data"))
    return portal_for_tests(settings, WTF_CSRF_ENABLED=False, RATELIMIT_ENABLED=False)


def portal_for_tests(settings: Settings, **config: object) -> Flask:
    """The whole portal, as wsgi.py puts it together; its errors are pages, and nothing waits."""
    given = {"TESTING": True, "PROPAGATE_EXCEPTIONS": False, "EVEN_SECONDS": 0}
    portal = create_app(AREAS, settings, **(given | config))  # type: ignore[arg-type]
    give_to_every_page(portal)
    return portal


@pytest.fixture(autouse=True)
def one_transaction(request: pytest.FixtureRequest) -> Iterator[sa.Connection | None]:
    """Every commit inside becomes a savepoint. Tests that use the database ask for `cast`, `act`, `browse` or `look`."""
    if not {"cast", "act", "browse", "look"} & set(request.fixturenames):
        yield None
        return
    app: Flask = request.getfixturevalue("app")
    with app.app_context():
        engines = db.engines
        engine = engines[None]
        factory = db.session.session_factory
    connection = engine.connect()
    outer = connection.begin()
    engines[None] = connection  # type: ignore[assignment]
    factory.kw["join_transaction_mode"] = "create_savepoint"
    try:
        yield connection
    finally:
        outer.rollback()
        connection.close()
        engines[None] = engine
        factory.kw.pop("join_transaction_mode", None)


@pytest.fixture
def look(one_transaction: sa.Connection) -> Iterator[Session]:
    """The owner's eyes: sees every row, for preparing and inspecting."""
    with Session(one_transaction, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
        become(session, OPERATOR)
        for occasion in ("do_orm_execute", "before_flush"):  # a request in between told PostgreSQL of somebody else
            sa.event.listen(session, occasion, lambda *_: become(session, OPERATOR))
        yield session
        session.commit()


@pytest.fixture
def cast(look: Session) -> Cast:
    """Two offices and the people of tests/cast.py."""
    return set_up_cast(look)


@pytest.fixture
def act(app: Flask, one_transaction: sa.Connection) -> Callable[[Actor], object]:
    """`with act(actor): usecase(...)`: run a use case as somebody, in a request's transaction."""

    @contextmanager
    def act(actor: Actor) -> Iterator[Session]:
        with app.app_context():
            become(db.session(), actor)
            yield db.session()
            db.session.commit()

    return act


@pytest.fixture
def browse(app: Flask, look: Session) -> Callable[..., FlaskClient]:
    """`browse(person)`: a browser in which that account is signed in; `browse()`: one in which nobody is."""

    def browse(account: object = None) -> FlaskClient:
        look.commit()
        client = app.test_client()
        if account is not None:
            with client.session_transaction() as cookie:
                cookie["_user_id"], cookie["_fresh"] = f"{account.id}.{account.epoch}", True  # type: ignore[attr-defined]
        return client

    return browse
