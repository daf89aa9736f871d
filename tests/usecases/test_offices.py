"""An office begins with its first advisor, its services and its seasons."""

import pytest
import sqlalchemy as sa

from portal.access import OPERATOR
from portal.errors import Refused, Wrong
from portal.models import Advisor, History, Message, Office, Season, SeasonDate, Service, ServiceFact
from portal.seasons import shipped_seasons
from portal.usecases.offices import create_office

GIVEN = {"slug": "harborside", "name": "Harborside", "advisor_name": "Ada Eze", "advisor_email": "ada@example.org"}


@pytest.fixture
def office(cast, act, look) -> Office:
    with act(OPERATOR):
        made = create_office(**GIVEN)
    look.commit()
    return made


def test_the_first_advisor_is_mailed_a_sign_in(office, look):
    advisor = look.scalars(sa.select(Advisor).where(Advisor.office_id == office.id)).one()
    mail = look.scalars(sa.select(Message)).one()
    assert (advisor.name, advisor.joined_at) == ("Ada Eze", None)
    assert (mail.kind, mail.to_address, mail.facts["office"]) == ("invite_advisor", "ada@example.org", "Harborside")


def test_every_service_comes_with_facts_that_name_their_source(office, look):
    services = look.scalars(
        sa.select(Service.code).where(Service.office_id == office.id).order_by(Service.position)
    ).all()
    assert services[0] == "eras"
    assert {"residencycas", "sf_match", "carms"} & set(services)
    facts = look.scalars(sa.select(ServiceFact).where(ServiceFact.office_id == office.id)).all()
    assert {fact.service for fact in facts} == set(services)
    assert [fact.key for fact in facts if not fact.source or not fact.checked_on] == []


def test_every_season_comes_with_its_dates_as_shipped_confirmed_or_not(office, look):
    dates = look.execute(
        sa.select(Season.name, SeasonDate.kind, SeasonDate.on_date, SeasonDate.confirmed)
        .outerjoin(SeasonDate, SeasonDate.season_id == Season.id)
        .where(Season.office_id == office.id)
    )
    shipped = {
        (season.name, *date)
        for season in shipped_seasons()
        for date in [(one.kind, one.on, one.confirmed) for one in season.dates] or [(None, None, None)]
    }
    assert set(map(tuple, dates)) == shipped
    assert "ERAS 2028" in {name for name, *_ in shipped}


def test_the_history_says_who_made_it(office, look):
    row = look.scalars(sa.select(History).where(History.office_id == office.id, History.kind == "create_office")).one()
    assert (row.actor_role, row.shown_to, row.facts) == ("operator", ["advisor"], {"advisor": "Ada Eze"})


def test_a_short_name_is_taken_once(cast, act):
    with pytest.raises(Refused, match="There is an office harbor already"), act(OPERATOR):
        create_office(**GIVEN | {"slug": "harbor"})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("slug", "Harbor Side"),
        ("slug", "-x"),
        ("slug", "x"),
        ("name", " "),
        ("advisor_name", ""),
        ("advisor_email", "ada at home"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(cast, act, look, field, value):
    with pytest.raises(Wrong), act(OPERATOR):
        create_office(**GIVEN | {field: value})
    assert look.scalar(sa.select(Office.id).where(Office.name == "Harborside")) is None
