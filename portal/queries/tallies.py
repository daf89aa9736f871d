"""Numbers that PostgreSQL keeps by itself (`tally`): what stands in each view today, and the values that the filters offer."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import Any, Literal, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.lifecycle import DELIVERED, OUT, Status
from portal.models import Advisor, Service, Tally
from portal.queries.asking import ask
from portal.queries.saved_views import VIEWS, ViewRow, in_order, view_of

_TODAY = sa.bindparam("today", type_=sa.Date())
_NUMBER = sa.func.sum(Tally.n)
_KEPT = (
    sa.select(Tally.kind, Tally.key, _NUMBER, sa.literal(""))
    .where(Tally.day <= _TODAY)
    .group_by(Tally.kind, Tally.key)
    .having(_NUMBER > 0)
    .union_all(
        sa.select(sa.literal("advisor"), sa.cast(Advisor.id, sa.Text), sa.literal(0), Advisor.name).where(
            Advisor.left_at.is_(None)
        ),
        sa.select(sa.literal("service"), Service.code, sa.literal(0), Service.name),
    )
)
_KEPT_WITH_VIEWS = sa.union_all(_KEPT, VIEWS)


#: Letters that have not ended.
ALIVE = (*OUT, *DELIVERED)


class Tallies(NamedTuple):
    """How many of each kind, by key; and the advisors and services, by name."""

    numbers: dict[str, dict[str, int]]
    advisors: list[tuple[str, str]]
    services: list[tuple[str, str]]

    def of(self, kind: str, key: str) -> int:
        """So many; 0 where there is none."""
        return self.numbers[kind].get(key, 0)

    def keys(self, kind: str) -> list[str]:
        """The values that are there."""
        return sorted(self.numbers[kind])

    def letters(self, *statuses: Status) -> int:
        """Letters in one of these statuses."""
        return sum(self.of("letter_state", status) for status in statuses)

    def applicants(self) -> int:
        """Everybody who has not withdrawn."""
        return sum(self.numbers["applicant_state"].values())


def tallies(today: date) -> Tallies:
    """The office's numbers as of that day, in one statement that does not grow with the office."""
    return _tallies(ask(_KEPT, {"today": today}))


def tallies_and_views(today: date, kind: Literal["applicants", "letters"]) -> tuple[Tallies, list[ViewRow]]:
    """The same and, in the same statement, the views of that table which are kept under a name."""
    rows = ask(_KEPT_WITH_VIEWS, {"today": today, "view_kind": kind})
    return _tallies(rows), in_order(view_of(row[3]) for row in rows if row[0] == "view")


def _tallies(rows: Sequence[Any]) -> Tallies:
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    names: dict[str, list[tuple[str, str]]] = {"advisor": [], "service": [], "view": []}
    for kind, key, number, name in rows:
        if kind in names:
            names[kind].append((key, name))
        else:
            numbers[kind][key] = number
    return Tallies(numbers, *(sorted(names[kind], key=itemgetter(1)) for kind in ("advisor", "service")))


def views(kept: Tallies, own_id: UUID | None) -> dict[str, int]:
    """The views of letters that every office has, by name."""
    return {
        "all": kept.letters(*ALIVE),
        **{view: kept.of("letter_view", view) for view in ("late", "at_risk", "due_14", "silent")},
        "declined": kept.letters(Status.DECLINED),
        "unassigned": kept.letters(Status.AVAILABLE),
        "mine": kept.of("letters_of_advisor", str(own_id)),
    }


def letters_known(kept: Tallies, narrowed: dict[str, str]) -> int | None:
    """How many letters these filters leave, where a number kept says it; None where the rows must be asked."""
    match list(narrowed.items()):
        case []:
            return kept.letters(*ALIVE)
        case [("state", "all")]:
            return kept.letters(*Status)
        case [("state", "out")]:
            return kept.letters(*OUT)
        case [("state", "in")]:
            return kept.letters(*DELIVERED)
        case [("state", state)] if state in set(Status):
            return kept.letters(Status(state))
        case [("risk", ("late" | "at_risk" | "silent") as view)]:
            return kept.of("letter_view", view)
        case [("risk", "unassigned")]:
            return kept.letters(Status.AVAILABLE)
        case [("due", "past")]:
            return kept.of("letter_view", "late")
        case [("due", "14")]:
            return kept.of("letter_view", "due_14")
        case [("advisor", advisor)]:
            return kept.numbers["letters_of_advisor"].get(advisor)
        case [("state", "all"), ("specialty", specialty)]:
            return kept.numbers["letter_specialty"].get(specialty)
    return None


def applicants_known(kept: Tallies, narrowed: dict[str, str]) -> int | None:
    """The same for applicants."""
    match list(narrowed.items()):
        case []:
            return kept.applicants()
        case [("joined", ("yes" | "invited" | "no") as state)]:
            return kept.of("applicant_state", state)
        case [("specialty", specialty)]:
            return kept.numbers["applicant_specialty"].get(specialty)
        case [("finding", finding)]:
            return kept.numbers["finding"].get(finding)
    return None
