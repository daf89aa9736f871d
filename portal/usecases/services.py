"""Services and seasons as the office knows them: each value with its source and the day somebody looked."""

from datetime import date

import sqlalchemy as sa

from portal.audit import OFFICE, record
from portal.clock import today
from portal.errors import Wrong
from portal.extensions import db
from portal.models import Season, SeasonDate, ServiceFact
from portal.programs.fees import BadFees, read_fees
from portal.seasons import DateKind
from portal.translating import gettext
from portal.usecases.service_values import read_value


def change_fact(fact: ServiceFact, *, value: str, source: str, checked_on: date, confirmed: bool) -> None:
    """Another value of the same kind (a number stays a number); nothing means that it is not known.

    `confirmed` is whether the service itself says so, for this season.

    Raises Wrong for a value of another kind, or a day that lies ahead.
    """
    _not_ahead(checked_on)
    typed = value.strip()
    if fact.key == "application_fees" and typed:
        _check_fees(fact.service, typed, source, checked_on)
    before, fact.value = fact.value, read_value(fact.key, typed, fact.value)
    fact.source, fact.checked_on, fact.confirmed = source.strip(), checked_on, confirmed and fact.value is not None
    record(
        "change_fact",
        office_id=fact.office_id,
        shown_to=OFFICE,
        service=fact.service,
        key=fact.key,
        before=before,
        value=fact.value,
        source=fact.source,
        confirmed=fact.confirmed,
    )


def set_season_date(
    season: Season, kind: DateKind, *, on: date, confirmed: bool, source: str, checked_on: date
) -> None:
    """A date of the season's calendar, new or another; due dates planned from now on follow it.

    Raises Wrong for a day that is not of this season, or a look that lies ahead.
    """
    _not_ahead(checked_on)
    if not season.year - 2 <= on.year <= season.year + 1:
        raise Wrong(
            "on_date", gettext("This day lies far from %(season)s. Look at the year again.", season=season.name)
        )
    kept = db.session.scalar(sa.select(SeasonDate).where(SeasonDate.season_id == season.id, SeasonDate.kind == kind))
    before = kept.on_date.isoformat() if kept else ""
    if kept is None:
        kept = SeasonDate(office_id=season.office_id, season_id=season.id, kind=kind.value)
        db.session.add(kept)
    kept.on_date, kept.confirmed, kept.source, kept.checked_on = on, confirmed, source.strip(), checked_on
    record(
        "set_season_date",
        office_id=season.office_id,
        shown_to=OFFICE,
        season=season.name,
        date_kind=kind.value,
        before=before,
        on=on.isoformat(),
        confirmed=confirmed,
    )


def _check_fees(service: str, written: str, source: str, checked_on: date) -> None:
    """A budget rests on this line, so it has to be one that can be counted with."""
    try:
        read_fees(service, written, source, checked_on)
    except BadFees as why:
        raise Wrong("value", str(why)) from None


def _not_ahead(checked_on: date) -> None:
    if checked_on > today():
        raise Wrong("checked_on", gettext("Give the day on which somebody looked: it cannot lie ahead."))
