"""The end of a season: the service removes what is not finished, so its letters here are void."""

from datetime import date

import sqlalchemy as sa

from portal.clock import now
from portal.extensions import db
from portal.lifecycle import DELIVERED, OUT
from portal.models import LetterRequest, Season, SeasonDate
from portal.usecases import letters


def end_seasons(day: date) -> int:
    """End every season whose last day lies before `day`, and void its open letters; how many letters.

    Run by the worker each day; a season ends once. Letters that were assigned are void as well: they do not carry over
    by themselves (domain.md 1.5, import), and the history keeps where they stood.
    """
    over = db.session.scalars(
        sa.select(Season)
        .join(SeasonDate, sa.and_(SeasonDate.office_id == Season.office_id, SeasonDate.season_id == Season.id))
        .where(SeasonDate.kind == "ends", SeasonDate.on_date < day, Season.ended_at.is_(None))
        .with_for_update(of=Season)
    ).all()
    voided = 0
    for season in over:
        season.ended_at = now()
        for letter in _open_letters(season):
            letters.void(letter)
            voided += 1
    return voided


def _open_letters(season: Season) -> list[LetterRequest]:
    return list(
        db.session.scalars(
            sa.select(LetterRequest)
            .where(
                LetterRequest.office_id == season.office_id,
                LetterRequest.season_id == season.id,
                LetterRequest.status.in_((*OUT, *DELIVERED)),
            )
            .with_for_update()
        )
    )
