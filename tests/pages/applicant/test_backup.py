"""A back-up writer: whom to ask instead, from the applicant's own plan."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.clock import now, today
from portal.models import WriterChoice


def test_choices_that_wait_come_first_by_tier_then_rotations_without_a_writer(cast, minh):
    letter = cast.letter("declined")
    cast.choice(writer_name="Dr. Weak", rotation_id=None, relationship="other", physician=False)
    cast.choice(writer_name="Dr. Strong", rotation_id=None)
    page = minh.get(f"/applicant/letters/{letter.id}/backup").text
    order = [page.index(words) for words in ("Dr. Strong", "Dr. Weak", "Somebody from Refugee Health Clinic")]
    assert order == sorted(order)
    assert f"/applicant/choices/new?rotation={cast.rotation.id}" in page
    assert page.count("btn-primary") == 1


def test_a_rotation_that_has_its_writer_is_not_offered(cast, minh):
    letter = cast.letter("hesitant")
    cast.choice(status="proposed", writer_name="Dr. Strong")
    assert "Somebody from Refugee Health Clinic" not in minh.get(f"/applicant/letters/{letter.id}/backup").text


def test_a_new_choice_begins_with_the_rotation_it_was_offered_for(cast, minh):
    page = minh.get(f"/applicant/choices/new?rotation={cast.rotation.id}").text
    assert f'<option selected value="{cast.rotation.id}">' in page


@pytest.mark.parametrize("status", ["declined", "hesitant"])
def test_after_a_no_the_home_page_leads_to_whom_to_ask_instead(cast, minh, status):
    letter = cast.letter(status)
    assert f"/applicant/letters/{letter.id}/backup" in minh.get("/applicant/").text
    page = minh.get(f"/applicant/letters/{letter.id}/backup").text
    assert "Name a back-up writer." in page
    assert f"/applicant/letters/{letter.id}/thank" in page


def test_a_writer_who_is_silent_past_the_gentle_reminder_leads_there_too(cast, minh):
    letter = cast.letter("sent", due_on=today() + timedelta(days=6))
    page = minh.get(f"/applicant/letters/{letter.id}").text
    assert "Name a back-up writer." in page
    assert f"/applicant/letters/{letter.id}/backup" in page


def test_a_writer_who_promised_needs_no_back_up(cast, minh):
    letter = cast.letter("seen", due_on=today() + timedelta(days=6), promised_at=now())
    page = minh.get(f"/applicant/letters/{letter.id}").text
    assert "Name a back-up writer." not in page
    assert "Time for a gentle reminder." in page


def test_where_nobody_is_left_the_page_says_what_to_do(cast, minh, look):
    letter = cast.letter("declined")
    cast.letter("sent", writer=cast.stein)
    look.execute(
        sa.update(WriterChoice)
        .where(WriterChoice.writer_name == "Dr. Rebecca Stein")
        .values(rotation_id=cast.rotation.id)
    )
    look.commit()
    assert "Every rotation of your plan has its writer." in minh.get(f"/applicant/letters/{letter.id}/backup").text


def test_strangers_find_nobody(cast, refuses_strangers):
    refuses_strangers(f"/applicant/letters/{cast.letter('declined').id}/backup")


def test_the_page_asks_as_much_for_one_letter_as_for_three(cast, look, data_queries):
    url = f"/applicant/letters/{cast.letter('declined').id}/backup"
    look.commit()
    before = data_queries(url)
    cast.letter("sent", writer=cast.stein)
    cast.choice()
    look.commit()
    assert data_queries(url) == before <= 4
