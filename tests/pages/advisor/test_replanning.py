"""Another day in the calendar: shown before it is done, planned dates follow, those concerned are told once."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.clock import now, today
from portal.models import Application, History, LetterRequest, Link, Message, Program, SeasonDate
from portal.usecases.letters import move_due
from portal.usecases.links import issue_link
from tests.mailed import write

#: Programs look on Wednesday 22 September 2027; five business days before it, with three in hand, lies Friday 10 September.
PLANNED, LATER = date(2027, 9, 10), date(2027, 9, 17)
NEW_DAY = {
    "on_date": "2027-09-29",
    "source": "https://example.org/calendar",
    "checked_on": "2026-11-01",
    "confirmed": "y",
}


@pytest.fixture
def anna(cast, browse):
    return browse(cast.account(cast.anna))


@pytest.fixture
def address(cast):
    return f"/advisor/office/seasons/{cast.season.id}/review_starts"


def day_of(look, letter) -> date:
    return look.scalar(sa.select(LetterRequest.due_on).where(LetterRequest.id == letter.id))


def mails(look) -> list[tuple[str, str]]:
    return sorted(tuple(row) for row in look.execute(sa.select(Message.kind, Message.to_address)))


def test_planned_dates_follow_and_those_concerned_are_told_once(app, act, cast, anna, look, address):
    asked, sent = cast.letter("asked", due_on=PLANNED), cast.letter("sent", due_on=PLANNED, writer=cast.stein)
    kofis = cast.letter("agreed", due_on=PLANNED, applicant=cast.kofi)
    look.commit()
    with act(cast.actor(cast.anna)):
        link = issue_link(sent, "writer", cast.stein.account_id).id
    before = look.scalar(sa.select(Link.expires_at).where(Link.id == link))

    seen = anna.post(address, data=NEW_DAY)
    assert ("3 due dates move" in seen.text, "2 applicants are told" in seen.text) == (True, True)
    assert "1 writer who has the packet is told" in seen.text
    assert (day_of(look, asked), mails(look)) == (PLANNED, [])

    assert anna.post(address, data={**NEW_DAY, "sure": "y"}).status_code == 302
    look.expire_all()
    assert {day_of(look, letter) for letter in (asked, sent, kofis)} == {LATER}
    told = [
        ("replanned", "kofi@example.org"),
        ("replanned", "minh@example.org"),
        ("replanned_for_advisor", "ben@example.org"),
        ("replanned_for_writer", "stein@hospital.example.org"),
    ]
    assert mails(look) == told
    assert look.scalars(sa.select(History.kind).where(History.kind == "replan")).all() == ["replan"] * 3
    assert look.scalar(sa.select(Link.expires_at).where(Link.id == link)) == before + timedelta(days=7)

    assert anna.post(address, data={**NEW_DAY, "sure": "y"}).status_code == 302
    assert mails(look) == told
    with app.test_request_context(), act(cast.actor(cast.anna)):
        subjects = {
            message.kind: write(message, app.config["SETTINGS"])["Subject"]
            for message in look.scalars(sa.select(Message))
        }
    assert subjects == {
        "replanned": "Your writers have other due dates",
        "replanned_for_advisor": "1 due date has moved with the calendar",
        "replanned_for_writer": "The letter for Minh Anh Nguyễn is due Friday 17 September 2027 instead",
    }


def test_a_date_moved_by_hand_stays_and_so_do_letters_that_are_done(act, cast, anna, look, address):
    by_hand = cast.letter("asked", due_on=PLANNED)
    done = cast.letter("uploaded", due_on=PLANNED, writer=cast.stein)
    look.commit()
    with act(cast.actor(cast.minh)) as session:
        move_due(
            session.scalars(sa.select(LetterRequest).where(LetterRequest.id == by_hand.id)).one(), on=date(2027, 9, 1)
        )
    assert anna.post(address, data=NEW_DAY).status_code == 302  # nobody is touched, so nothing is asked
    look.expire_all()
    assert (day_of(look, by_hand), day_of(look, done), mails(look)) == (date(2027, 9, 1), PLANNED, [])
    kept = look.scalar(
        sa.select(SeasonDate.on_date).where(SeasonDate.season_id == cast.season.id, SeasonDate.kind == "review_starts")
    )
    assert kept == date(2027, 9, 29)


def test_a_programs_own_earlier_deadline_still_counts(cast, anna, look, address):
    letter = cast.letter("asked", due_on=PLANNED)
    program = Program(
        office_id=cast.harbor.id,
        name="Lakeview",
        specialty="internal medicine",
        service="eras",
        deadline_on=date(2027, 9, 24),
    )
    look.add(program)
    look.flush()
    look.add(
        Application(
            office_id=cast.harbor.id, applicant_id=cast.minh.id, target_id=cast.target.id, program_id=program.id
        )
    )
    look.commit()
    anna.post(address, data={**NEW_DAY, "sure": "y"})
    look.expire_all()
    assert day_of(look, letter) == date(2027, 9, 14)


def test_a_letter_that_cannot_be_in_time_is_pointed_out_and_stays(cast, anna, look, address):
    letter = cast.letter("sent", due_on=PLANNED, sent_at=now() - timedelta(days=9))
    look.commit()
    soon = {**NEW_DAY, "on_date": (today() + timedelta(days=2)).isoformat()}
    seen = anna.post(address, data=soon)
    assert ("Too late for the new day" in seen.text, "No day is left" in seen.text) == (True, True)
    anna.post(address, data={**soon, "sure": "y"})
    look.expire_all()
    assert (day_of(look, letter), mails(look)) == (PLANNED, [])


def test_the_other_office_is_left_alone(cast, anna, browse, look, address):
    theirs = cast.letter("asked", applicant=cast.rosa, due_on=PLANNED)
    look.commit()
    assert browse(cast.account(cast.lena)).post(address, data={**NEW_DAY, "sure": "y"}).status_code == 404
    anna.post(address, data={**NEW_DAY, "sure": "y"})
    look.expire_all()
    assert day_of(look, theirs) == PLANNED
