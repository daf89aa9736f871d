"""Cohort files: rows read, checked and written in a second, without a database.

Run: `python -m bench.cohort_files`. Goals are ratios to the floor, which splits about 750,000 rows a second on a quiet machine:
0.08 of it, 60,000 rows, leaves the database most of the time of a whole import at 25,000 rows a second.
"""

import csv
import datetime as dt
import io
import random
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

from portal.cohorts import Imported, Rejected, read_cohort
from portal.cohorts.columns import FIELDS
from portal.cohorts.writing import csv_stream, xlsx_stream

ROUNDS = 5
ROWS = 100_000
ROWS_OF_A_WORKBOOK = 20_000

NAMES = [
    ("Amara", "Nwosu"), ("Nguyễn Thị", "Ánh"), ("José Ángel", "Núñez"), ("فاطمة", "الزهراء"), ("Olamide", "Adébáyò"), ("陈", "小龙"),
    ("Zoë", "Müller-Öztürk"), ("Madonna", ""), ("Aisha", "O'Brien-Khan"), ("अनिता", "शर्मा"), ("Kwame", "Mensah"), ("Null", "Silva"),
]  # fmt: skip
SCHOOLS = [
    "University of Ibadan College of Medicine",
    "Hanoi Medical University",
    "Charité Universitätsmedizin",
    "AIIMS New Delhi",
]
COUNTRIES = ["NG", "VN", "MX", "Germany", "Côte d’Ivoire", "IN"]
SPECIALTIES = ["Internal Medicine", "Pediatrics", "Obstetrics & Gynecology", "Emergency Medicine"]
NOTES = ["", "Two rotations in 2027", "Wants a refugee-health track", "=SUM(1,2) is how she writes her lab number"]


def measures() -> list[dict[str, Any]]:
    """Each measure with its goal, for the table of the whole benchmark."""
    rows = made_up(ROWS)
    data = as_csv(rows)
    read = read_cohort(data, "cohort.csv")
    candidates = [fate.candidate for fate in read.rows if isinstance(fate, Imported)]
    assert len(candidates) == ROWS
    wrong = as_csv([[*row[:6], "Narnia", *row[7:]] for row in rows])
    assert all(isinstance(fate, Rejected) for fate in read_cohort(wrong, "cohort.csv").rows)
    few = candidates[:ROWS_OF_A_WORKBOOK]
    workbook = b"".join(xlsx_stream(few))
    return [
        measure("CSV split into cells: the floor against itself", ROWS, lambda: split(data), None),
        measure("CSV read, checked, every row's fate", ROWS, lambda: read_through(data), 0.08),
        measure("the same, every row rejected", ROWS, lambda: read_through(wrong), 0.08),
        measure(
            "the same twice, every second row a duplicate",
            2 * ROWS,
            lambda: read_through(data + data[data.index(b"\n") + 1 :]),
            0.08,
        ),
        measure("XLSX read, checked, every row's fate", ROWS_OF_A_WORKBOOK, lambda: read_through(workbook), 0.025),
        measure("CSV written", ROWS, lambda: write_through(csv_stream(candidates)), 0.2),
        measure("XLSX written", ROWS_OF_A_WORKBOOK, lambda: write_through(xlsx_stream(few)), 0.1),
    ]


def split(data: bytes) -> int:
    return sum(1 for _ in csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="")))


def read_through(data: bytes) -> int:
    return sum(1 for _ in read_cohort(data, "cohort", on=dt.date(2027, 8, 17)).rows)


def write_through(pieces: Any) -> int:
    return sum(map(len, pieces))


def measure(name: str, rows: int, run: Callable[[], object], goal: float | None) -> dict[str, Any]:
    """Rows a second, and the ratio to splitting the same kind of CSV: the two take turns, and the median round counts."""
    speeds, ratios = [], []
    for _ in range(ROUNDS):
        floor = FLOOR_ROWS / seconds(lambda: split(FLOOR))
        speeds.append(rows / seconds(run))
        ratios.append(speeds[-1] / floor)
    ratio = median(ratios)
    return {
        "measure": name,
        "value": round(median(speeds)),
        "unit": "rows/s",
        "floor": "splitting the CSV into cells",
        "ratio": round(ratio, 3),
        "goal": goal,
        "met": None if goal is None else ratio >= goal,
    }


def seconds(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


def made_up(number: int) -> list[list[str]]:
    """A cohort with names in many scripts; a quarter of the rows has something to tidy."""
    chance = random.Random(1)
    first_day = dt.date(2015, 1, 1)
    return [
        [
            *chance.choice(NAMES),
            f"applicant{place}@example.org",
            str(chance.randrange(10**7, 10**8)),
            chance.choice(SPECIALTIES),
            chance.choice(SCHOOLS),
            chance.choice(COUNTRIES),
            str(first_day + dt.timedelta(days=chance.randrange(4_000))),
            chance.choice(NOTES),
        ]
        for place in range(number)
    ]


def as_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([list(FIELDS.values()), *rows])
    return text.getvalue().encode()


FLOOR_ROWS = 50_000
FLOOR = as_csv(made_up(FLOOR_ROWS))


if __name__ == "__main__":
    for line in measures():
        print(
            f"{line['measure']:50} {line['value']:>10,} {line['unit']} {line['ratio']:>6} x floor, goal {line['goal']}: {line['met']}"
        )
