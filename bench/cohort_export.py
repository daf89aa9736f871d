"""Applicants and letters as files: 100,000 of each, as an advisor downloads them and as the command writes them.

Run: `python -m bench.cohort_export`. The floor is a cursor of PostgreSQL's and Python's csv in turns with the portal, the same columns in
the same order. The first byte counts, since it is what a person waits for, and the memory of the processes that serve it.
"""

import csv
import http.client
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

from bench.cohort import MadeCohort
from bench.cohort_files import made_up
from bench.rows import Row, at_least, at_most
from bench.serving import memory_of
from bench.stage import Plan, Stage, stage
from portal.cohorts.columns import FIELDS
from portal.config import ROOT

ROWS = 100_000
ROUNDS = 3
PLAN = Plan((ROWS,), decoys=2, letters_of_a_decoy=1_000, rounds=1, seconds=0.1)
GOAL_RATIO, GOAL_FIRST_BYTE, GOAL_MEMORY = 0.6, 50, 5  # performance.md

APPLICANTS = (
    f"select {', '.join(FIELDS)} from applicant where office_id = %s and withdrawn_at is null order by sort_name, id"
)
LETTERS = (
    "select applicant_name, writer_name, specialty, tier, status, status_said_by, status_at::date, due_on from letter_request"
    " where office_id = %s order by case when due_on is null then date '9999-12-31' else due_on end, id"
)


class Taken(NamedTuple):
    """A file that was read to its end."""

    rows: int
    seconds: float
    first_byte: float
    most_memory: float = 0
    """Megabytes of the processes that served it, at their most."""


def measures() -> list[Row]:
    """Both tables as CSV through the portal, and the applicants from the command."""
    with stage(PLAN) as (on, (cohort,)):
        _add_applicants(on.owner, cohort)
        cookie = on.counted.cookie(cohort.advisor_account)
        found = []
        for name, path, query in (
            ("applicants", "/advisor/applicants.csv", APPLICANTS),
            ("letters", "/advisor/letters.csv?state=all", LETTERS),
        ):
            ask, floor = partial(_download, on, path, cookie), partial(_by_cursor, on.owner, query, cohort)
            found += _rows(f"export of {name} by a page", *_in_turns(ask, floor), GOAL_FIRST_BYTE)
            before, most = memory_of(on.portal.process), ask(sampled=True).most_memory
            found.append(
                at_most(f"export of {name} by a page: memory more than before", most - before, "MB", GOAL_MEMORY)
            )
        ratio, taken = _in_turns(lambda: _by_command(on, cohort), lambda: _by_cursor(on.owner, APPLICANTS, cohort))
        found += _rows("export of applicants by the command, once it has begun", ratio, taken, None)
    return found


def _in_turns(portal: Callable[[], Taken], floor: Callable[[], Taken]) -> tuple[float, list[Taken]]:
    """The median ratio of rows a second, and what the portal gave. One round of each does not count."""
    portal(), floor()
    turns = [(portal(), floor()) for _ in range(ROUNDS)]
    return median(_rate(one) / _rate(other) for one, other in turns), [one for one, _ in turns]


def _rows(name: str, ratio: float, taken: list[Taken], goal_first_byte: int | None) -> list[Row]:
    floor = "a cursor and csv"
    first_byte = 1000 * median(one.first_byte for one in taken)
    return [
        at_least(f"{name}: {taken[0].rows:,}", median(map(_rate, taken)), "rows/s", ratio, GOAL_RATIO, floor),
        at_most(f"{name}: the first rows", first_byte, "ms", goal_first_byte),
    ]


def _rate(one: Taken) -> float:
    return one.rows / one.seconds


def _download(on: Stage, path: str, cookie: str, *, sampled: bool = False) -> Taken:
    line = http.client.HTTPConnection("127.0.0.1", on.portal.port, timeout=120)
    began = perf_counter()
    line.request("GET", path, headers={"Cookie": f"commend={cookie}"})
    answer = line.getresponse()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    memory: Callable[[], float] = partial(memory_of, on.portal.process) if sampled else lambda: 0.0
    return _taken(iter(lambda: answer.read1(1 << 16), b""), began, memory)


def _by_command(on: Stage, cohort: MadeCohort) -> Taken:
    with on.owner.cursor() as cursor:
        cursor.execute(
            "select o.slug, s.name from office o join season s on s.office_id = o.id where s.id = %s",
            [str(cohort.season_id)],
        )
        slug, season = cursor.fetchone()
    on.owner.rollback()
    address = f"postgresql://{on.owner.info.user}@/{on.owner.info.dbname}?host={on.owner.info.host}"
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "cohort", "export", "--office", slug, "--season", season]
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"DATABASE_URL": address}, stdout=subprocess.PIPE
    ) as writing:
        assert writing.stdout is not None
        out = writing.stdout
        first, began = os.read(out.fileno(), 1), perf_counter()
        taken = _taken(iter(lambda: os.read(out.fileno(), 1 << 16), b""), began)
    return taken if first else Taken(0, 1, 0)


def _taken(pieces: Iterator[bytes], began: float, memory: Callable[[], float] = lambda: 0.0) -> Taken:
    lines, first, most, size = 0, 0.0, 0.0, 0
    for piece in pieces:
        lines += piece.count(b"\n")
        first = first or (perf_counter() - began if lines else 0.0)  # of a row: a file's mark says nothing
        size += len(piece)
        if size > 1 << 20:
            most, size = max(most, memory()), 0
    return Taken(lines - 1, perf_counter() - began, first, most)


def _by_cursor(owner: Any, query: str, cohort: MadeCohort) -> Taken:
    """What nobody can do with less: rows from a cursor, a thousand at a time, straight into csv."""
    began = perf_counter()
    text = io.StringIO(newline="")
    writer, rows, first = csv.writer(text), 0, 0.0
    with owner.cursor("floor") as cursor:
        cursor.itersize = 1000
        cursor.execute(query, [str(cohort.office_id)])
        while some := cursor.fetchmany(1000):
            first = first or perf_counter() - began
            writer.writerows(some)
            rows += len(some)
            text.seek(0)
            text.truncate()
    owner.rollback()
    return Taken(rows, perf_counter() - began, first)


def _add_applicants(owner: Any, cohort: MadeCohort) -> None:
    """As many as are wanted, beside those whose letters are there."""
    rows = made_up(ROWS - len(cohort.applicants))
    text = io.StringIO(
        "".join(
            "\t".join([str(cohort.office_id), str(cohort.season_id), *row[:6], "DE", *row[7:]]) + "\n" for row in rows
        )
    )
    with owner.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        cursor.copy_expert(f"copy applicant (office_id, season_id, {', '.join(FIELDS)}) from stdin", text)
        cursor.execute("set session_replication_role = origin")
    owner.commit()
    with owner.cursor() as cursor:
        cursor.execute("analyze applicant")
    owner.commit()


if __name__ == "__main__":
    for line in measures():
        print(f"{line['measure']:<60} {line['value']:>10,.0f} {line['unit']:<8} {line['ratio'] or '':>6} {line['met']}")
