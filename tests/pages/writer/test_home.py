"""A writer who signed in: every letter of every office, by due date, with what is missing."""

import pytest
import sqlalchemy as sa

from portal.clock import now, today
from portal.extensions import db


def test_letters_of_every_office_stand_on_one_page(cast, look, desk):
    cast.letter("seen", applicant=cast.rosa, promised_at=now())
    cast.letter("declined", sent_at=now())
    look.commit()
    page = desk.park.get("/writer/").text
    assert "One letter waits for your answer" in page
    assert [words in page for words in ("Harbor Advising", "Lakeside Global", "Rosa Quispe")] == [True] * 3
    assert page.index("To answer") < page.index("To write and upload") < page.index("Past")


def test_a_letter_that_was_never_opened_is_opened_by_hand(desk):
    assert f"{desk.letter.id}/see" in desk.park.get("/writer/").text
    desk.park.post(desk.path("see"))
    assert f"{desk.letter.id}/see" not in desk.park.get("/writer/").text


def test_a_writer_without_letters_is_told_what_would_stand_here(desk):
    assert "Nobody has asked you for a letter yet" in desk.strangers["stein"].get("/writer/").text


def test_letters_before_their_packet_are_not_there(cast, look, desk):
    cast.letter("agreed", writer=cast.stein)
    look.commit()
    assert "Nobody has asked you" in desk.strangers["stein"].get("/writer/").text


def test_only_writers_have_this_page(desk, browse):
    assert {
        name: desk.strangers[name].get("/writer/").status_code for name in ("minh", "anna", "lena")
    } == dict.fromkeys(("minh", "anna", "lena"), 404)
    assert browse().get("/writer/").status_code == 302
    assert desk.link.get("/writer/").status_code == 302


@pytest.fixture
def statements(app):
    """Every statement that fetches something."""
    seen: list[str] = []

    def count(_connection, _cursor, statement, *_rest) -> None:
        if statement.lstrip().upper().startswith("SELECT") and "set_config" not in statement:
            seen.append(statement)

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", count)
    yield seen
    sa.event.remove(engine, "before_cursor_execute", count)


def test_more_letters_need_no_more_queries(cast, look, desk, statements):
    desk.park.get("/writer/")
    one = len(statements)
    for _ in range(3):
        cast.letter("sent", due_on=today())
    look.commit()
    statements.clear()
    desk.park.get("/writer/")
    assert len(statements) == one <= 4


def test_a_letters_page_is_a_fixed_number_of_queries(desk, statements):
    desk.link.get(desk.path())
    before = list(statements)
    desk.link.post(desk.path("tick"), data={"growth": "y", "signed": "y", "file": "y"})
    statements.clear()
    desk.link.get(desk.path())
    assert len(statements) == len(before) <= 5
