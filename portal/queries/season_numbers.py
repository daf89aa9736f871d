"""The numbers season by season, and who carries how much: from statuses and dates alone, never from what anybody wrote."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.lifecycle import ENDED, OUT
from portal.models import Advisor, Applicant, LetterRequest, Season
from portal.queries.letter_filters import risk_conditions

#: Days between ask and due date at which a longer notice begins (rule notice_4_to_6_weeks).
NOTICES = (0, 14, 28, 42)
MOST_WRITERS = 20


class SeasonCount(NamedTuple):
    """One season: letters approved and uploaded, how many of those whose day has come were on time, and the median wait."""

    season: str
    letters: int
    uploaded: int
    due: int
    on_time: int
    median_days: float | None


class OnTime(NamedTuple):
    """Letters whose day has come, by tier or by the days of notice given (the lower bound, as text)."""

    by: str
    group: str
    due: int
    on_time: int


class SilentWriter(NamedTuple):
    """A writer from whom nothing is heard."""

    writer: str
    letters: int
    since: datetime


class Load(NamedTuple):
    """What one advisor carries."""

    id: UUID
    advisor: str
    applicants: int
    out: int
    late: int


_LETTER = LetterRequest


def by_season() -> list[SeasonCount]:
    """The seasons that have letters, the latest first."""
    wait = sa.extract("epoch", _LETTER.uploaded_at - _LETTER.asked_at) / 86400
    day_came, on_time = _day_came(), _on_time()
    rows = db.session.execute(
        sa.select(
            Season.name,
            sa.func.count(),
            sa.func.count(_LETTER.uploaded_at),
            sa.func.count().filter(day_came),
            sa.func.count().filter(on_time),
            sa.type_coerce(sa.func.percentile_cont(0.5).within_group(wait), sa.Float()),
        )
        .select_from(_LETTER)
        .join(Season, sa.and_(Season.office_id == _LETTER.office_id, Season.id == _LETTER.season_id))
        .group_by(Season.id, Season.name, Season.year)
        .order_by(Season.year.desc(), Season.name)
    )
    return [SeasonCount(*row) for row in rows]


def on_time_by() -> list[OnTime]:
    """By tier and by the notice given, in one query; letters without a tier or an ask stand in neither."""
    days = _LETTER.due_on - sa.cast(_LETTER.asked_at, sa.Date)
    notice: Any = sa.case(*((days >= least, str(least)) for least in reversed(NOTICES)))
    tier: Any = sa.func.nullif(_LETTER.tier, "")
    told = (
        sa.select(tier.label("tier"), notice.label("notice"), _on_time().label("on_time"))
        .where(_day_came())
        .subquery()
        .c
    )
    rows = db.session.execute(
        sa.select(told.tier, told.notice, sa.func.count(), sa.func.count().filter(told.on_time))
        .group_by(sa.func.grouping_sets(told.tier, told.notice))
        .order_by(told.tier, sa.cast(told.notice, sa.Integer))
    )
    return [
        OnTime("tier" if tier else "notice", tier or notice, due, on_time)
        for tier, notice, due, on_time in rows
        if tier or notice
    ]


def silent_writers(today: date) -> list[SilentWriter]:
    """Who has said nothing for longest; what counts as silence is `portal.attention`'s."""
    since = sa.func.min(_LETTER.status_at)
    rows = db.session.execute(
        sa.select(sa.func.max(_LETTER.writer_name), sa.func.count(), since)
        .where(*risk_conditions("silent", today))
        .group_by(_LETTER.writer_id)
        .order_by(since)
        .limit(MOST_WRITERS)
    )
    return [SilentWriter(*row) for row in rows]


def loads(today: date) -> list[Load]:
    """The advisors of the office, those with most applicants first."""
    person, letter = Applicant, _LETTER
    out = sa.func.count(letter.id).filter(letter.status.in_(OUT))
    late = sa.func.count(letter.id).filter(letter.status.in_(OUT), letter.due_on < today)
    applicants = sa.func.count(sa.distinct(person.id))
    of_advisor = sa.and_(
        person.office_id == Advisor.office_id, person.advisor_id == Advisor.id, person.withdrawn_at.is_(None)
    )
    rows = db.session.execute(
        sa.select(Advisor.id, Advisor.name, applicants, out, late)
        .select_from(Advisor)
        .outerjoin(person, of_advisor)
        .outerjoin(letter, sa.and_(letter.office_id == person.office_id, letter.applicant_id == person.id))
        .where(Advisor.left_at.is_(None))
        .group_by(Advisor.id, Advisor.name)
        .order_by(applicants.desc(), Advisor.name)
    )
    return [Load(*row) for row in rows]


def _day_came() -> sa.ColumnElement[bool]:
    """Uploaded, or due before today and not ended: of these can be said whether they were on time."""
    overdue = sa.and_(_LETTER.due_on < sa.func.current_date(), _LETTER.status.not_in(ENDED))
    return sa.and_(_LETTER.due_on.is_not(None), sa.or_(_LETTER.uploaded_at.is_not(None), overdue))


def _on_time() -> sa.ColumnElement[bool]:
    return sa.and_(_LETTER.uploaded_at.is_not(None), sa.cast(_LETTER.uploaded_at, sa.Date) <= _LETTER.due_on)
