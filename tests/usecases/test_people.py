"""Inviting colleagues and applicants; a colleague who leaves."""

import pytest
import sqlalchemy as sa

from portal.errors import Refused, Wrong
from portal.models import Account, Advisor, Applicant, History, Message, SignInLink
from portal.queries.find import find
from portal.usecases.people import add_advisor, invite_advisor, invite_applicant, remove_advisor


def test_an_invited_colleague_has_an_account_and_a_mailed_sign_in(cast, act, look):
    with act(cast.actor(cast.anna)):
        add_advisor(name="Chi Okafor", email=" chi@example.org ")
    chi = look.scalars(sa.select(Advisor).where(Advisor.name == "Chi Okafor")).one()
    mail = look.scalars(sa.select(Message)).one()
    assert (chi.email, chi.joined_at) == ("chi@example.org", None)
    assert (mail.kind, mail.to_address, mail.office_id) == ("invite_advisor", "chi@example.org", cast.harbor.id)
    assert look.scalars(sa.select(SignInLink.account_id)).all() == [chi.account_id]


def test_a_colleague_is_invited_once(cast, act):
    with pytest.raises(Wrong, match="Ben Osei is an advisor here already"), act(cast.actor(cast.anna)):
        add_advisor(name="Benjamin", email="BEN@example.org")


def test_an_advisor_of_another_office_may_advise_here_too(cast, act, look):
    with act(cast.actor(cast.anna)):
        add_advisor(name="Lena Fischer", email="lena@example.org")
    desks = look.scalars(sa.select(Advisor.office_id).where(Advisor.account_id == cast.lena.account_id)).all()
    assert set(desks) == {cast.harbor.id, cast.lakeside.id}


def test_an_applicant_is_invited_and_invited_again(cast, act, look):
    for _ in range(2):
        with act(cast.actor(cast.anna)):
            invite_applicant(find(Applicant, cast.minh.id))
    mails = look.scalars(sa.select(Message)).all()
    assert [(mail.kind, mail.to_address, mail.applicant_id) for mail in mails] == [
        ("invite_applicant", "minh@example.org", cast.minh.id)
    ] * 2
    assert look.scalars(sa.select(History.kind)).all() == ["invite_applicant"] * 2


def test_an_applicant_without_an_account_gets_one(cast, act, look):
    with act(cast.actor(cast.anna)) as session:
        fresh = Applicant(office_id=cast.harbor.id, season_id=cast.season.id, first_name="Ada", email="ada@example.org")
        session.add(fresh)
        session.flush()
        invite_applicant(fresh)
    row = look.scalars(sa.select(Applicant).where(Applicant.first_name == "Ada")).one()
    assert look.get(Account, row.account_id).email == "ada@example.org"


def test_nobody_is_invited_in_the_name_of_another_office(cast, act):
    with pytest.raises(sa.exc.ProgrammingError, match="another office"), act(cast.actor(cast.anna)):
        invite_advisor(cast.lena, office=cast.lakeside)


def test_who_leaves_hands_their_applicants_over(cast, act, look):
    with act(cast.actor(cast.anna)):
        remove_advisor(find(Advisor, cast.ben.id))
    look.expire_all()
    assert look.get(Advisor, (cast.harbor.id, cast.ben.id)).left_at is not None
    assert look.get(Applicant, (cast.harbor.id, cast.kofi.id)).advisor_id == cast.anna.id


def test_nobody_closes_their_own_place(cast, act):
    with pytest.raises(Refused, match="never left without an advisor"), act(cast.actor(cast.anna)):
        remove_advisor(find(Advisor, cast.anna.id))


def test_who_left_may_come_back(cast, act, look):
    with act(cast.actor(cast.anna)):
        remove_advisor(find(Advisor, cast.ben.id))
        add_advisor(name="Ben Osei", email="ben@example.org")
    look.expire_all()
    assert look.get(Advisor, (cast.harbor.id, cast.ben.id)).left_at is None
