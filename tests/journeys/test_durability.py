"""kill -9 in the middle: nothing is lost, nothing is sent twice, and the portal is there again by itself."""

import os
import signal
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from blueprints import AREAS
from blueprints.pages import give_to_every_page
from portal.app import create_app
from portal.database import Cluster
from portal.rate_limits import PostgresStorage
from tests.conftest import make_settings
from tests.journeys.conftest import owner_of
from tests.journeys.mailroom import CountingServer, wait_until

MAILS = 12


def put_in_outbox(cluster: Cluster, count: int) -> None:
    with owner_of(cluster).connect() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO message (kind, to_address, facts) SELECT 'thank', 'writer' || n || '@example.org',"
                " jsonb_build_object('subject', 'Thank you ' || n, 'body', 'For your letter.') FROM generate_series(1, :count) n"
            ),
            {"count": count},
        )


def sent(cluster: Cluster) -> int:
    with owner_of(cluster).connect() as connection:
        return int(connection.scalar(sa.text("SELECT count(*) FROM message WHERE status = 'sent'")) or 0)


def test_a_killed_worker_loses_no_mail_and_sends_none_twice(cluster, start_worker):
    put_in_outbox(cluster, MAILS)
    with CountingServer(slow=0.5) as server:
        first = start_worker(server.url)
        wait_until(lambda: server.began >= 3 and server.holds_one)
        first.send_signal(signal.SIGKILL)
        first.wait()
        assert sent(cluster) < MAILS
        server.slow = 0
        start_worker(server.url)
        wait_until(lambda: sent(cluster) == MAILS)
        assert set(server.times_accepted().values()) == {1}
        assert len(server.accepted) == MAILS


def test_a_killed_database_loses_nothing_and_the_portal_recovers_by_itself(cluster, start_worker, tmp_path):
    app = portal_on(cluster, tmp_path)
    browser = app.test_client()
    assert browser.get("/health/ready").status_code == 200
    put_in_outbox(cluster, MAILS)
    with CountingServer(slow=0.5) as server:
        start_worker(server.url)
        wait_until(lambda: server.began >= 3)
        kill_postgres(cluster)
        answer = browser.get("/health/ready")
        assert answer.status_code == 503
        assert "back in a few minutes" in answer.text
        server.slow = 0
        cluster.start()
        assert browser.get("/health/ready").status_code == 200
        wait_until(lambda: sent(cluster) == MAILS, seconds=90)
        assert len(server.times_accepted()) == MAILS


def portal_on(cluster: Cluster, data: Path) -> Flask:
    """The portal with the web's login, as in production."""
    before = getattr(PostgresStorage, "engine", None)
    app = create_app(AREAS, make_settings(cluster.url(user="portal_web"), data), TESTING=True, RATELIMIT_ENABLED=False)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    give_to_every_page(app)
    if before is not None:
        PostgresStorage.engine = before
    return app


def kill_postgres(cluster: Cluster) -> None:
    """kill -9 of the server; its children end when they notice."""
    postmaster = int((cluster.data / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)
    wait_until(lambda: not cluster.running())
