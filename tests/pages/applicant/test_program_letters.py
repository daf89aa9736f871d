"""Letters for each program: suggested with reasons, accepted with one click, changed by hand and checked before."""

import re
from datetime import date

import pytest
import sqlalchemy as sa

from portal.models import Application, Assignment, LetterRequest, Program, ServiceFact
from portal.programs.letters import is_chair
from tests.pages.catalogue import ROWS, add_catalogue

BAYVIEW = "R1,Bayview,residencycas,internal medicine,Bayview,Ohio,J-1,none,none,none,none,no,no,no,no,30,yes,3"


@pytest.fixture
def listed(cast):
    """`listed(key)`: a program of the small catalogue on Minh's list, by its row."""
    programs = add_catalogue(cast, rows=[*ROWS, BAYVIEW])

    def listed(key="P1", applied_on=None):
        return cast._save(
            Application(
                office_id=cast.harbor.id,
                applicant_id=cast.minh.id,
                target_id=cast.target.id,
                program_id=programs[key].id,
                applied_on=applied_on,
            )
        )

    return listed


@pytest.fixture
def assigned(look):
    """The letters that are assigned, by writer."""

    def assigned():
        wanted = sa.select(LetterRequest.writer_name).join(Assignment, Assignment.request_id == LetterRequest.id)
        return sorted(look.scalars(wanted.execution_options(populate_existing=True)))

    return assigned


def test_without_programs_the_page_says_what_would_stand_here(minh):
    assert "Which letters will go where?" in minh.get("/applicant/programs/letters").text


def test_each_letter_of_the_suggestion_has_its_reason_and_what_is_missing_is_planned(cast, minh, listed):
    listed()
    cast.letter("available")
    cast.letter("sent", writer=cast.stein)
    page = minh.get("/applicant/programs/letters").text
    assert "One program still lacks a letter" in page
    assert "In the service: it can be assigned now." in page
    assert "Still on its way: assign it once it is in the service." in page
    assert "A letter on global health is missing." in page
    assert "/applicant/choices/new?relationship=global_health" in page


def test_a_missing_letter_begins_a_writer_choice_with_what_is_known(minh):
    page = minh.get(
        "/applicant/choices/new?writer_specialty=pediatrics&letter_type=standardized&relationship=global_health"
    ).text
    assert 'value="pediatrics"' in page
    assert '<option selected value="standardized">' in page
    assert re.search(r'value="global_health"\s+checked', page)


def test_the_suggestion_is_accepted_with_one_click(cast, minh, listed, assigned):
    url = f"/applicant/programs/{listed().id}/letters"
    cast.letter("available")
    cast.letter("uploaded", writer=cast.stein)
    assert "When you apply to Lakeview, its letters are locked." in minh.get(url).text
    assert minh.post(url, data={"act": "accept"}).status_code == 303
    assert assigned() == ["Dr. Helen Park"]
    assert "What can be assigned today is assigned." in minh.get(url).text


def test_letters_are_changed_by_hand_and_checked(cast, minh, listed, assigned):
    url = f"/applicant/programs/{listed().id}/letters"
    park, stein = cast.letter("available"), cast.letter("sent", writer=cast.stein)
    refused = minh.post(url, data={"act": "hand", "letter": [str(park.id), str(stein.id)]})
    assert (refused.status_code, "is not in the service yet" in refused.text) == (422, True)
    assert minh.post(url, data={"act": "hand", "letter": [str(park.id)]}).status_code == 303
    assert assigned() == ["Dr. Helen Park"]
    assert minh.post(url, data={"act": "hand"}).status_code == 303
    assert assigned() == []


def test_more_letters_than_the_service_takes_are_refused(cast, look, minh, listed):
    rule = {"service": "eras", "key": "program_letter_slots", "value": 1, "source": "for tests"}
    look.add(ServiceFact(office_id=cast.harbor.id, checked_on=date(2026, 11, 22), **rule))
    url = f"/applicant/programs/{listed().id}/letters"
    letters = [str(cast.letter("available").id), str(cast.letter("available", writer=cast.stein).id)]
    refused = minh.post(url, data={"act": "hand", "letter": letters})
    assert (refused.status_code, "would have 2 letters, and the service takes 1" in refused.text) == (422, True)


def test_a_service_that_never_lets_go_says_so_before_and_asks(cast, minh, listed, assigned):
    url = f"/applicant/programs/{listed('R1').id}/letters"
    letter = cast.letter("available", service="residencycas")
    assert "ResidencyCAS never takes a letter off again" in minh.get(url).text
    refused = minh.post(url, data={"act": "accept"})
    assert (refused.status_code, "can never be taken off or replaced" in refused.text) == (422, True)
    assert minh.post(url, data={"act": "accept", "understood": "y"}).status_code == 303
    assert assigned() == ["Dr. Helen Park"]
    refused = minh.post(url, data={"act": "hand"})
    assert (refused.status_code, "never removes a letter that is complete" in refused.text) == (422, True)
    assert letter.service == "residencycas"


def test_a_letter_withdrawn_after_it_was_assigned_is_pointed_out(cast, look, minh, listed):
    application, letter = listed(), cast.letter("withdrawn")
    look.add(
        Assignment(
            office_id=cast.harbor.id, application_id=application.id, request_id=letter.id, applicant_id=cast.minh.id
        )
    )
    look.flush()
    page = minh.get("/applicant/programs/letters").text
    assert "is assigned to Lakeview but was withdrawn." in page


def test_an_uploaded_letter_that_is_assigned_nowhere_is_pointed_out(cast, minh, listed):
    listed()
    cast.letter("available")
    assert (
        "The letter of Dr. Helen Park is in the service and assigned to no program."
        in minh.get("/applicant/programs/letters").text
    )


def test_applying_locks_the_letters(cast, minh, listed):
    application = listed(applied_on=date(2026, 11, 20))
    letter = cast.letter("available")
    url = f"/applicant/programs/{application.id}/letters"
    page = minh.get(url).text
    assert "applying locked its letters" in page
    assert "Accept the suggestion" not in page
    assert minh.post(url, data={"act": "hand", "letter": [str(letter.id)]}).status_code == 422


def test_strangers_find_no_letters_of_a_program(listed, refuses_strangers):
    refuses_strangers(f"/applicant/programs/{listed().id}/letters")


def test_the_page_asks_as_much_for_one_program_as_for_three(cast, look, listed, data_queries):
    listed("P1")
    cast.letter("available")
    look.commit()
    one = data_queries("/applicant/programs/letters")
    for key in ("P2", "P3"):
        listed(key)
    cast.letter("sent", writer=cast.stein)
    look.commit()
    assert data_queries("/applicant/programs/letters") == one == 4
    assert look.query(Program).count() == 8


@pytest.mark.parametrize(
    ("role", "chair"),
    [
        ("Chair, Department of Medicine", True),
        ("department chairman", True),
        ("Head of the Department", True),
        ("vice chair", False),
        ("former chair of medicine", False),
        ("attending, wheelchair clinic", False),
        ("", False),
    ],
)
def test_a_chair_is_known_by_the_role(role, chair):
    assert is_chair(role) is chair
