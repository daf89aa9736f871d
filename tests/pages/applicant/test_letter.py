"""One letter: where it stands, who said so, and what its applicant does."""

from datetime import timedelta

import pytest

from portal.clock import today
from portal.models import History, LetterRequest, Message


@pytest.mark.parametrize(
    "status",
    [
        "approved",
        "asked",
        "agreed",
        "hesitant",
        "declined",
        "sent",
        "seen",
        "uploaded",
        "available",
        "assigned",
        "withdrawn",
        "void",
    ],
)
def test_the_page_opens_at_every_point_of_a_letters_life(cast, minh, status):
    letter = cast.letter(status)
    page = minh.get(f"/applicant/letters/{letter.id}")
    assert page.status_code == 200
    assert "Where this letter is" in page.text


def test_the_history_leaves_out_what_is_not_for_the_applicant(cast, minh, look):
    letter = cast.letter("sent")
    told = {"office_id": cast.harbor.id, "applicant_id": cast.minh.id, "request_id": letter.id}
    look.add(History(kind="publish", shown_to=["applicant"], facts={"version": 2}, **told))
    look.add(History(kind="note", shown_to=["advisor"], facts={}, **told))
    look.add(History(kind="named_designee", shown_to=["writer"], facts={}, **told))
    look.commit()
    page = minh.get(f"/applicant/letters/{letter.id}").text
    assert "Packet sent, version 2" in page
    assert "Named designee" not in page
    assert page.split('<ol class="history">')[1].split("</ol>")[0].count("<li>") == 1


def test_the_applicant_records_that_it_is_uploaded_and_then_that_it_is_there(cast, minh, row):
    letter = cast.letter("seen")
    url = f"/applicant/letters/{letter.id}"
    assert minh.post(f"{url}/upload", data={"on": today().isoformat()}).status_code == 303
    assert row(LetterRequest, id=letter.id).uploaded_by == "applicant"
    assert minh.post(f"{url}/receive").status_code == 303
    assert row(LetterRequest, id=letter.id).status == "available"
    assert minh.post(f"{url}/receive").status_code == 409


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        ("2026-02-30", "2026-02-30 is not a day of the calendar."),
        ("2099-01-01", "That day lies ahead."),
        ("", "Give the day, as near as you know it."),
    ],
)
def test_a_day_that_cannot_be_is_explained(cast, minh, on, sentence):
    letter = cast.letter("seen")
    answer = minh.post(f"/applicant/letters/{letter.id}/upload", data={"on": on})
    assert (answer.status_code, sentence in answer.text) == (422, True)


def test_the_due_date_is_moved_with_its_reason(cast, minh, row):
    letter = cast.letter("sent", proposed_due_on=today() + timedelta(days=40))
    url = f"/applicant/letters/{letter.id}"
    assert "would rather have it until" in minh.get(url).text
    said = {"on": (today() + timedelta(days=40)).isoformat(), "note": "She is away"}
    assert minh.post(f"{url}/due", data=said).status_code == 303
    kept = row(LetterRequest, id=letter.id)
    assert (kept.due_on, kept.due_note) == (today() + timedelta(days=40), "She is away")
    assert minh.post(f"{url}/due", data={"on": today().isoformat()}).status_code == 422


def test_an_uploaded_letter_has_no_due_date_any_more(cast, minh):
    letter = cast.letter("uploaded")
    answer = minh.post(f"/applicant/letters/{letter.id}/due", data={"on": (today() + timedelta(days=9)).isoformat()})
    assert answer.status_code == 409


def test_giving_a_letter_up_is_asked_first_and_the_writer_is_told(cast, minh, row):
    letter = cast.letter("sent")
    url = f"/applicant/letters/{letter.id}/withdraw"
    assert "is told by mail" in minh.get(url).text
    assert minh.post(url, data={"reason": "I have four letters."}).status_code == 303
    assert row(LetterRequest, id=letter.id).status == "withdrawn"
    assert row(Message, kind="withdrawn_by_applicant").to_address == "park@hospital.example.org"
    assert minh.post(url, data={}).status_code == 409


def test_the_thanks_are_sent_in_the_words_as_edited(cast, minh, row):
    letter = cast.letter("available")
    url = f"/applicant/letters/{letter.id}/thank"
    assert "Dear Dr. Helen Park," in minh.get(url).text
    assert minh.post(url, data={"subject": "Thank you", "body": ""}).status_code == 422
    assert minh.post(url, data={"subject": "Thank you", "body": "I learned much."}).status_code == 303
    assert row(Message, kind="thank").facts["body"] == "I learned much."
    assert "You thanked them on" in minh.get(url).text


def test_the_outcome_is_told(cast, minh, row):
    letter = cast.letter("assigned")
    url = f"/applicant/letters/{letter.id}/outcome"
    assert minh.post(url, data={"outcome": "I matched."}).status_code == 303
    assert row(LetterRequest, id=letter.id).outcome == "I matched."
    assert minh.post(url, data={"outcome": ""}).status_code == 422


def test_a_button_that_leads_to_the_page_itself_is_left_out(cast, minh):
    letter = cast.letter("seen", due_on=today() + timedelta(days=3))
    page = minh.get(f"/applicant/letters/{letter.id}").text
    assert "Call Dr. Helen Park" in page
    assert "See the letter" not in page


def test_strangers_find_no_letter(cast, refuses_strangers):
    letter = cast.letter("sent")
    for page in ("", "/withdraw", "/thank"):
        refuses_strangers(f"/applicant/letters/{letter.id}{page}")


def test_strangers_move_nothing(cast, browse, row):
    letter = cast.letter("uploaded")
    for person in (cast.kofi, cast.rosa, cast.anna, cast.park):
        assert browse(cast.account(person)).post(f"/applicant/letters/{letter.id}/receive").status_code == 404
    assert row(LetterRequest, id=letter.id).status == "uploaded"


def test_the_page_asks_as_much_for_a_long_history_as_for_none(cast, look, data_queries):
    letter = cast.letter("sent")
    look.commit()
    one = data_queries(f"/applicant/letters/{letter.id}")
    told = {"office_id": cast.harbor.id, "applicant_id": cast.minh.id, "request_id": letter.id, "facts": {}}
    for kind in ("ask", "agree", "publish"):
        look.add(History(kind=kind, shown_to=["applicant"], **told))
    look.commit()
    assert data_queries(f"/applicant/letters/{letter.id}") == one
    assert one <= 4
