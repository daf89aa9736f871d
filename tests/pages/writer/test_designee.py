"""Who uploads for the writer: never the office, never the applicant, and nothing of the packet."""

import pytest
import sqlalchemy as sa

from portal.access import WORKER
from portal.models import ChecklistTick, Designee, Link, Message
from tests.conftest import make_settings
from tests.mailed import write
from tests.pages.writer.conftest import BULLETS, days, reload

ITO = {"name": "A. Ito", "email": "ito@hospital.example.org"}


def test_a_designee_is_mailed_a_link_of_their_own(act, look, desk, tmp_path):
    assert desk.link.post(desk.path("designee"), data=ITO).status_code == 303
    link = look.scalars(sa.select(Link).where(Link.holder == "designee")).one()
    mail = look.scalars(sa.select(Message).where(Message.kind == "designee")).one()
    assert (mail.to_address, mail.link_id) == ("ito@hospital.example.org", link.id)
    with act(WORKER) as session:
        written = write(session.merge(mail, load=False), make_settings("", tmp_path))
    assert written["Subject"] == "Dr. Helen Park asks you to upload a letter"
    assert "/letter/" in written.get_body(("plain",)).get_content()


@pytest.mark.parametrize("email", ["anna@example.org", "BEN@example.org", "minh@example.org"])
def test_nobody_who_advises_and_not_the_applicant(look, desk, email):
    answer = desk.link.post(desk.path("designee"), data={"name": "Somebody", "email": email})
    assert answer.status_code == 422
    assert "Services refuse them as uploaders" in answer.text
    assert look.scalars(sa.select(Designee)).all() == []


def test_they_see_ids_rules_and_file_check_and_nothing_of_the_packet(desk, designee):
    page = designee.get(desk.path())
    assert page.status_code == 200
    assert [words in page.text for words in ("1482", "Check the file", "up to 1 MB", "I have uploaded it")] == [
        True
    ] * 4
    assert [words in page.text for words in (*BULLETS, "minh@example.org", "I will write it", "packet.zip")] == [
        False
    ] * 5


@pytest.mark.parametrize(
    "further",
    ["helper.pdf", "packet.zip", "outline.docx", "postpone", "decline", "designee", "withdraw", "pause", "time-zone"],
)
def test_the_rest_is_not_there_for_them(desk, designee, further):
    assert designee.get(desk.path(further)).status_code == 404


@pytest.mark.parametrize(
    "move", ["promise", "decline", "undo", "pause", "replace", "see", "designee/end", "self-check"]
)
def test_they_make_none_of_the_writers_moves(look, desk, designee, move):
    assert designee.post(desk.path(move)).status_code == 404
    assert reload(look, desk.letter).status == "sent"


def test_they_get_no_file(desk, designee):
    assert designee.get(desk.path("files", str(desk.cv.id))).status_code == 404


def test_they_tick_and_say_that_it_is_uploaded(look, desk, designee):
    assert designee.post(desk.path("tick"), data={"file": "y"}).status_code == 303
    assert look.scalars(sa.select(ChecklistTick.item)).all() == ["file"]
    answer = designee.post(desk.path("upload"), data={"on": days(0)}, follow_redirects=True)
    assert "It is uploaded. Thank you" in answer.text
    letter = reload(look, desk.letter)
    assert (letter.status, letter.uploaded_by) == ("uploaded", "designee")
    page = desk.link.get(desk.path()).text
    assert "A. Ito uploaded it for you" in page
    assert "Take this back" in page


def test_the_writer_says_whose_hands_did_it(look, desk, designee):
    desk.link.post(desk.path("upload"), data={"on": days(0), "by": "designee"})
    assert reload(look, desk.letter).uploaded_by == "designee"


def test_a_closed_link_opens_nothing(look, desk, designee):
    desk.link.post(desk.path("designee/end"))
    assert designee.get(desk.path()).status_code in (302, 303)
    assert [row.ended_at is not None for row in look.scalars(sa.select(Designee))] == [True]
