"""No line of any log holds a token, whoever wrote it."""

import logging
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import replace
from io import StringIO

import pytest
import sqlalchemy as sa
from aiosmtpd.controller import Controller

from portal.access import WORKER
from portal.delivery import deliver
from portal.mail import Address, post
from portal.masking import masked
from portal.models import Message
from portal.serving import MaskedJson, MaskedLine
from portal.usecases.links import issue_link
from tests.conftest import KEY, ROOT
from tests.security.conftest import TOKEN


@pytest.fixture(params=[MaskedLine, MaskedJson])
def lines(request):
    """Every line that every logger writes, from debug on."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(request.param())
    root = logging.getLogger()
    level, _ = root.level, root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream.getvalue
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.parametrize("method", ["get", "post", "head"])
@pytest.mark.parametrize(
    "path", ["/letter/{}", "/letter/{}/code", "/sign-in/{}", "/reminders/stop/{}", "/letter/{}/nowhere"]
)
def test_a_request_leaves_its_route_and_not_its_address(visitor, lines, method, path):
    getattr(visitor, method)(path.format(TOKEN))
    assert TOKEN not in lines()
    assert "commend.request" in lines() or method.upper() in lines()


@pytest.mark.parametrize("status", [500, 503])
def test_a_failure_does_not_leave_it_in_its_traceback(visitor, lines, status):
    visitor.get(f"/trouble/{status}")
    assert "failed" in lines() or "away" in lines()
    assert TOKEN not in lines()


def test_what_is_no_token_stays_readable():
    assert masked("POST /sign-in/password 200") == "POST /sign-in/password 200"
    assert masked(f"GET /letter/{TOKEN}/code?x=1") == "GET /letter/…/code?x=1"
    assert masked(f"http://localhost/reminders/stop/{TOKEN}== and more") == "http://localhost/reminders/stop/… and more"


def test_gunicorn_as_we_set_it_up_writes_no_address(owner_url, tmp_path):
    port = free_port()
    environment = os.environ | {
        "DATABASE_URL": owner_url, "SECRET_KEY": KEY, "FILE_KEYS": "1:" + "A" * 43 + "=", "BASE_URL": f"http://localhost:{port}",
        "SMTP_URL": "smtp://localhost", "MAIL_FROM": "commend@letters.internal", "COMMEND_DATA": str(tmp_path), "PORT": str(port),
        "WEB_PROCESSES": "1",
    }  # fmt: skip
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "wsgi:app"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            for path in (f"/letter/{TOKEN}", f"/sign-in/{TOKEN}"):
                assert _status(port, path) in (404, 410)
        finally:
            server.terminate()
            server.wait(20)
    told = (tmp_path / "log").read_text()
    assert "GET /letter/<token> 404" in told
    assert TOKEN not in told


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _status(port: int, path: str) -> int:
    for _ in range(200):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{port}{path}").status
        except urllib.error.HTTPError as answer:
            return answer.code
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError("gunicorn did not answer within 20 seconds")


class Quoting:
    """A mail server that refuses a mail and quotes what it refuses, as some do."""

    async def handle_DATA(self, _server, _session, envelope) -> str:
        quoted = re.search(r"http\S+", envelope.content.decode())[0]
        return f"554 5.7.1 Refused because of {quoted}"


def test_a_bounce_that_quotes_the_mail_does_not_show_its_link_to_the_office(app, cast, look, act, monkeypatch):
    letter = cast.letter("sent")
    with act(cast.actor(cast.anna)):
        link = issue_link(letter, "writer", letter.writer_account_id)
        post("link_again", Address(cast.park.email), office_id=letter.office_id, request=letter, link_id=link.id)
    message = look.scalars(sa.select(Message)).one()
    port = free_port()
    server = Controller(Quoting(), hostname="127.0.0.1", port=port)
    server.start()
    settings = replace(app.config["SETTINGS"], smtp_url=f"smtp://127.0.0.1:{port}")
    monkeypatch.setitem(app.config, "SETTINGS", settings)
    try:
        with act(WORKER):
            deliver(message.id)
    finally:
        server.stop()
    look.expire_all()
    refused = look.get(Message, message.id)
    assert (refused.status, refused.error) == ("failed", "554 5.7.1 Refused because of http://localhost/letter/…")
