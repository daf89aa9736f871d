"""A write with its history and its message, over HTTP to the end of its commit, beside floor a.

A letter that is with its writer is withdrawn by its applicant: the row is locked and moved, the history grows by an entry, a mail is
queued with its job, the counters follow. Each letter once; the floor's page before and after each.
"""

import time
from statistics import median

from bench.bursts import answer_of, connected
from bench.cohort import MadeCohort
from bench.counted import owners_rows
from bench.rows import Row, at_most
from bench.stage import Stage
from bench.truths import SENT

#: Letters that are given up; half as many come first, and do not count.
WRITES = 60
GOAL_BEYOND_FLOOR = 1.0  # milliseconds, performance.md
NOTED = """
select (select count(*) from history where office_id = %s and kind = 'withdraw'),
  (select count(*) from message where office_id = %s and kind = 'withdrawn_by_applicant')
"""


def measures(on: Stage, cohort: MadeCohort) -> list[Row]:
    """The median of a write, and what it takes beyond floor a. Raises RuntimeError where one left no history or no message."""
    letters = owners_rows(on.owner, SENT, cohort.office_id)[: WRITES + WRITES // 2]
    before = _noted(on, cohort)
    took, floors = [], []
    side, used = on.floor_of(cohort), on.portal.cpu(on.owner)
    with connected(on.portal.port) as portal, connected(side.port) as floor:
        for letter, account in letters:
            floors.append(_seconds(floor, side.requests[0]))
            request = on.visitor(account).as_posted(f"/applicant/letters/{letter}/withdraw", reason="Given up.")
            took.append(_seconds(portal, request, b" 303 "))
            floors.append(_seconds(floor, side.requests[0]))
    cpu = 1000 * (on.portal.cpu(on.owner) - used) / len(letters)
    history, messages = (now - then for now, then in zip(_noted(on, cohort), before, strict=True))
    if (history, messages) != (len(letters), len(letters)):
        raise RuntimeError(f"{len(letters)} letters withdrawn left {history} entries and {messages} messages")
    write, floor_ms = 1000 * median(took[-WRITES:]), 1000 * median(floors[-2 * WRITES :])
    return [
        at_most("a write with its history and message: median", write, "ms", None, write / floor_ms, "floor a"),
        at_most("a write with its history and message: processor time", cpu, "ms", None),
        at_most("a write with its history and message: beyond floor a", write - floor_ms, "ms", GOAL_BEYOND_FLOOR),
    ]


def _noted(on: Stage, cohort: MadeCohort) -> tuple[int, int]:
    [(history, messages)] = owners_rows(on.owner, NOTED, cohort.office_id, cohort.office_id)
    return history, messages


def _seconds(line: object, request: bytes, expected: bytes = b" 200 ") -> float:
    began = time.perf_counter()
    head = answer_of(line, request)
    took = time.perf_counter() - began
    if expected not in head[:13]:
        raise RuntimeError(f"{request.split()[1].decode()}: {head[:60]!r}")
    return took
