"""Ask: the words are ready, and the answer needs no portal."""

from datetime import timedelta

import pytest

from portal.clock import today
from portal.models import ApplicantPrivate, LetterRequest, Message, Wording, WriterChoice

MAIL = {"subject": "A letter", "body": "Would you write a strong letter?"}


def test_whom_to_ask_now_and_who_has_not_answered(cast, minh):
    cast.letter("approved")
    cast.letter("asked", writer=cast.stein)
    page = minh.get("/applicant/ask")
    assert "One writer to ask" in page.text
    assert page.text.index("Dr. Helen Park") < page.text.index("Dr. Rebecca Stein")


def test_nobody_to_ask_is_said(minh):
    assert "Nobody is waiting to be asked" in minh.get("/applicant/ask").text


def test_the_three_messages_are_filled(cast, minh):
    letter = cast.letter("approved", due_on=today() + timedelta(days=40))
    page = minh.get(f"/applicant/letters/{letter.id}/ask").text
    assert "Dear Dr. Helen Park," in page
    assert "I am Minh Anh Nguyễn, an international graduate of University of Medicine and Pharmacy" in page
    assert "internal medicine residencies with a global health track" in page
    assert "way to a strong letter of recommendation" in page
    assert "Would you feel comfortable writing a strong letter" in page
    assert "visa" not in page.split("<textarea")[1].split("</textarea>")[0].lower()


def test_the_offices_own_words_take_their_place(cast, look, minh):
    letter = cast.letter("approved", due_on=today() + timedelta(days=40))
    look.add(Wording(office_id=cast.harbor.id, kind="message", key="ask_by_mail", subject="Please", body="To {writer}"))
    look.commit()
    page = minh.get(f"/applicant/letters/{letter.id}/ask").text
    assert "To Dr. Helen Park" in page
    assert 'value="Please"' in page


def test_an_offices_words_that_cannot_be_filled_give_way_to_ours(cast, look, minh):
    letter = cast.letter("approved", due_on=today() + timedelta(days=40))
    own = Wording(
        office_id=cast.harbor.id, kind="message", key="ask_by_mail", subject="Please", body="Call {telephone}"
    )
    look.add(own)
    look.commit()
    page = minh.get(f"/applicant/letters/{letter.id}/ask").text
    assert "Dear Dr. Helen Park," in page
    assert "{telephone}" not in page


def test_the_visa_is_told_only_where_the_applicant_chooses_to(cast, look, minh):
    letter = cast.letter("approved", due_on=today() + timedelta(days=40))
    url = f"/applicant/letters/{letter.id}/ask"
    look.add(ApplicantPrivate(office_id=cast.harbor.id, applicant_id=cast.minh.id, visa_need="j1"))
    look.commit()
    assert "J-1" not in minh.get(url).text
    assert "I will need a J-1 visa." in minh.get(f"{url}?visa=tell").text


def test_where_little_time_is_left_the_mail_says_so(cast, minh):
    soon = cast.letter("approved", due_on=today() + timedelta(days=20))
    later = cast.letter("approved", due_on=today() + timedelta(days=40))
    words = "I know that the time is short"
    assert words in minh.get(f"/applicant/letters/{soon.id}/ask").text
    assert words not in minh.get(f"/applicant/letters/{later.id}/ask").text


def test_the_plans_own_facts_fill_the_mail(cast, look, minh):
    letter = cast.letter("approved", due_on=today() + timedelta(days=40))
    choice = look.get(WriterChoice, (cast.harbor.id, letter.choice_id))
    choice.rotation_id, choice.themes = cast.rotation.id, ["teamwork", "ethics", "growth"]
    look.commit()
    page = minh.get(f"/applicant/letters/{letter.id}/ask").text
    assert "I worked with you at Refugee Health Clinic, from " in page
    assert "with a word on growth to a stated level and teamwork?" in page


def test_what_the_plan_does_not_know_is_left_for_the_applicant_to_write(cast, minh):
    letter = cast.letter("approved", due_on=None)
    page = minh.get(f"/applicant/letters/{letter.id}/ask").text
    assert "(where you worked together)" in page
    assert "(the due date)" in page


@pytest.mark.parametrize(
    ("days", "words"), [(12, "This is a friendly reminder"), (2, "as far as we know it is not there")]
)
def test_a_reminder_in_ones_own_words_is_gentle_until_the_last_days(cast, minh, refuses_strangers, days, words):
    letter = cast.letter("sent", due_on=today() + timedelta(days=days))
    url = f"/applicant/letters/{letter.id}/remind"
    assert words in minh.get(url).text
    assert "/letter/" not in minh.get(url).text
    refuses_strangers(url)


def test_nobody_is_reminded_of_a_letter_that_is_in(cast, minh):
    assert minh.get(f"/applicant/letters/{cast.letter('uploaded').id}/remind").status_code == 404


@pytest.mark.parametrize(
    ("status", "words"), [("declined", "Thank you for your open answer."), ("available", "Your letter has arrived.")]
)
def test_thanks_fit_what_happened(cast, minh, status, words):
    assert words in minh.get(f"/applicant/letters/{cast.letter(status).id}/thank").text


def test_the_mail_as_edited_is_sent_by_us_to_the_writer(cast, minh, row):
    letter = cast.letter("approved")
    assert minh.post(f"/applicant/letters/{letter.id}/ask", data=MAIL | {"how": "by_us"}).status_code == 303
    mail = row(Message, kind="ask")
    assert (mail.to_address, mail.facts["subject"], mail.facts["body"]) == (
        "park@hospital.example.org",
        "A letter",
        "Would you write a strong letter?",
    )
    assert mail.facts["reply_to"] == "minh@example.org"
    assert row(LetterRequest, id=letter.id).asked_how == "by_us"


@pytest.mark.parametrize("how", ["in_person", "by_mail"])
def test_an_ask_without_us_is_recorded_and_nothing_is_sent(cast, minh, row, look, how):
    letter = cast.letter("approved")
    assert minh.post(f"/applicant/letters/{letter.id}/ask", data={"how": how}).status_code == 303
    kept = row(LetterRequest, id=letter.id)
    assert (kept.status, kept.asked_how) == ("asked", how)
    assert look.query(Message).count() == 0


def test_an_empty_mail_is_not_sent(cast, minh, row, look):
    letter = cast.letter("approved")
    answer = minh.post(f"/applicant/letters/{letter.id}/ask", data={"subject": "Hello", "body": "", "how": "by_us"})
    assert answer.status_code == 422
    assert "Write what you want to say." in answer.text
    assert row(LetterRequest, id=letter.id).status == "approved"


def test_a_yes_in_the_corridor_is_recorded_before_anybody_was_asked_here(cast, minh, row):
    letter = cast.letter("approved")
    assert minh.post(f"/applicant/letters/{letter.id}/agree").status_code == 303
    kept = row(LetterRequest, id=letter.id)
    assert (kept.status, kept.status_said_by) == ("agreed", "Dr. Helen Park")


def test_a_hesitant_answer_asks_for_another_writer(cast, minh, row):
    letter = cast.letter("asked")
    page = minh.post(f"/applicant/letters/{letter.id}/hesitate", follow_redirects=True)
    assert "Thank Dr. Helen Park, and choose another writer" in page.text
    assert row(LetterRequest, id=letter.id).status == "hesitant"


def test_a_no_keeps_its_reason_and_tells_the_advisor(cast, minh, row):
    letter = cast.letter("asked")
    assert minh.post(f"/applicant/letters/{letter.id}/decline", data={"reason": "On leave"}).status_code == 303
    assert row(LetterRequest, id=letter.id).reason == "On leave"
    assert row(Message, kind="declined").to_address == "anna@example.org"


@pytest.mark.parametrize("verb", ["ask", "agree", "hesitate"])
def test_what_has_ended_is_not_asked_again(cast, minh, verb):
    letter = cast.letter("declined")
    assert minh.post(f"/applicant/letters/{letter.id}/{verb}", data=MAIL).status_code == 409


def test_strangers_find_no_words(cast, refuses_strangers):
    refuses_strangers(f"/applicant/letters/{cast.letter('approved').id}/ask")


def test_the_pages_ask_as_much_for_one_letter_as_for_three(cast, look, data_queries):
    letter = cast.letter("approved")
    look.commit()
    before = [data_queries("/applicant/ask"), data_queries(f"/applicant/letters/{letter.id}/ask")]
    cast.letter("asked", writer=cast.stein)
    cast.letter("approved", writer=cast.stein)
    look.commit()
    assert [data_queries("/applicant/ask"), data_queries(f"/applicant/letters/{letter.id}/ask")] == before
    assert max(before) <= 4
