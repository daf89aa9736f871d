"""A season's end: its open letters are void, once, and those of other seasons live on."""

from datetime import date, timedelta

import sqlalchemy as sa

from portal.access import WORKER
from portal.clock import today
from portal.models import History, LetterRequest, SeasonDate
from portal.usecases.seasons import end_seasons


def end_harbors_season(cast, day: date) -> None:
    cast.look.execute(
        sa.update(SeasonDate)
        .where(SeasonDate.season_id == cast.season.id, SeasonDate.kind == "ends")
        .values(on_date=day)
    )
    cast.look.commit()


def statuses(look) -> list[str]:
    return sorted(look.scalars(sa.select(LetterRequest.status)))


def test_the_open_letters_of_an_ended_season_are_void(cast, act, look):
    for status in ("asked", "seen", "assigned", "declined"):
        cast.letter(status)
    cast.letter("sent", applicant=cast.rosa)
    end_harbors_season(cast, today() - timedelta(days=1))
    with act(WORKER):
        assert end_seasons(today()) == 3
    look.expire_all()
    assert statuses(look) == ["declined", "sent", "void", "void", "void"]
    assert look.scalars(sa.select(History.kind).distinct()).all() == ["void"]


def test_a_season_ends_once_and_not_on_its_last_day(cast, act, look):
    cast.letter("asked")
    end_harbors_season(cast, today())
    with act(WORKER):
        assert end_seasons(today()) == 0
    with act(WORKER):
        assert end_seasons(today() + timedelta(days=1)) == 1
    with act(WORKER):
        assert end_seasons(today() + timedelta(days=2)) == 0
