"""A PostgreSQL and worker processes of their own, to be killed."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.database import Cluster
from portal.schema import create_database, migrate_database
from tests.conftest import KEY, ROOT


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A PostgreSQL of its own, to be killed."""
    cluster = Cluster(ROOT / "var" / "journeys" / tmp_path.name, throwaway=True).start()
    create_database(cluster.url())
    migrate_database(cluster.url())
    yield cluster
    cluster.stop()


@pytest.fixture
def start_worker(cluster: Cluster) -> Iterator[Callable[[str], subprocess.Popen[bytes]]]:
    """Start a worker process as production does, with the jobs' login, one job at a time and a quick heart.

    One at a time, so that the kill falls where we want it: after a mail's sender, before its text. A kill in the millisecond
    between the server's yes and our commit repeats that one mail, under the same Message-ID.
    """
    started: list[subprocess.Popen[bytes]] = []

    def start(smtp_url: str) -> subprocess.Popen[bytes]:
        settings = {
            "DATABASE_URL": cluster.url(user="portal_jobs"),
            "SECRET_KEY": KEY,
            "FILE_KEYS": "1:" + "A" * 43 + "=",
            "BASE_URL": "http://localhost",
            "MAIL_FROM": "commend@example.org",
            "SMTP_URL": smtp_url,
        }
        command = [
            sys.executable,
            "-m",
            "flask",
            "--app",
            "wsgi",
            "worker",
            "--heartbeat",
            "0.5",
            "--stalled-after",
            "2",
        ]
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stderr=subprocess.DEVNULL)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def owner_of(cluster: Cluster) -> sa.Engine:
    """The owner's login, to prepare and to look; each statement is committed."""
    return sa.create_engine(cluster.url(), isolation_level="AUTOCOMMIT")
