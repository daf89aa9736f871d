"""gunicorn as in production, on a free port, and what its processes and their PostgreSQL backends have used."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NamedTuple

from portal.config import ROOT

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
SECONDS_TO_START = 40


class Served(NamedTuple):
    """An application that answers: its port, its gunicorn, and the login whose backends are its own."""

    port: int
    process: int
    login: str

    def cpu(self, owner: Any) -> float:
        """Seconds of processor time so far: the worker processes and their backends. `owner` may see pg_stat_activity."""
        with owner.cursor() as cursor:
            cursor.execute(
                "select pid from pg_stat_activity where usename = %s and pid <> pg_backend_pid()", [self.login]
            )
            backends = [pid for (pid,) in cursor.fetchall()]
        owner.rollback()
        return sum(map(seconds_of, [*workers_of(self.process), *backends]))


@contextmanager
def served(application: str, login: str, environment: Mapping[str, str]) -> Iterator[Served]:
    """`module:app` under the repository's gunicorn.conf.py, stopped at the end. Raises RuntimeError where it does not start."""
    port = _free_port()
    given = dict(os.environ) | {"PORT": str(port), "WEB_PROCESSES": "2", "MALLOC_ARENA_MAX": "2"} | dict(environment)
    command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "--bind", f"127.0.0.1:{port}"]
    command += ["--max-requests", "0", application]  # a worker that is replaced would close connections in a burst
    with TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, env=given, stdout=said, stderr=said)
        try:
            _wait_for(port, process, said)
            yield Served(port, process.pid, login)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def workers_of(process: int) -> Iterable[int]:
    """The worker processes of a gunicorn."""
    return map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())


def memory_of(process: int) -> float:
    """Megabytes of its worker processes, shared pages counted in proportion."""
    lines = (
        line for worker in workers_of(process) for line in Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines()
    )
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def seconds_of(process: int) -> float:
    """Seconds of processor time that a process has used; none where it has gone."""
    try:
        numbers = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # a backend that has gone meanwhile
        return 0.0
    return (int(numbers[11]) + int(numbers[12])) / TICKS_A_SECOND


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], said: Any) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    said.seek(0)
    raise RuntimeError(f"gunicorn did not start: {said.read().decode()[-2000:]}")
