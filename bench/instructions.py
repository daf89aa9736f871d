"""Instructions that a request takes inside a web process, counted by callgrind: the same on any machine, however busy. Without PostgreSQL's.

Run by itself (`python -m bench.instructions wsgi:app /path cookie`), this is the process that is counted: it answers a request in
turn, and at each multiple it tells callgrind to write down what it has counted so far. Counting begins behind the imports.
"""

import importlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.addresses import letter_tables
from bench.cohort import MadeCohort
from bench.rows import Row, at_most
from bench.stage import Stage
from portal.config import ROOT

GOAL = 2.0  # performance.md: x floor a
#: Requests before counting begins, so that every cache is warm; and those counted.
WARMING, COUNTED = 12, 12
SECONDS = 400
_TOTAL = re.compile(r"^(?:summary|totals): (\d+)", re.MULTILINE)


def measures(on: Stage, cohort: MadeCohort) -> Iterator[Row]:
    """Millions of instructions of a page of letters, and its ratio to floor a's. Without valgrind, the row says so."""
    name = f"instructions of a page of letters, {cohort.size:,} letters"
    if shutil.which("valgrind") is None:
        yield at_most(f"{name}: not counted, valgrind is not here", 0, "million", None)
        return
    path = letter_tables(cohort, on.owner)[0]
    with TemporaryDirectory() as folder:
        ours = counted("wsgi:app", path, on.counted.cookie(cohort.advisor_account), on.environment, Path(folder))
        url = {"DATABASE_URL": on.owners_url}
        theirs = counted("bench.floor:app", f"/{cohort.office_id}/{cohort.season_id}", "", url, Path(folder))
    yield at_most(name, ours, "million", GOAL, ours / theirs, "floor a")


def counted(application: str, path: str, cookie: str, environment: Mapping[str, str], folder: Path) -> float:
    """Millions of instructions a request. Raises RuntimeError where nothing was counted."""
    file = folder / application.partition(":")[0]
    command = ["valgrind", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={file}", sys.executable]
    command += ["-m", "bench.instructions", application, path, cookie]
    steady = {"PYTHONHASHSEED": "0"}  # the same dictionaries in every run
    run = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment, **steady}, capture_output=True, text=True, timeout=SECONDS
    )
    totals = [int(total) for part in folder.glob(f"{file.name}*") for total in _TOTAL.findall(part.read_text())]
    if run.returncode or not any(totals):
        raise RuntimeError(f"callgrind counted nothing of {application}: {run.stderr[-600:]}")
    return max(totals) / COUNTED / 1e6


def _answer(application: Any, path: str, cookie: str) -> None:
    """One request, as gunicorn would hand it over."""
    way, _, query = path.partition("?")
    asked = {
        "REQUEST_METHOD": "GET", "PATH_INFO": way, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "HTTP_COOKIE": f"commend={cookie}", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
        "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
    statuses: list[str] = []
    body = application(asked, lambda status, _headers, _error=None: statuses.append(status))
    b"".join(body)
    getattr(body, "close", lambda: None)()
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{path} answered {statuses[0]}")


def main() -> None:
    """The process that is counted."""
    place, path, cookie = sys.argv[1:4]
    module, _, attribute = place.partition(":")
    application = getattr(importlib.import_module(module), attribute)
    for _ in range(WARMING):
        _answer(application, path, cookie)
    subprocess.run(["callgrind_control", "--instr=on", str(os.getpid())], check=True, capture_output=True)
    for _ in range(COUNTED):
        _answer(application, path, cookie)
    subprocess.run(["callgrind_control", "--instr=off", str(os.getpid())], check=True, capture_output=True)


if __name__ == "__main__":
    main()
