"""Home: what do I do next, and am I on track?"""

import re
from datetime import timedelta

from portal.clock import now, today


def heading(page):
    return re.search(r"<h1[^>]*>(.*?)</h1>", page.text, re.S).group(1).strip()


def steps(page):
    return [title.strip() for title in re.findall(r'class="step">.*?<h3>(.*?)</h3>', page.text, re.S)]


def test_an_empty_plan_says_what_would_stand_here_and_where_to_begin(cast, look, minh):
    page = minh.get("/applicant/")
    assert heading(page) == "Your plan begins here. One thing to do this week."
    assert steps(page) == ["Choose your first writer"]
    assert "Each letter will stand here" in page.text


def test_without_a_target_the_first_step_is_to_say_what_one_applies_for(cast, look, browse):
    kofi = browse(cast.account(cast.kofi))
    assert steps(kofi.get("/applicant/")) == ["Say what you apply for"]


def test_a_letter_at_risk_is_the_first_sentence_and_the_first_step(cast, minh):
    cast.letter("agreed", writer=cast.stein)
    cast.letter("seen", due_on=today() + timedelta(days=5))
    page = minh.get("/applicant/")
    assert heading(page).startswith("One letter is at risk.")
    assert steps(page)[0] == "Call Dr. Helen Park"


def test_only_the_first_step_has_the_filled_button(cast, minh):
    cast.letter("agreed")
    cast.letter("uploaded", writer=cast.stein)
    page = minh.get("/applicant/")
    assert len(steps(page)) == 3
    assert page.text.count("btn-primary") == 1


def test_each_letter_says_who_said_so_and_when(cast, minh):
    cast.letter("uploaded", status_said_by="Dr. Helen Park", status_at=now() - timedelta(days=20))
    page = minh.get("/applicant/")
    assert "Dr. Helen Park, 20 days old" in page.text


def test_ones_own_word_is_you(cast, minh):
    cast.letter("agreed", status_said_by="Minh Anh Nguyễn", status_at=now())
    assert "You, today" in minh.get("/applicant/").text


def test_later_steps_stand_on_a_page_of_their_own(cast, minh):
    for writer in (cast.park, cast.stein):
        cast.letter("agreed", writer=writer)
        cast.letter("available", writer=writer)
    page = minh.get("/applicant/")
    assert len(steps(page)) == 3
    assert len(steps(minh.get("/applicant/steps"))) == 8


def test_the_set_shows_the_places_that_are_open(cast, minh):
    cast.letter("sent")
    page = minh.get("/applicant/")
    assert "2 or 3 wanted, you have 1" in page.text
    assert "letter-empty" in page.text


def test_the_link_and_the_checklist_of_the_writer_are_nowhere(cast, minh):
    cast.letter("sent")
    page = minh.get("/applicant/")
    assert "/letter/" not in page.text
    assert "checklist" not in page.text.lower()


def test_strangers_find_no_home_of_hers(cast, browse):
    assert browse().get("/applicant/").status_code == 302
    for person in (cast.anna, cast.lena, cast.park):
        assert browse(cast.account(person)).get("/applicant/").status_code == 404


def test_another_applicant_sees_nothing_of_it(cast, browse):
    cast.letter("sent")
    for person in (cast.kofi, cast.rosa):
        assert "Dr. Helen Park" not in browse(cast.account(person)).get("/applicant/").text


def test_the_page_asks_as_much_for_one_letter_as_for_three(cast, look, data_queries):
    cast.letter("sent")
    look.commit()
    one = data_queries("/applicant/")
    cast.letter("agreed", writer=cast.stein)
    cast.letter("available", writer=cast.stein)
    look.commit()
    assert (one, data_queries("/applicant/")) == (3, 3)
    assert one <= 4
