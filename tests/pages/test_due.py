"""A due date is explained where it is seen; a later one is set only by who has read what it means; an impossible one gets a sentence."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.clock import today
from portal.models import LetterRequest, ServiceFact

#: Programs look on Wednesday 22 September 2027; five business days and three in hand before it: Friday 10 September.
PLANNED = date(2027, 9, 10)


@pytest.fixture
def letter(cast, look):
    for key, value in (("processing_business_days", 5), ("processed_by", "ECFMG")):
        look.add(
            ServiceFact(
                office_id=cast.harbor.id, service="eras", key=key, value=value, source="for tests", checked_on=today()
            )
        )
    return cast.letter("sent", due_on=PLANNED)


@pytest.fixture(params=["applicant", "advisor"])
def desk(request, cast, browse, letter):
    """The two who may move it, where they do, and what their field is called."""
    person, name = {"applicant": (cast.minh, "on"), "advisor": (cast.anna, "due_on")}[request.param]
    return browse(cast.account(person)), f"/{request.param}/letters/{letter.id}/due", name


def day_of(look, letter) -> date:
    look.expire_all()
    return look.scalar(sa.select(LetterRequest.due_on).where(LetterRequest.id == letter.id))


def test_the_page_says_why_and_keeps_the_clocks_apart(desk):
    browser, path, _ = desk
    text = browser.get(path).text
    assert "Why Friday 10 September 2027" in text
    assert (
        "Programs look on Wednesday 22 September 2027; ECFMG takes up to 5 business days;"
        " so, with 3 days in hand, by Friday 10 September 2027."
    ) in text
    assert [what in text for what in ("Writers upload", "First day to submit", "Programs start to review")] == [
        True
    ] * 3


def test_an_earlier_day_is_set_at_once(desk, look, letter):
    browser, path, name = desk
    assert browser.post(path, data={name: "2027-09-01"}).status_code in (302, 303)
    assert day_of(look, letter) == date(2027, 9, 1)
    assert "Somebody set another day than the planned one" in browser.get(path).text


def test_a_later_day_is_set_only_by_who_has_read_what_it_means(desk, look, letter):
    browser, path, name = desk
    answer = browser.post(path, data={name: "2027-09-20"})
    assert (answer.status_code, "after they have started to look" in answer.text) == (200, True)
    assert day_of(look, letter) == PLANNED
    assert browser.post(path, data={name: "2027-09-20", "sure": "y"}).status_code in (302, 303)
    assert day_of(look, letter) == date(2027, 9, 20)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("2027-02-30", "2027-02-30 is not a day of the calendar."),
        ((today() - timedelta(days=1)).isoformat(), "Choose a day after today."),
        ("next Friday", "next Friday is not a day of the calendar."),
    ],
)
def test_a_day_that_cannot_be_gets_a_sentence_and_stays_as_typed(desk, look, letter, written, sentence):
    browser, path, name = desk
    answer = browser.post(path, data={name: written})
    assert (answer.status_code, sentence in answer.text, f'value="{written}"' in answer.text) == (422, True, True)
    assert day_of(look, letter) == PLANNED


def test_the_writer_reads_when_programs_look_and_nothing_of_the_programs_list(cast, browse, letter):
    text = browse(cast.account(cast.park)).get(f"/writer/letters/{letter.id}").text
    assert "Programs look on Wednesday 22 September 2027, and ECFMG takes up to 5 business days." in text
    assert "end of the day in Accra" in text


def test_a_stranger_finds_no_such_letter(cast, browse, letter):
    for person, path in ((cast.rosa, "applicant"), (cast.kofi, "applicant"), (cast.lena, "advisor")):
        assert browse(cast.account(person)).get(f"/{path}/letters/{letter.id}/due").status_code == 404
