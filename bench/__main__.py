"""Measure everything, print one table and write `bench/results.json`. `--quick`: the pages alone, in under a minute; `--pages`: the pages
alone, at every size. `--rounds 2` takes less than half the time of the usual five, and is less sure."""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench import cohort_export, cohort_files, cohort_import, documents, letterfile, mail, pages, programs, reminders
from bench.rows import COLUMNS, Row, as_line, heading, summary

RESULTS = Path(__file__).with_name("results.json")
#: What is measured beside the pages.
PARTS: tuple[Callable[[], Iterable[Row]], ...] = (
    cohort_files.measures,
    cohort_import.measures,
    cohort_export.measures,
    documents.measures,
    letterfile.measures,
    programs.measures,
    reminders.measures,
    mail.measures,
)


def main() -> None:
    """Print each row as soon as its part is measured."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the pages alone")
    parser.add_argument("--pages", action="store_true", help="the pages alone, at every size")
    parser.add_argument("--rounds", type=int, help="rounds of bursts for a page; the medians of five count")
    asked = parser.parse_args()
    print(heading())
    rows = []
    for row in found(quick=asked.quick, only_pages=asked.pages, rounds=asked.rounds):
        rows.append({column: row.get(column) for column in COLUMNS})
        print(as_line(row), flush=True)
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n")
    print(summary(rows))
    if any(row["measure"] == pages.CONTROL_NAME and not row["met"] for row in rows):
        print("The floor differed from itself: the machine was too uneven, and no ratio of this run is to be trusted.")


def found(*, quick: bool, only_pages: bool, rounds: int | None) -> Iterator[Row]:
    """Every row."""
    yield from pages.measures(quick=quick, rounds=rounds)
    if not (quick or only_pages):
        for part in PARTS:
            yield from part()


if __name__ == "__main__":
    main()
