"""An applicant's lists for the office: seen and commented; programs proposed, taken or not, and each side told."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import ProgrammingError

from portal.models import Application, History, ListComment, Message, ProgramList, ProgramProposal
from portal.programs.found import Found, found_as_json
from tests.pages.catalogue import add_catalogue

NOTHING = found_as_json(Found(date(2026, 11, 22), 0, (), (), 0, None, (), None, (), {}))


@pytest.fixture
def programs(cast):
    return add_catalogue(cast)


@pytest.fixture
def kept(cast):
    return cast._save(
        ProgramList(office_id=cast.harbor.id, applicant_id=cast.minh.id, name="Wide", asked={}, found=NOTHING)
    )


@pytest.fixture
def proposed(cast, anna, programs, look):
    """Anna proposes Lakeview to Minh; the proposal."""
    url = f"/advisor/applicants/{cast.minh.id}/propose/{programs['P1'].id}"
    assert anna.post(url, data={"reason": "It has the track you want."}).status_code == 303
    return look.scalars(sa.select(ProgramProposal)).one()


def kinds(look, model):
    return look.scalars(sa.select(model.kind).order_by(model.id if model is History else model.created_at)).all()


def test_an_advisor_sees_the_lists_and_writes_to_one(cast, anna, kept, look):
    assert "Minh Anh keeps one list" in anna.get(f"/advisor/applicants/{cast.minh.id}/lists").text
    url = f"/advisor/lists/{kept.id}"
    assert "No program is on this list" in anna.get(url).text
    assert anna.post(f"{url}/comment", data={"text": "Loosen the budget."}).status_code == 303
    assert look.scalars(sa.select(ListComment.author_name)).one() == "Anna Lindqvist"
    assert "Loosen the budget." in anna.get(url).text
    told = look.scalars(sa.select(Message)).one()
    assert (told.kind, told.to_address) == ("list_commented", "minh@example.org")
    assert anna.post(f"{url}/comment", data={"text": ""}).status_code == 422


def test_the_best_fits_are_offered_first_and_searched(cast, anna, programs):
    page = anna.get(f"/advisor/applicants/{cast.minh.id}/propose").text
    assert page.index("Lakeview") < page.index("Northport")
    assert "Lakeview" not in anna.get(f"/advisor/applicants/{cast.minh.id}/propose?q=texas").text


def test_a_program_is_proposed_with_its_reason_and_the_applicant_is_told(cast, anna, look, proposed):
    assert proposed.advisor_name == "Anna Lindqvist"
    assert look.scalars(sa.select(Message.kind)).all() == ["program_proposed"]
    assert "propose_program" in look.scalars(sa.select(History.kind)).all()
    assert "It has the track you want." in anna.get(f"/advisor/applicants/{cast.minh.id}/lists").text


def test_a_proposal_needs_a_reason_and_is_made_once(cast, anna, proposed):
    url = f"/advisor/applicants/{cast.minh.id}/propose/{proposed.program_id}"
    assert anna.post(url, data={"reason": " "}).status_code == 422
    assert anna.post(url, data={"reason": "Again."}).status_code == 409


def test_the_applicant_takes_it_once_and_the_advisor_is_told(cast, browse, look, proposed):
    minh = browse(cast.account(cast.minh))
    assert "It has the track you want." in minh.get("/applicant/programs").text
    url = f"/applicant/programs/proposals/{proposed.id}/accept"
    assert minh.post(url).status_code == 303
    assert look.scalars(sa.select(Application.program_id)).one() == proposed.program_id
    assert minh.post(url).status_code == 409
    told = look.scalars(sa.select(Message).where(Message.kind == "proposal_answered")).one()
    assert (told.to_address, told.facts["accepted"]) == ("anna@example.org", True)
    assert "It has the track you want." not in minh.get("/applicant/programs").text


def test_the_applicant_would_rather_not_and_may_say_why(cast, anna, browse, look, proposed):
    minh = browse(cast.account(cast.minh))
    url = f"/applicant/programs/proposals/{proposed.id}/decline"
    assert "Rather not apply to Lakeview?" in minh.get(url).text
    assert minh.post(url, data={"answer": "Too far from my partner."}).status_code == 303
    assert look.scalars(sa.select(Application.id)).all() == []
    assert "Too far from my partner." in anna.get(f"/advisor/applicants/{cast.minh.id}/lists").text


def test_another_office_finds_neither_lists_nor_proposals(cast, browse, kept, programs):
    lena = browse(cast.account(cast.lena))
    for url in (f"applicants/{cast.minh.id}/lists", f"lists/{kept.id}", f"applicants/{cast.minh.id}/propose"):
        assert lena.get(f"/advisor/{url}").status_code == 404
    assert lena.post(f"/advisor/lists/{kept.id}/comment", data={"text": "Hm."}).status_code == 404


def test_the_database_lets_nobody_speak_in_anothers_role(cast, act, kept):
    with pytest.raises(ProgrammingError, match="row-level security"), act(cast.actor(cast.minh)) as session:
        of = {"office_id": cast.harbor.id, "applicant_id": cast.minh.id, "list_id": kept.id}
        session.add(ListComment(**of, author_role="advisor", author_name="Anna Lindqvist", text="Good."))
        session.flush()


def test_the_database_keeps_lists_from_other_applicants(cast, act, kept):
    with act(cast.actor(cast.kofi)) as session:
        assert session.scalars(sa.select(ProgramList.id)).all() == []
