"""A writer who signed in: every letter of every office, by due date, with what is missing."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.clock import now, today
from portal.extensions import db
from portal.models import Applicant, Packet, Season


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


def test_who_asks_again_is_shown_with_what_is_new_since_last_season(cast, act, look, desk):
    last_year = Season(office_id=cast.harbor.id, service="eras", name="ERAS 2027", year=2027)
    look.add(last_year)
    look.flush()
    before = Applicant(
        office_id=cast.harbor.id, season_id=last_year.id, first_name="Minh Anh", last_name="Nguyễn", email="Minh@example.org"
    )  # fmt: skip
    look.add(before)
    look.flush()
    old = cast.letter("uploaded", applicant=before, sent_at=now() - timedelta(days=365))
    facts = look.scalars(sa.select(Packet.facts)).one() | {"bullets": ["Saw 6 to 8 patients a session"]}
    look.add(Packet(
        office_id=cast.harbor.id, request_id=old.id, applicant_id=before.id, writer_account_id=cast.park.account_id,
        status="published", facts=facts, submitted_at=now(), published_at=now() - timedelta(days=365),
    ))  # fmt: skip
    look.commit()
    page = desk.park.get("/writer/").text
    assert "You wrote for ERAS 2027 as well." in page
    assert "One bullet added." in page
    assert f'href="/writer/letters/{old.id}/packet/1"' in page
    assert desk.park.get(f"/writer/letters/{old.id}/packet/1").status_code == 200


def test_a_first_request_says_nothing_of_last_season(desk):
    assert "New since then" not in desk.park.get("/writer/").text


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
