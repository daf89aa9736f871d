"""What the image can be: `deploy/commend web`, `worker` and `migrate`, each with its own login, from another folder."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from portal.database import Cluster
from portal.schema import create_database
from tests.conftest import KEY, ROOT

PATIENCE = 60


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A server with an empty database."""
    name = tmp_path_factory.mktemp("image").name
    cluster = Cluster(ROOT / "var" / "commands" / name, throwaway=True).start()
    create_database(cluster.url())
    yield cluster
    cluster.stop()


@pytest.fixture
def start(cluster: Cluster, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """`start("web", "portal_web", PORT="…")`: the process, in a folder that is not the portal's, with the settings of production."""
    started: list[subprocess.Popen[str]] = []

    def start(what: str, login: str, **more: str) -> subprocess.Popen[str]:
        environment = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "DATABASE_URL": cluster.url(user=login),
            "SECRET_KEY": KEY,
            "FILE_KEYS": "1:" + "A" * 43 + "=",
            "FILE_STORE": (tmp_path / "files").as_uri(),
            "BASE_URL": "http://localhost",
            "MAIL_FROM": "commend@letters.internal",
            "SMTP_URL": "smtp://127.0.0.1:1",
            "WEB_PROCESSES": "1",
            "HOME": "/nowhere",
        }
        process = subprocess.Popen(
            [ROOT / "deploy" / "commend", what],
            cwd=tmp_path,
            env=environment | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def asked(url: str) -> dict[str, str]:
    """The JSON answer of an address, waited for while the server starts."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(url, timeout=5) as answer:
            return dict(json.load(answer))
        time.sleep(0.1)
    raise AssertionError(f"{url} did not answer")


def stopped(process: subprocess.Popen[str]) -> tuple[int, str]:
    """What the process leaves with when it is told to stop, and everything it said."""
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=PATIENCE)
    return process.returncode, said


def test_migrate_may_run_again_and_then_web_and_worker_serve_until_told_to_stop(start):
    for _ in range(2):
        migrate = start("migrate", "commend")
        assert migrate.communicate(timeout=PATIENCE)[0].endswith("The database has today's tables.\n")
        assert migrate.returncode == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    web = start("web", "portal_web", PORT=str(port))
    assert asked(f"http://127.0.0.1:{port}/health/live") == {"status": "live"}
    worker = start("worker", "portal_jobs")
    until = time.monotonic() + PATIENCE
    while (ready := asked(f"http://127.0.0.1:{port}/health/ready"))["worker"] != "up" and time.monotonic() < until:
        time.sleep(0.1)
    assert ready == {"status": "ready", "database": "up", "worker": "up"}
    assert stopped(worker)[0] == 0
    status, said = stopped(web)
    assert status == 0
    assert "ERROR" not in said


def test_a_missing_setting_is_named_and_nothing_starts(start):
    web = start("web", "portal_web", SECRET_KEY="")
    said, _ = web.communicate(timeout=PATIENCE)
    assert web.returncode != 0
    assert "Set SECRET_KEY. docs/operations.md says what it is and how to make one." in said
