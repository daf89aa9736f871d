"""The numbers of an office: from statuses and dates alone, never from what anybody wrote."""

from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from portal.clock import now
from portal.extensions import db
from portal.lifecycle import ENDED, OUT, Status
from portal.models import LetterRequest

#: The stations that the office counts, and the column that each is reached by.
STATIONS = ("approved", "asked", "agreed", "sent", "seen", "uploaded", "available", "assigned")
#: A median of fewer letters than this says more about one writer than about a specialty.
LEAST_LETTERS = 3
MOST_SPECIALTIES = 8
MOST_WRITERS = 10


class Reached(NamedTuple):
    """How many letters came as far as this station or further, and how many more than a week ago."""

    station: str
    letters: int
    this_week: int


class Wait(NamedTuple):
    """Days from ask to upload: the fastest tenth, the middle half, the median, the slowest tenth."""

    specialty: str
    letters: int
    fastest: float
    lower: float
    median: float
    upper: float
    slowest: float


class TierCount(NamedTuple):
    """Letters of one specialty, by tier."""

    specialty: str
    tiers: dict[str, int]


class Busy(NamedTuple):
    """A writer with several requests."""

    writer: str
    letters: int
    out: int


class Numbers(NamedTuple):
    """Everything on the page."""

    funnel: list[Reached]
    overall: Wait | None
    waits: list[Wait]
    tiers: list[TierCount]
    busy: list[Busy]


def numbers() -> Numbers:
    """Four queries, whatever the number of letters."""
    waits = _waits()
    overall = next((wait for wait in waits if not wait.specialty), None)
    by_specialty = [wait for wait in waits if wait.specialty and wait.letters >= LEAST_LETTERS]
    return Numbers(_funnel(now()), overall, by_specialty[:MOST_SPECIALTIES], _tiers(), _busy())


def _funnel(at: datetime) -> list[Reached]:
    """A letter that was uploaded unseen has passed the stations before: each counts those that came further too."""
    week_ago = at - timedelta(days=7)
    columns = {
        "approved": LetterRequest.approved_at,
        "asked": LetterRequest.asked_at,
        "agreed": sa.case((LetterRequest.status.not_in((Status.HESITANT, Status.DECLINED)), LetterRequest.answered_at)),
        "sent": LetterRequest.sent_at,
        "seen": LetterRequest.seen_at,
        "uploaded": LetterRequest.uploaded_at,
        "available": LetterRequest.available_at,
        "assigned": LetterRequest.assigned_at,
    }
    counts = []
    for index, _ in enumerate(STATIONS):
        first = sa.func.least(*(columns[station] for station in STATIONS[index:]))
        counts += [sa.func.count(first), sa.func.count().filter(first > week_ago)]
    row = db.session.execute(sa.select(*counts).select_from(LetterRequest)).one()
    return [Reached(station, row[2 * index], row[2 * index + 1]) for index, station in enumerate(STATIONS)]


def _waits() -> list[Wait]:
    """By specialty, those with most letters first; the empty specialty stands for all letters together."""
    days = sa.extract("epoch", LetterRequest.uploaded_at - LetterRequest.asked_at) / 86400
    spread = sa.func.percentile_cont(sa.literal([0.1, 0.25, 0.5, 0.75, 0.9], sa.ARRAY(sa.Float))).within_group(days)
    count = sa.func.count().label("letters")
    rows = db.session.execute(
        sa.select(sa.func.coalesce(LetterRequest.specialty, ""), count, sa.type_coerce(spread, sa.ARRAY(sa.Float)))
        .where(LetterRequest.uploaded_at >= LetterRequest.asked_at)
        .group_by(sa.func.grouping_sets(sa.tuple_(LetterRequest.specialty), sa.tuple_()))
        .order_by(count.desc(), sa.text("1"))
    )
    return [Wait(specialty, letters, *found) for specialty, letters, found in rows if letters]


def _tiers() -> list[TierCount]:
    rows = db.session.execute(
        sa.select(LetterRequest.specialty, LetterRequest.tier, sa.func.count())
        .where(LetterRequest.status.not_in(ENDED))
        .group_by(LetterRequest.specialty, LetterRequest.tier)
        .order_by(LetterRequest.specialty)
    )
    found: dict[str, dict[str, int]] = {}
    for specialty, tier, count in rows:
        found.setdefault(specialty, {})[tier] = count
    ordered = sorted(found.items(), key=lambda one: -sum(one[1].values()))
    return [TierCount(specialty, tiers) for specialty, tiers in ordered]


def _busy() -> list[Busy]:
    count = sa.func.count()
    rows = db.session.execute(
        sa.select(sa.func.max(LetterRequest.writer_name), count, count.filter(LetterRequest.status.in_(OUT)))
        .where(LetterRequest.status.not_in(ENDED))
        .group_by(LetterRequest.writer_id)
        .having(count > 1)
        .order_by(count.desc(), sa.func.max(LetterRequest.writer_name))
        .limit(MOST_WRITERS)
    )
    return [Busy(*row) for row in rows]
