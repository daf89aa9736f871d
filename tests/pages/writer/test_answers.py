"""The three answers, each taken back until somebody has acted on it."""

import pytest
import sqlalchemy as sa

from portal.clock import today
from portal.models import History, LetterRequest, Message
from portal.queries.find import find
from portal.usecases import letters
from tests.pages.writer.conftest import days, reload


def told(look, kind) -> list[str]:
    """Who was mailed that kind."""
    return sorted(look.scalars(sa.select(Message.to_address).where(Message.kind == kind)))


def test_the_page_asks_and_names_who_what_and_by_when(cast, desk):
    answer = desk.link.get(desk.path())
    assert answer.status_code == 200
    assert "Dear Dr. Helen Park," in answer.text
    assert "Will you write a strong letter for Minh Anh?" in answer.text
    assert "Refugee Health Clinic" in answer.text
    left = (desk.letter.due_on - today(cast.park.time_zone)).days  # where the writer lives it may be yesterday still
    assert f"in {left} days" in answer.text
    assert "1482" in answer.text
    assert "No. Minh Anh has waived access" in answer.text


def test_looking_changes_nothing(look, desk):
    before = look.scalars(sa.select(History.kind)).all()
    desk.link.get(desk.path())
    assert look.scalars(sa.select(History.kind)).all() == before
    assert reload(look, desk.letter).status == "sent"


def test_i_will_write_it(look, desk):
    answer = desk.link.post(desk.path("promise"), follow_redirects=True)
    assert "You will write it. Thank you" in answer.text
    letter = reload(look, desk.letter)
    assert (letter.status, letter.promised_at is not None) == ("seen", True)
    assert told(look, "promised") == ["anna@example.org", "minh@example.org"]


def test_i_need_another_date(look, desk):
    answer = desk.link.post(
        desk.path("postpone"), data={"on": days(40), "note": "Back on Monday"}, follow_redirects=True
    )
    assert "You asked for" in answer.text
    assert reload(look, desk.letter).proposed_due_on.isoformat() == days(40)
    assert told(look, "postponed") == ["anna@example.org", "minh@example.org"]


@pytest.mark.parametrize("on", ["", "2027-02-30", "2001-01-01"])
def test_a_day_that_cannot_be_is_kept_and_told(look, desk, on):
    answer = desk.link.post(desk.path("postpone"), data={"on": on})
    assert answer.status_code == 422
    assert "field-error" in answer.text
    assert reload(look, desk.letter).proposed_due_on is None


def test_i_cannot(look, desk):
    answer = desk.link.post(desk.path("decline"), data={"reason": "I am on leave"}, follow_redirects=True)
    assert "Thank you for saying so" in answer.text
    letter = reload(look, desk.letter)
    assert (letter.status, letter.reason) == ("declined", "I am on leave")
    assert told(look, "declined") == ["anna@example.org", "minh@example.org"]


@pytest.mark.parametrize(
    ("answer", "data"), [("promise", {}), ("postpone", {"on": days(40)}), ("decline", {}), ("upload", {"on": days(0)})]
)
def test_each_answer_is_taken_back_and_who_was_told_is_told(look, desk, answer, data):
    desk.link.post(desk.path(answer), data=data)
    page = desk.link.post(desk.path("undo"), follow_redirects=True)
    assert "Will you write a strong letter" in page.text
    letter = reload(look, desk.letter)
    assert (letter.status, letter.promised_at, letter.declined_at, letter.uploaded_at) == ("seen", None, None, None)
    assert (letter.proposed_due_on, letter.uploaded_by) == (None, "")
    assert told(look, "undone") == ["anna@example.org", "minh@example.org"]


def test_taking_a_wish_back_leaves_the_promise_before_it(look, desk):
    desk.link.post(desk.path("promise"))
    desk.link.post(desk.path("postpone"), data={"on": days(40)})
    desk.link.post(desk.path("undo"))
    letter = reload(look, desk.letter)
    assert (letter.promised_at is not None, letter.proposed_due_on) == (True, None)


def test_what_somebody_acted_on_stays(cast, act, look, desk):
    desk.link.post(desk.path("upload"), data={"on": days(0)})
    with act(cast.actor(cast.minh)):
        letters.receive(find(LetterRequest, desk.letter.id))
    assert "Take this back" not in desk.link.get(desk.path()).text
    assert desk.link.post(desk.path("undo")).status_code == 409
    assert reload(look, desk.letter).status == "available"


def test_a_date_that_the_office_has_moved_is_not_taken_back(cast, act, desk, look):
    desk.link.post(desk.path("postpone"), data={"on": days(40)})
    with act(cast.actor(cast.anna)):
        letters.move_due(find(LetterRequest, desk.letter.id), on=reload(look, desk.letter).proposed_due_on)
    assert desk.link.post(desk.path("undo")).status_code == 409


def test_nothing_is_taken_back_where_nothing_was_said(desk):
    assert desk.link.post(desk.path("undo")).status_code == 409


def test_reminders_stop_and_come_again(look, desk):
    assert "Stop the reminders" in desk.link.get(desk.path()).text
    desk.link.post(desk.path("pause"))
    assert reload(look, desk.letter).reminders_paused_at is not None
    assert "Send me reminders again" in desk.link.get(desk.path()).text
    desk.link.post(desk.path("resume"))
    assert reload(look, desk.letter).reminders_paused_at is None


def test_a_yes_that_the_applicant_noted_is_confirmed_and_not_asked_anew(desk):
    assert "Minh Anh noted that you said yes" in desk.link.get(desk.path()).text


def test_a_writer_lives_somewhere(look, cast, desk):
    assert "end of the day in Accra" in desk.link.get(desk.path()).text
    answer = desk.link.post(desk.path("time-zone"), data={"time_zone": "America/Chicago"}, follow_redirects=True)
    assert "end of the day in Chicago" in answer.text


@pytest.mark.parametrize(
    "further", [(), ("postpone",), ("decline",), ("pause",), ("withdraw",), ("designee",), ("time-zone",)]
)
def test_a_stranger_finds_nothing_there(desk, further):
    assert {
        name: browser.get(desk.path(*further)).status_code for name, browser in desk.strangers.items()
    } == dict.fromkeys(desk.strangers, 404)


@pytest.mark.parametrize(
    "move", ["promise", "postpone", "decline", "upload", "tick", "check", "undo", "pause", "designee"]
)
def test_a_stranger_moves_nothing(look, desk, move):
    assert {
        name: browser.post(desk.path(move)).status_code for name, browser in desk.strangers.items()
    } == dict.fromkeys(desk.strangers, 404)
    assert reload(look, desk.letter).status == "sent"


def test_a_link_opens_its_own_letter_alone(cast, look, desk):
    other = cast.letter("sent")
    look.commit()
    assert desk.link.get(f"/writer/letters/{other.id}").status_code in (302, 303)
    assert desk.park.get(f"/writer/letters/{other.id}").status_code == 200
