"""This season against the last, what was on time, who is silent, who carries how much; and what may leave the office."""

from datetime import timedelta

from portal.clock import now, today
from portal.models import Season
from tests.pages.advisor.test_imports import text_of


def test_what_was_on_time_by_notice_and_by_tier(cast, anna):
    for late, weeks in ((False, 6), (True, 1)):
        asked = now() - timedelta(days=10 + 7 * weeks)
        cast.letter(
            "uploaded", asked_at=asked, due_on=today() - timedelta(days=10), tier="2" if late else "1",
            uploaded_at=now() - timedelta(days=0 if late else 20),
        )  # fmt: skip
    page = text_of(anna.get("/advisor/numbers/seasons"))
    assert "Under 2 weeks 1 0 0%" in page
    assert "6 weeks and more 1 1 100%" in page
    assert "Tier 1 1 1 100%" in page
    assert "ERAS 2028 2 100% 50%" in page


def test_this_season_stands_against_the_last(cast, anna, look):
    last = Season(office_id=cast.harbor.id, service="eras", name="ERAS 2027", year=2027, ended_at=now())
    look.add(last)
    look.flush()
    cast.letter("uploaded")
    cast.letter("sent", season_id=last.id)
    assert "ERAS 2028 is 100 points ahead of ERAS 2027" in text_of(anna.get("/advisor/numbers/seasons"))


def test_a_silent_writer_and_each_advisors_load_are_told(cast, anna):
    cast.letter("sent", status_at=now() - timedelta(days=30), due_on=today() + timedelta(days=60))
    cast.letter("sent", applicant=cast.rosa, status_at=now() - timedelta(days=30))
    page = text_of(anna.get("/advisor/numbers/seasons"))
    assert "Dr. Helen Park 1" in page.partition("Silent writers")[2]
    assert "Anna Lindqvist 1 1 0" in page
    assert "Ben Osei 1 0 0" in page
    assert "Lena" not in page


def test_what_is_shared_hides_small_counts_and_names_nobody(cast, anna):
    for _ in range(4):
        cast.letter("uploaded", due_on=today() + timedelta(days=1))
    few = anna.get("/advisor/numbers/shared.csv").get_data(as_text=True)
    assert "Letters,ERAS 2028,fewer than 5,fewer than 5" in few
    for _ in range(6):
        cast.letter("uploaded", due_on=today() - timedelta(days=1))
    more = anna.get("/advisor/numbers/shared.csv").get_data(as_text=True)
    assert "Letters,ERAS 2028,10,10" in more
    assert '"On time, by tier",Tier 1,10,not told' in more
    assert ("Park" in more, "Minh" in more, "Anna" in more) == (False, False, False)


def test_it_asks_four_queries_for_one_letter_and_for_three(cast, data_queries):
    cast.letter("sent")
    few = data_queries("/advisor/numbers/seasons")
    cast.letter("uploaded")
    cast.letter("sent", writer=cast.stein)
    assert (few, data_queries("/advisor/numbers/seasons")) == (4, 4)
