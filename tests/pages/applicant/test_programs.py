"""Programs: the list, the slots, and the letters that nobody reads yet."""

from datetime import date

import pytest

from portal.models import Application, LetterRequest, Program, ServiceFact


@pytest.fixture
def program(cast):
    """`program(name)`: one in the office's catalogue."""

    def program(name, **given):
        given = {"specialty": "internal medicine", "service": "eras", "office_id": cast.harbor.id} | given
        return cast._save(Program(name=name, **given))

    return program


@pytest.fixture
def listed(cast, program):
    """`listed(name)`: one on Minh's list."""

    def listed(name, *, applied_on=None, **given):
        return cast._save(
            Application(
                office_id=cast.harbor.id,
                applicant_id=cast.minh.id,
                target_id=cast.target.id,
                program_id=program(name, **given).id,
                applied_on=applied_on,
            )
        )

    return listed


def test_an_empty_list_says_what_would_stand_here(minh):
    assert "Which programs will read your letters?" in minh.get("/applicant/programs").text


def test_a_program_is_found_by_its_place_without_accents_and_added(cast, minh, program, row):
    wanted = program("Lakeview University", place="Québec City")
    program("Northport")
    page = minh.get("/applicant/programs/add?q=quebec")
    assert "Lakeview University" in page.text
    assert "Northport" not in page.text
    assert minh.post(f"/applicant/programs/add/{wanted.id}", data={}).status_code == 303
    assert row(Application, program_id=wanted.id).target_id == cast.target.id
    assert "Nothing is found" in minh.get("/applicant/programs/add?q=quebec").text


def test_a_program_needs_a_target(cast, browse, program):
    wanted = program("Lakeview")
    assert browse(cast.account(cast.kofi)).post(f"/applicant/programs/add/{wanted.id}").status_code == 409


def test_a_program_of_another_office_is_not_there(cast, browse, program):
    wanted = program("Lakeview")
    rosa = browse(cast.account(cast.rosa))
    assert "Lakeview" not in rosa.get("/applicant/programs/add").text
    assert rosa.post(f"/applicant/programs/add/{wanted.id}").status_code == 404


def test_an_uploaded_letter_that_nobody_reads_is_pointed_out_until_it_is_assigned(cast, minh, listed, row):
    application, letter = listed("Lakeview"), cast.letter("available")
    assert "One letter is assigned to no program" in minh.get("/applicant/programs").text
    url = f"/applicant/programs/{application.id}"
    assert minh.post(f"{url}/assign", data={"letter": str(letter.id)}).status_code == 303
    page = minh.get("/applicant/programs").text
    assert "1 of 4 letters" in page
    assert "assigned to no program" not in page
    assert minh.post(f"{url}/unassign", data={"letter": str(letter.id)}).status_code == 303
    assert row(LetterRequest, id=letter.id).status == "available"


def test_slots_are_the_offices_data(cast, look, minh, listed):
    look.add(
        ServiceFact(
            office_id=cast.harbor.id,
            service="eras",
            key="program_letter_slots",
            value=1,
            source="for tests",
            checked_on=date(2026, 11, 22),
        )
    )
    application = listed("Lakeview")
    first, second = cast.letter("available"), cast.letter("available", writer=cast.stein)
    url = f"/applicant/programs/{application.id}/assign"
    assert minh.post(url, data={"letter": str(first.id)}).status_code == 303
    assert "1 of 1 letters" in minh.get("/applicant/programs").text
    answer = minh.post(url, data={"letter": str(second.id)})
    assert answer.status_code == 409
    assert "Lakeview takes 1 letters, and it has them." in answer.text


def test_what_is_not_a_letter_of_hers_cannot_be_assigned(cast, minh, listed):
    application, other = listed("Lakeview"), cast.letter("available", applicant=cast.rosa)
    for letter in (str(other.id), "nonsense", ""):
        assert minh.post(f"/applicant/programs/{application.id}/assign", data={"letter": letter}).status_code == 404


def test_applying_is_asked_first_and_locks_the_letters(cast, minh, listed, row):
    application, letter = listed("Lakeview"), cast.letter("available")
    url = f"/applicant/programs/{application.id}"
    minh.post(f"{url}/assign", data={"letter": str(letter.id)})
    assert "locks the letters" in minh.get(f"{url}/apply").text
    assert minh.post(f"{url}/apply", data={"on": "2026-02-30"}).status_code == 422
    assert minh.post(f"{url}/apply", data={"on": "2026-11-20"}).status_code == 303
    assert row(Application, id=application.id).applied_on == date(2026, 11, 20)
    assert minh.post(f"{url}/unassign", data={"letter": str(letter.id)}).status_code == 409
    assert minh.post(f"{url}/apply", data={"on": "2026-11-21"}).status_code == 409
    assert minh.post(f"{url}/remove").status_code == 409
    assert "Take off" not in minh.get("/applicant/programs").text


def test_a_program_without_letters_can_be_removed(cast, minh, listed, look):
    application = listed("Lakeview")
    assert minh.post(f"/applicant/programs/{application.id}/remove").status_code == 303
    assert look.query(Application).count() == 0


def test_strangers_find_no_application(listed, refuses_strangers):
    refuses_strangers(f"/applicant/programs/{listed('Lakeview').id}/apply")


def test_the_page_asks_as_much_for_one_program_as_for_three(cast, look, listed, data_queries):
    listed("Lakeview")
    cast.letter("available")
    look.commit()
    one = data_queries("/applicant/programs")
    listed("Northport")
    listed("Riverbend")
    cast.letter("available", writer=cast.stein)
    look.commit()
    assert data_queries("/applicant/programs") == one
    assert one <= 4
