"""A year, day by day, for a cohort of 200: each reminder once, none after an answer, none at night, every due date explained."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

import portal.clock
from portal.access import OPERATOR, WORKER, acting_as, become
from portal.extensions import db
from portal.models import Account, Advisor, Applicant, LetterRequest, Nudge
from portal.seasons import DateKind
from portal.seasons.digest import DigestKind
from portal.seasons.nudges import NudgeKind, NudgePolicy
from portal.seasons.words import spoken_day
from portal.usecases.cadence import say_at
from portal.usecases.replanning import change_calendar
from tests.cast import set_up_cast
from tests.own_database import portal_of_its_own
from tests.usecases.year import FIRST_DAY, Year, all_mails, begin_day, found_cohort, owed

SIZE = int(os.environ.get("COMMEND_YEAR_COHORT", "200"))
REMINDERS = ("gentle_reminder", "final_reminder")
#: On this day the service publishes its calendar: programs look a week later than was worked out.
PUBLISHED_ON, REVIEW_STARTS = date(2027, 7, 12), date(2027, 9, 29)


@pytest.fixture(scope="module")
def year(app, tmp_path_factory) -> Iterator[Year]:
    """The whole year, lived through once, on a database of its own: what is done in it is committed, day by day."""
    with (
        portal_of_its_own(app, "year", tmp_path_factory.mktemp("year")) as own,
        own.app_context(),
        pytest.MonkeyPatch.context() as patch,
    ):
        session = db.session()
        become(session, OPERATOR)
        year = found_cohort(set_up_cast(session), session, Random(20270601), SIZE)
        session.commit()
        fake = {"now": classmethod(lambda _, zone: year.now.astimezone(zone))}
        patch.setattr(portal.clock, "datetime", type("Clock", (datetime,), fake))
        live(year)
        yield year
        session.close()


def live(year: Year) -> None:
    """Every day things happen; then the job runs, now and then twice, and must say nothing new the second time."""
    begun, year.owed, year.explained = FIRST_DAY - timedelta(days=1), set(), []
    for moment in year.moments():
        while begun < moment.date():
            begun += timedelta(days=1)
            year.now = datetime(begun.year, begun.month, begun.day, 0, 1, tzinfo=UTC)
            begin_day(year, begun)
            if begun == PUBLISHED_ON:
                publish_calendar(year)
        year.now = moment
        year.owed |= set(owed(year))
        with acting_as(year.session, WORKER):
            list(say_at(moment))
            if year.random.random() < 0.05:
                assert not [one for one in say_at(moment) if one.action == "send"]
        year.session.commit()


def publish_calendar(year: Year) -> None:
    with acting_as(year.session, year.cast.actor(year.cast.anna)):
        season = year.session.get_one(type(year.cast.season), (year.cast.harbor.id, year.cast.season.id))
        given = {"on": REVIEW_STARTS, "confirmed": True, "source": "https://example.org", "checked_on": PUBLISHED_ON}
        year.replanned = change_calendar(season, DateKind.REVIEW_STARTS, **given)
    for one in year.replanned.moved:
        year.letters[one.letter.id].due_on = one.on
        year.letters[one.letter.id].explained = "replanned"
    year.told = Counter(mail.to_address for mail in all_mails(year.session) if mail.kind == "replanned")


def test_a_year_of_two_hundred(year):
    session = year.session
    become(session, OPERATOR)
    mails = all_mails(session)

    # Each reminder once, and exactly those that the cadence asks for.
    reminders = Counter((mail.request_id, mail.kind, mail.due_on) for mail in mails if mail.kind in REMINDERS)
    assert set(reminders) == year.owed
    assert set(reminders.values()) == {1}
    assert Counter(kind for _, kind, _ in reminders).keys() == set(REMINDERS)

    # None after an answer, and never more than the ceiling.
    for mail in mails:
        if mail.kind in REMINDERS:
            answered_at = year.letters[mail.request_id].answered_at
            assert answered_at is None or mail.created_at < answered_at
    assert max(Counter(request for request, _, _ in reminders).values()) <= 3

    # Nothing at night, by the clock of whoever gets it.
    zones = dict(tuple(row) for row in session.execute(sa.select(Applicant.email, Applicant.time_zone)))
    zones |= dict(
        tuple(row)
        for row in session.execute(
            sa.select(Advisor.email, Account.time_zone).join(Account, Account.id == Advisor.account_id)
        )
    )
    own = {*REMINDERS, *NudgeKind, *DigestKind}
    for mail in (mail for mail in mails if mail.kind in own):
        zone = year.letters[mail.request_id].zone if mail.kind in REMINDERS else zones[mail.to_address]
        assert 7 <= mail.created_at.astimezone(ZoneInfo(zone)).hour < 20

    # Every due date says why; those that followed the calendar were told once.
    for letter in year.letters.values():
        if letter.due_on and letter.explained not in ("by hand", "replanned"):
            assert letter.explained.endswith(f"by {spoken_day(letter.due_on)}.")
    assert len(year.replanned.moved) > 0
    assert year.told == Counter({one.letter.email: 1 for one in year.replanned.moved})
    kept = dict(tuple(row) for row in session.execute(sa.select(LetterRequest.id, LetterRequest.due_on)))
    assert {letter.id: letter.due_on for letter in year.letters.values()} == kept

    # Nudges: a few times, a week apart, none once it is done. Digests: one a day, none without a line.
    given = session.execute(sa.select(Nudge.choice_id, Nudge.kind, Nudge.nth, Nudge.given_on).order_by(Nudge.nth)).all()
    assert {row.kind for row in given} == set(NudgeKind)
    asked = {letter.choice_id: letter.asked_at for letter in year.letters.values()}
    for (choice, kind), rows in grouped(given).items():
        assert [row.nth for row in rows] == list(range(1, len(rows) + 1))
        assert len(rows) <= NudgePolicy().ceiling_of(NudgeKind(kind))
        assert all(later.given_on - sooner.given_on >= timedelta(days=7) for sooner, later in pairwise(rows))
        if kind in ("ask_now", "mid_rotation_signal") and asked[choice]:
            assert rows[-1].given_on <= asked[choice].date() + timedelta(days=1)
    assert Counter(mail.kind for mail in mails if mail.kind in set(NudgeKind)) == Counter(row.kind for row in given)
    digests = Counter(
        (mail.to_address, mail.created_at.astimezone(ZoneInfo(zones[mail.to_address])).date())
        for mail in mails
        if mail.kind == "advisor_digest"
    )
    assert set(digests.values()) == {1}
    assert all(mail.facts["lines"] for mail in mails if mail.kind == "advisor_digest")


def grouped(rows: list) -> dict:
    found: dict = {}
    for row in rows:
        found.setdefault((row.choice_id, row.kind), []).append(row)
    return found
