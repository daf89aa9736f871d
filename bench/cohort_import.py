"""An import of 100,000 rows, with duplicates, rejected rows and an entry in each one's history, beside COPY of the same finished rows.

Run: `python -m bench.cohort_import`. The floor is PostgreSQL's own COPY into the same table with the same indexes, in turns with the
import, each into a season of its own on a throw-away server; the median round counts.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import sqlalchemy as sa

from bench.cohort_files import as_csv, made_up
from blueprints import AREAS
from portal.access import OPERATOR, become
from portal.app import create_app
from portal.cohorts import Candidate, Imported, read_cohort
from portal.config import ROOT, read_settings
from portal.database import Cluster
from portal.extensions import db
from portal.models import Office, Season, Service
from portal.schema import migrate
from portal.usecases.cohorts import import_cohort

ROWS, DUPLICATES, WRONG = 100_000, 2_000, 1_000
ROUNDS = 3


def measures() -> list[dict[str, Any]]:
    """The import, and the same file again."""
    rows = made_up(ROWS)
    data = as_csv(rows + rows[:DUPLICATES] + [[*row[:6], "Narnia", *row[7:]] for row in rows[:WRONG]])
    finished = [fate.candidate for fate in read_cohort(data, "cohort.csv").rows if isinstance(fate, Imported)]
    floors, speeds, again = [], [], []
    with _office() as (office, seasons):
        for _ in range(ROUNDS):
            floors.append(len(finished) / _seconds_of_copy(office, next(seasons), finished))
            season = next(seasons)
            for kept, expected in ((speeds, ROWS), (again, 0)):
                start = perf_counter()
                result = import_cohort(office, season, data=data, name="cohort.csv")
                db.session.commit()
                kept.append(result.rows / (perf_counter() - start))
                assert (result.imported, len(result.rejected)) == (expected, WRONG)
    ratios = [speed / floor for speed, floor in zip(speeds, floors, strict=True)]
    told = {"unit": "rows/s", "floor": f"COPY of the finished rows: {median(floors):,.0f} rows/s"}
    return [
        {"measure": "import of 100,000", "value": round(median(speeds)), "ratio": round(median(ratios), 2), "goal": 0.33,
         "met": median(ratios) >= 0.33, **told},
        {"measure": "the same file again", "value": round(median(again)), "ratio": None, "goal": None, "met": None, **told},
    ]  # fmt: skip


@contextmanager
def _office() -> Iterator[tuple[Office, Iterator[Season]]]:
    """An office on a server of its own, and as many empty seasons as are asked for."""
    with TemporaryDirectory() as folder:
        cluster = Cluster(ROOT / "var" / "bench-import", throwaway=True).start()
        admin = sa.create_engine(cluster.url("postgres"), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.exec_driver_sql("create database bench")
        with sa.create_engine(cluster.url("bench")).connect() as connection:
            migrate(connection)
        settings = replace(read_settings(), database_url=cluster.url("bench"), data=Path(folder), embedded=False)
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
            f"{line['measure']:24} {line['value']:>9,} {line['unit']}  {line['ratio']} x ({line['floor']}), goal {line['goal']}"
        )
