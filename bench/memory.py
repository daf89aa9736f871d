"""What a web process holds after a day's work: requests for every page, a cohort file taken in and tried, and a table let out.

Proportional: memory that both processes and the one they came from share is counted as a third to each. The import itself is
the worker's; what a web process does with a file of 100,000 rows is to take it, to match its columns, and to show what would
become of each row.
"""

import re
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from random import Random

from bench.addresses import PageMeasured
from bench.bursts import CONNECTIONS, answer_of, connected
from bench.cohort import MadeCohort
from bench.cohort_files import as_csv, made_up
from bench.rows import Row, at_most
from bench.stage import Stage

GOAL_MEGABYTES, GOAL_GROWN = 75.0, 5.0  # performance.md
#: The first tenth of the requests has shown every page in both processes: what comes after it is growth.
TENTHS = 10
#: Requests over one connection, and so to one process.
OF_A_CONNECTION = 25
ROWS_OF_A_FILE = 100_000
#: A column's name, and the field it is taken for.
_COLUMN = re.compile(r'name="(column-\d+)">(?:(?!</select>).)*value="(\w*)" selected', re.DOTALL)
_UPLOAD = re.compile(r"/advisor/cohort/[0-9a-f-]{36}")


def measures(on: Stage, cohort: MadeCohort, pages: Sequence[PageMeasured]) -> Iterator[Row]:
    """Megabytes of a web process, and how many of them came after the first tenth of the requests."""
    requests = [on.request(visit) for page in pages for visit in page.visits]
    Random(1).shuffle(requests)
    turns, tenth = cycle(requests), on.plan.mixed_requests // TENTHS
    ask_all(on.portal.port, list(islice(turns, tenth)))
    first = on.megabytes()
    yield at_most(f"memory of a web process after {tenth:,} mixed requests", first, "MB", None)
    ask_all(on.portal.port, list(islice(turns, tenth * (TENTHS - 1))))
    then = on.megabytes()
    yield at_most(f"memory of a web process after {tenth * TENTHS:,}", then, "MB", GOAL_MEGABYTES)
    yield at_most("grown meanwhile", then - first, "MB", GOAL_GROWN)
    seconds, rows = take_in(on, cohort)
    yield at_most(f"a file of {rows:,} rows taken in and tried", seconds, "s", None)
    seconds, size = let_out(on, cohort)
    yield at_most(f"an export of {cohort.size:,} letters, {size / 1e6:.1f} MB", seconds, "s", None)
    last = on.megabytes()
    yield at_most("memory of a web process after both as well", last, "MB", GOAL_MEGABYTES)
    yield at_most("grown by both", last - then, "MB", GOAL_GROWN)


def ask_all(port: int, requests: Sequence[bytes]) -> None:
    """Each of them once, over four connections at a time. Raises RuntimeError at an answer that is not 200."""

    def ask(some: Sequence[bytes]) -> None:
        with connected(port) as line:
            for request in some:
                head = answer_of(line, request)
                if b" 200 " not in head[:13]:
                    raise RuntimeError(f"{request.split()[1].decode()}: {head[:60]!r}")

    places = range(0, len(requests), OF_A_CONNECTION)
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(ask, (requests[place : place + OF_A_CONNECTION] for place in places)))


def take_in(on: Stage, cohort: MadeCohort) -> tuple[float, int]:
    """A cohort file through its pages up to the start of the import: seconds and rows."""
    advisor, began = on.visitor(cohort.advisor_account), time.perf_counter()
    data = as_csv(made_up(ROWS_OF_A_FILE))
    sent = advisor.post_file("/advisor/cohort", "cohort.csv", data, season_id=str(cohort.season_id))
    found = _UPLOAD.search(sent.headers.get("Location", ""))
    if found is None:
        raise RuntimeError(f"the cohort file was not taken but answered with {sent.status}")
    columns = _COLUMN.findall(advisor.get(f"{found[0]}/columns").text)
    matched = advisor.post(f"{found[0]}/columns", **dict(columns))
    tried = advisor.get(f"{found[0]}/rows")
    if (matched.status, tried.status) != (303, 200):
        raise RuntimeError(f"the cohort file was not tried: {matched.status}, {tried.status}")
    return time.perf_counter() - began, ROWS_OF_A_FILE


def let_out(on: Stage, cohort: MadeCohort) -> tuple[float, int]:
    """The table of all letters as CSV: seconds and bytes."""
    advisor, began = on.visitor(cohort.advisor_account), time.perf_counter()
    file = advisor.get("/advisor/letters.csv?state=all")
    lines = file.body.count(b"\n")
    if file.status != 200 or lines < cohort.size:
        raise RuntimeError(f"the export answered {file.status} with {lines} lines")
    return time.perf_counter() - began, len(file.body)
