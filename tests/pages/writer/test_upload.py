"""Uploaded: the day, by whom, a newer version, taken back, arrived."""

import pytest

from portal.models import LetterRequest
from portal.queries.find import find
from portal.usecases import letters
from tests.pages.writer.conftest import days, reload


def test_i_have_uploaded_it(look, desk):
    answer = desk.link.post(desk.path("upload"), data={"on": days(-2)}, follow_redirects=True)
    assert "It is uploaded. Thank you" in answer.text
    letter = reload(look, desk.letter)
    assert (letter.status, letter.uploaded_on.isoformat(), letter.uploaded_by) == ("uploaded", days(-2), "writer")


@pytest.mark.parametrize("on", ["", days(3), "soon"])
def test_a_day_that_cannot_be_is_told_beside_the_field(look, desk, on):
    answer = desk.link.post(desk.path("upload"), data={"on": on})
    assert answer.status_code == 422
    assert "field-error" in answer.text
    assert reload(look, desk.letter).status == "sent"


def test_a_newer_version_has_to_arrive_again(cast, act, look, desk):
    desk.link.post(desk.path("upload"), data={"on": days(0)})
    with act(cast.actor(cast.minh)):
        letters.receive(find(LetterRequest, desk.letter.id))
    assert "Your letter has arrived" in desk.link.get(desk.path()).text
    desk.link.post(desk.path("replace"))
    assert reload(look, desk.letter).status == "uploaded"


def test_the_writer_takes_the_letter_back(look, desk):
    desk.link.post(desk.path("upload"), data={"on": days(0)})
    assert "It cannot be undone here" in desk.link.get(desk.path("withdraw")).text
    answer = desk.link.post(desk.path("withdraw"), data={"reason": "I mixed two students up"})
    assert (answer.status_code, "You have taken the letter back" in answer.text) == (200, True)
    letter = reload(look, desk.letter)
    assert (letter.status, letter.withdrawn_by, letter.reason) == ("withdrawn", "writer", "I mixed two students up")
    assert "You have taken the letter back" in desk.park.get(desk.path()).text


def test_what_the_applicant_has_withdrawn_is_no_longer_needed(cast, act, desk):
    with act(cast.actor(cast.minh)):
        letters.withdraw(find(LetterRequest, desk.letter.id))
    assert "This letter is no longer needed" in desk.park.get(desk.path()).text
    assert desk.link.get(desk.path()).status_code == 302


def test_a_letter_is_uploaded_once(desk):
    desk.link.post(desk.path("upload"), data={"on": days(0)})
    assert desk.link.post(desk.path("upload"), data={"on": days(0)}).status_code == 409


def test_the_season_is_over(look, desk):
    desk.letter.status, desk.letter.voided_at = "void", desk.letter.sent_at
    look.commit()
    assert "The season of this letter is over" in desk.park.get(desk.path()).text
