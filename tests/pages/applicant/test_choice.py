"""A writer choice: the form, what the guide says beside it, and what is done with it."""

import pytest

from portal.models import History, WriterChoice

FORM = {
    "writer_name": "Dr. Elena Alvarez",
    "writer_email": "alvarez@hospital.example.org",
    "writer_specialty": "internal medicine",
    "writer_country": "US",
    "relationship": "clinical",
    "physician": "yes",
    "supervised_directly": "yes",
    "hands_on": "yes",
    "knows_applicant_well": "yes",
    "letter_type": "narrative",
    "themes": ["teamwork"],
}


@pytest.fixture
def form(cast):
    """What a browser would send."""
    return FORM | {"target_id": str(cast.target.id), "rotation_id": str(cast.rotation.id)}


def test_a_draft_is_kept_by_its_name_alone(cast, minh, row):
    said = {
        "writer_name": "Dr. Chen",
        "relationship": "other",
        "letter_type": "narrative",
        "target_id": str(cast.target.id),
    }
    assert minh.post("/applicant/choices/new", data=said | {"act": "keep"}).status_code == 303
    kept = row(WriterChoice, writer_name="Dr. Chen")
    assert (kept.status, kept.physician, kept.rotation_id) == ("draft", None, None)


def test_the_tier_answers_as_the_form_changes(minh, form):
    supervised = minh.post("/applicant/choices/advice", data=form)
    assert '<span class="tier-word">Tier 1</span>' in supervised.text
    distant = form | {"supervised_directly": "no", "knows_applicant_well": "no", "famous": "y"}
    answer = minh.post("/applicant/choices/advice", data=distant)
    assert '<span class="tier-word">Extra</span>' in answer.text
    assert "Warning." in answer.text


def test_advice_comes_as_a_part_of_the_page_and_keeps_nothing(minh, form, look):
    answer = minh.post("/applicant/choices/advice", data=form, headers={"HX-Request": "true"})
    assert "<html" not in answer.text
    assert 'id="coverage"' in answer.text
    assert look.query(WriterChoice).count() == 0


def test_advice_is_given_on_a_form_that_is_full_of_nonsense(minh):
    said = {"relationship": "aunt", "weeks": "many", "rotation_id": "x", "target_id": "y", "writer_country": "??"}
    assert minh.post("/applicant/choices/advice", data=said).status_code == 200


def test_without_a_script_a_button_says_the_same_and_keeps_nothing(minh, form, look):
    answer = minh.post("/applicant/choices/new", data=form | {"act": "advice"})
    assert answer.status_code == 200
    assert "Tier 1" in answer.text
    assert 'value="Dr. Elena Alvarez"' in answer.text
    assert look.query(WriterChoice).count() == 0


def test_the_grid_shows_what_the_set_would_show_with_it(cast, minh, form):
    cast.letter("sent")
    page = minh.post("/applicant/choices/advice", data=form)
    assert page.text.count('class="planned"') == 1
    assert page.text.count('class="planned this"') == 1


def test_a_proposal_without_an_address_is_explained_and_kept(cast, minh, form, look):
    answer = minh.post("/applicant/choices/new", data=form | {"writer_email": "", "act": "propose"})
    assert answer.status_code == 422
    assert "Add the writer’s address" in answer.text
    assert "Dr. Elena Alvarez" in answer.text
    look.expire_all()
    assert look.query(WriterChoice).count() == 0


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"writer_name": ""}, "Name the writer."),
        ({"writer_email": "alvarez at hospital"}, "This is not an address that mail can reach."),
        ({"writer_country": "XX"}, "This is not a country that we know."),
        ({"weeks": "-3"}, "Write a number of weeks."),
        ({"themes": ["teamwork", "charm"]}, "Take from the boxes that stand here."),
    ],
)
def test_a_choice_with_a_mistake_is_explained(minh, form, wrong, sentence):
    answer = minh.post("/applicant/choices/new", data=form | {"act": "keep"} | wrong)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_rotation_of_somebody_else_cannot_be_chosen(cast, minh, form):
    answer = minh.post("/applicant/choices/new", data=form | {"target_id": str(cast.other_target.id), "act": "keep"})
    assert answer.status_code == 422


def test_a_proposal_can_be_taken_back_changed_and_dropped(cast, minh, form, row, look):
    choice = cast.choice(status="proposed")
    url = f"/applicant/choices/{choice.id}"
    assert minh.post(f"{url}/recall").status_code == 303
    assert minh.post(url, data=form | {"act": "keep"}).status_code == 303
    assert row(WriterChoice, id=choice.id).writer_name == "Dr. Elena Alvarez"
    assert minh.get(f"{url}/drop").status_code == 200
    assert minh.post(f"{url}/drop").status_code == 303
    assert minh.get(url).status_code == 404
    assert [entry.kind for entry in look.query(History).order_by(History.id)] == ["recall", "drop"]


def test_a_returned_choice_shows_the_advisors_comment(cast, minh):
    choice = cast.choice(status="returned", comment="Ask Dr. Stein first.")
    page = minh.get(f"/applicant/choices/{choice.id}")
    assert "Ask Dr. Stein first." in page.text
    assert "Anna Lindqvist" in page.text


def test_an_approved_choice_stays_as_it_is_and_leads_to_the_letter(cast, minh, form):
    letter = cast.letter("approved")
    url = f"/applicant/choices/{letter.choice_id}"
    assert f"/applicant/letters/{letter.id}" in minh.get(url).text
    assert minh.post(url, data=form | {"act": "keep"}).status_code == 409
    assert minh.post(f"{url}/drop").status_code == 409
    assert minh.post(f"{url}/recall").status_code == 409


def test_strangers_find_no_choice(cast, refuses_strangers):
    refuses_strangers(f"/applicant/choices/{cast.choice().id}")


def test_the_page_asks_as_much_beside_one_choice_as_beside_three(cast, look, data_queries):
    choice = cast.choice()
    look.commit()
    one = data_queries(f"/applicant/choices/{choice.id}")
    cast.letter("sent")
    cast.choice(writer_name="Dr. Stein")
    look.commit()
    assert data_queries(f"/applicant/choices/{choice.id}") == one
    assert one <= 4
