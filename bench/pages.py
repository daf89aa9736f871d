"""The pages at 100, 10,000 and 100,000 letters, against floor a in alternating bursts, and floor a against itself.

Run: `python -m bench [--quick]`. Ratios are what to trust; absolute figures are of this machine at that moment.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import log
from typing import Any

from bench import instructions, memory, truths, writes
from bench.addresses import PageMeasured, Visit, people, tables
from bench.bursts import Compared, compare
from bench.cohort import MadeCohort
from bench.counted import Counted, check_rows
from bench.rows import Row, at_least, at_most
from bench.stage import FULL, QUICK, Stage, stage

FLOOR = "floor a"
GOAL_P95, GOAL_QUERIES, GOAL_GROWTH, GOAL_GROWTH_OF_SEARCH = 2.0, 4, 0.05, 0.15
#: Letters of a cohort whose people's pages are measured too: growth is from this size on.
LARGE = 10_000
#: Outside this band the machine was too uneven for any ratio to be trusted.
CONTROL = (0.95, 1.05)
CONTROL_NAME = f"{FLOOR} against itself"


def measures(*, quick: bool = False, rounds: int | None = None) -> Iterator[Row]:
    """Each measure with its goal, for the table of the whole benchmark. `rounds`: another number than the plan's."""
    plan = QUICK if quick else FULL
    plan = replace(plan, rounds=rounds or plan.rounds)
    with stage(plan) as (on, cohorts):
        yield control(on, cohorts[-1])
        yield at_most(
            "tables that show the rows of hand-written queries", check_rows(on.counted, cohorts[-1]), "agree", None
        )
        yield from truths.measures(on, cohorts[-1], cohorts[0])
        growing: dict[str, list[tuple[int, float]]] = {}
        for cohort in cohorts:
            for page in pages_of(on, cohort, quick=quick):
                found = measured(on, cohort, page)
                growing.setdefault(page.name, []).append((cohort.size, found.cpu))
                yield from page_rows(page, cohort, found, on.counted)
        yield from growth(growing)
        if quick:
            yield at_most("memory of a web process after all that", on.megabytes(), "MB", memory.GOAL_MEGABYTES)
        else:
            yield from writes.measures(on, cohorts[-1])
            yield from instructions.measures(on, cohorts[-1])
            yield from memory.measures(on, cohorts[-1], pages_of(on, cohorts[-1], quick=False))


def pages_of(on: Stage, cohort: MadeCohort, *, quick: bool) -> list[PageMeasured]:
    """What is measured of a cohort: the tables in each, the pages about one person or letter where it is large enough for their growth."""
    if cohort.size >= LARGE:
        return tables(cohort, on.owner) + people(cohort, writer=on.counted.has("writer.letter"))
    return tables(cohort, on.owner)[: 1 if quick else None]  # quickly the letters alone, to see whether a page grows


def control(on: Stage, cohort: MadeCohort) -> Row:
    """Floor a against itself: what the instrument is worth at this moment."""
    side = on.floor_of(cohort)
    found = compare(side, side, on.plan.rounds, on.plan.seconds)
    row = at_least(CONTROL_NAME, found.rate, "requests/s", found.ratio, None, FLOOR)
    low, high = CONTROL
    return row | {"goal": 1.0, "met": low <= found.ratio <= high}


def measured(on: Stage, cohort: MadeCohort, page: PageMeasured) -> Compared:
    """One page in turns with the floor."""
    return on.compared([on.request(visit) for visit in page.visits], cohort)


def page_rows(page: PageMeasured, cohort: MadeCohort, found: Compared, counted: Counted) -> list[Row]:
    """What the table says of a page."""
    name = f"{page.name}, {cohort.size:,} letters"
    return [
        at_least(name, found.rate, "requests/s", found.ratio, page.goal, FLOOR),
        at_most(f"{name}: processor time", found.cpu * 1000, "ms/request", page.cpu_goal, found.cpu_ratio, FLOOR),
        at_most(f"{name}: median", found.p50 * 1000, "ms", None),
        at_most(f"{name}: 95 of 100 within", found.p95 * 1000, "ms", GOAL_P95, found.p95_ratio, FLOOR),
        at_most(f"{name}: queries", most_queries(page.visits, counted), "queries", GOAL_QUERIES),
        at_most(f"{name}: size", found.bytes / 1024, "KB", None),
    ]


def most_queries(visits: Any, counted: Counted) -> int:
    """The most that some of the addresses need."""
    some: list[Visit] = list(visits[:: max(1, len(visits) // 4)])
    return max(counted.queries(visit) for visit in some)


def growth(found: dict[str, list[tuple[int, float]]]) -> list[Row]:
    """How the processor time of a page grows from 10,000 letters to 100,000: the exponent, 0 for not at all."""
    rows = []
    for name, sizes in found.items():
        by_size = dict(sizes)
        if 10_000 not in by_size or 100_000 not in by_size:
            continue
        exponent = log(by_size[100_000] / by_size[10_000]) / log(10)
        goal = GOAL_GROWTH_OF_SEARCH if name.startswith("search") else GOAL_GROWTH
        rows.append(at_most(f"{name}: growth of processor time", exponent, "exponent", goal))
    return rows
