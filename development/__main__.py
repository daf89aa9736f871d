"""`make run`: PostgreSQL, tables, the demo, a mailroom, the worker and the web, in one process; Ctrl-C stops them all."""

import logging
import os
import signal
import sys
import threading
from dataclasses import replace
from types import FrameType

import sqlalchemy as sa
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from blueprints import AREAS
from blueprints.pages import give_to_every_page
from development.demo import set_up_demo
from development.inbox import area as inbox
from development.links import links_of_demo_people
from development.mailroom import open_mailroom
from portal import jobs
from portal.app import create_app
from portal.config import Settings, read_settings
from portal.database import Cluster
from portal.embedded import DATABASE, cluster_of
from portal.schema import create_database, migrate_database
from portal.serving import configure_logging

PORT = int(os.environ.get("PORT", "8000"))


class QuietHandler(WSGIRequestHandler):
    """No access log: the portal's own names routes, never addresses."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


def main() -> None:
    """Start everything and serve until told to stop."""
    signal.signal(signal.SIGTERM, _leave)
    configure_logging("WARNING")
    settings = read_settings()
    owner, web, worker = _logins(settings)
    room, smtp = open_mailroom(settings.data / "inbox")
    if not os.environ.get("SMTP_URL"):
        smtp_url = f"smtp://127.0.0.1:{smtp.port}"
        owner, web, worker = (replace(one, smtp_url=smtp_url) for one in (owner, web, worker))
    migrate_database(owner.database_url)
    set_up_demo(_app(owner))
    worker_app, app = _app(worker), _app(web, development=True)
    app.extensions["mailroom"] = room
    jobs.bind(worker_app)
    jobs.work_in_background()
    leaving = threading.Event()
    if settings.embedded:
        threading.Thread(target=_keep_running, args=(cluster_of(settings), leaving), name="keeper", daemon=True).start()
    server = make_server(
        "127.0.0.1" if os.environ.get("HOST") is None else os.environ["HOST"],
        PORT,
        app,
        threaded=True,
        request_handler=QuietHandler,
    )
    _greet(owner)
    try:
        server.serve_forever()
    finally:
        leaving.set()
        logging.disable()  # the worker loses its database now, and that is as it should be
        server.server_close()
        smtp.stop()


def _logins(settings: Settings) -> tuple[Settings, Settings, Settings]:
    """The owner's, the web's and the worker's login. A DATABASE_URL of one's own serves all three: roles are still taken by
    every transaction, but the login itself is not walled off as in production."""
    if not settings.embedded:
        return settings, settings, settings
    cluster = cluster_of(settings).start()
    if not _is_there(cluster):
        create_database(cluster.url(DATABASE))
    users = ("commend", "portal_web", "portal_jobs")
    owner, web, worker = (replace(settings, database_url=cluster.url(DATABASE, user)) for user in users)
    return owner, web, worker


def _keep_running(cluster: Cluster, leaving: threading.Event) -> None:
    """Start PostgreSQL again if somebody kills it; in production that is its supervisor's work."""
    while not leaving.wait(2):
        if not cluster.running() and not leaving.is_set():
            cluster.start()


def _is_there(cluster: Cluster) -> bool:
    engine = sa.create_engine(cluster.url("postgres"))
    with engine.connect() as connection:
        known = connection.scalar(sa.text("SELECT count(*) FROM pg_database WHERE datname = :name"), {"name": DATABASE})
    engine.dispose()
    return bool(known)


def _app(settings: Settings, *, development: bool = False) -> Flask:
    app = create_app((*AREAS, inbox) if development else AREAS, settings)
    give_to_every_page(app)
    return app


def _greet(settings: Settings) -> None:
    with _app(settings).app_context():
        people = links_of_demo_people()
    print(f"\nCommend is at {settings.base_url}\nMails it sends: {settings.base_url}/dev/mail/\n")
    print("Open one of these to be somebody (each opens once; `flask --app wsgi demo links` makes new ones):")
    for person in people:
        print(f"  {person['role']:<10} {person['person']:<18} {person['office']:<18} {person['url']}")
    print("\nCtrl-C stops everything.", flush=True)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    main()
