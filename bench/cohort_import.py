"""An import of 100,000 rows, with duplicates, rejected rows and an entry in each one's history, beside COPY of the same finished rows.

Run: `python -m bench.cohort_import`. The floor is PostgreSQL's own COPY into the same table with the same indexes, in turns with the
import, each into a season of its own on a throw-away server; the median round counts. The command is called as an office calls it, so
that its start counts.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import starmap
from operator import truediv
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile, TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.cohort_files import as_csv, made_up
from bench.rows import Row, at_least, at_most
from blueprints import AREAS
from portal.access import OPERATOR, become
from portal.app import create_app
from portal.cohorts import Candidate, Imported, read_cohort
from portal.config import ROOT, read_settings
from portal.database import Cluster
from portal.extensions import db
from portal.models import Office, Season, Service
from portal.schema import create_database, migrate_database
from portal.usecases.cohorts import import_cohort

ROWS, DUPLICATES, WRONG = 100_000, 2_000, 1_000
ROUNDS, ENOUGH = 3, 40
"""So many rounds, unless so many seconds have passed."""
GOAL, GOAL_RATIO = 25_000, 0.33  # performance.md


def measures() -> list[Row]:
    """The import, the same file again, and the command as an office calls it."""
    rows = made_up(ROWS)
    data = as_csv(rows + rows[:DUPLICATES] + [[*row[:6], "Narnia", *row[7:]] for row in rows[:WRONG]])
    finished = [fate.candidate for fate in read_cohort(data, "cohort.csv").rows if isinstance(fate, Imported)]
    floors, speeds, again = [], [], []
    began = perf_counter()
    with _office() as (office, seasons):
        while len(floors) < ROUNDS and (not floors or perf_counter() - began < ENOUGH):
            floors.append(len(finished) / _seconds_of_copy(office, next(seasons), finished))
            season = next(seasons)
            for kept, expected in ((speeds, ROWS), (again, 0)):
                start = perf_counter()
                result = import_cohort(office, season, data=data, name="cohort.csv")
                db.session.commit()
                kept.append(result.rows / (perf_counter() - start))
                assert (result.imported, len(result.rejected)) == (expected, WRONG)
        whole = _seconds_of_command(next(seasons), data, ROWS)
        start_alone = _seconds_of_command(next(seasons), as_csv(rows[:1]), 1)
    ratio, floor = median(starmap(truediv, zip(speeds, floors, strict=True))), "COPY of the finished rows"
    a_second = len(data.splitlines()) / whole
    return [
        at_least("COPY of 100,000 finished applicants", median(floors), "rows/s", 1, None, floor),
        at_least("import of 100,000", median(speeds), "rows/s", ratio, GOAL_RATIO, floor),
        at_least(
            "import of 100,000, by itself", median(speeds), "rows/s", median(speeds) / GOAL, 1, f"{GOAL:,} rows/s"
        ),
        at_least("the same file again", median(again), "rows/s", median(again) / median(floors), None, floor),
        at_least("the command, its start included", a_second, "rows/s", a_second / median(floors), None, floor),
        at_most("the start of the command", start_alone, "s", None),
    ]


def _seconds_of_command(season: Season, data: bytes, imported: int) -> float:
    """`flask cohort import` in a process of its own, from the call to the end."""
    with NamedTemporaryFile(suffix=".csv") as file:
        file.write(data)
        file.flush()
        address = db.engine.url.render_as_string(hide_password=False)
        command = [
            sys.executable,
            "-m",
            "flask",
            "--app",
            "wsgi",
            "cohort",
            "import",
            file.name,
            "--office",
            "harbor",
            "--season",
        ]
        began = perf_counter()
        told = subprocess.run(
            [*command, season.name, "--json"], cwd=ROOT, env=os.environ | {"DATABASE_URL": address}, capture_output=True, check=True
        )  # fmt: skip
        seconds = perf_counter() - began
    assert json.loads(told.stdout)["imported"] == imported
    return seconds


@contextmanager
def _office() -> Iterator[tuple[Office, Iterator[Season]]]:
    """An office on a server of its own, and as many empty seasons as are asked for."""
    with TemporaryDirectory() as folder:
        cluster = Cluster(ROOT / "var" / "bench-import", throwaway=True).start()
        create_database(cluster.url())
        migrate_database(cluster.url())
        settings = replace(read_settings(), database_url=cluster.url(), data=Path(folder), embedded=False)
        try:
            with create_app(AREAS, settings).app_context():
                become(db.session(), OPERATOR)
                office = Office(slug="harbor", name="Harbor Advising")
                db.session.add(office)
                db.session.flush()
                db.session.add(Service(office_id=office.id, code="eras", name="ERAS"))
                db.session.commit()
                yield office, _seasons(office)
                db.session.remove()
                db.engine.dispose()
        finally:
            cluster.stop()


def _seasons(office: Office) -> Iterator[Season]:
    for year in range(2030, 2100):
        season = Season(office_id=office.id, service="eras", name=f"ERAS {year}", year=year)
        db.session.add(season)
        db.session.commit()
        yield season


def _seconds_of_copy(office: Office, season: Season, people: list[Candidate]) -> float:
    text = io.StringIO()
    for person in people:
        cells = [str(office.id), str(season.id), *("\\N" if cell is None else str(cell) for cell in person)]
        text.write("\t".join(cells) + "\n")
    text.seek(0)
    columns = ", ".join(("office_id", "season_id", *Candidate._fields))
    start = perf_counter()
    cursor: Any = db.session.connection().connection.cursor()
    cursor.copy_expert(f"COPY applicant ({columns}) FROM STDIN", text)
    db.session.commit()
    return perf_counter() - start


if __name__ == "__main__":
    for line in measures():
        print(
            f"{line['measure']:<40} {line['value']:>10,.1f} {line['unit']:<8} {line['ratio'] or '':>6} {line['goal'] or ''}"
        )
