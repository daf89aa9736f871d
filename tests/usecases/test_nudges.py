"""Nudges and digests: each once, to whom they concern, none to who wants none, and in words that a mail can carry."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.access import WORKER
from portal.clock import now, today
from portal.models import Advisor, Applicant, History, Message
from portal.tokens import Purpose, signed_row_id
from portal.usecases.cadence import say_on
from portal.usecases.digests import digest_on
from portal.usecases.nudges import nudge_on, want_nudges
from tests.conftest import KEY
from tests.mailed import write


@pytest.fixture
def ended(cast, look):
    """Minh's rotation ended ten days ago; the choice of its writer is approved, and nobody was asked yet."""
    letter = cast.letter("approved")
    look.execute(
        sa.text("update writer_choice set rotation_id = :rotation where id = :id"),
        {"rotation": cast.rotation.id, "id": letter.choice_id},
    )
    look.commit()
    return letter


def said(act, day, of=nudge_on):
    with act(WORKER):
        return [(one.kind.value, one.action.value, one.why.code) for one in of(day)]


def mails(look) -> list[tuple[str, str]]:
    return [
        tuple(row) for row in look.execute(sa.select(Message.kind, Message.to_address).order_by(Message.created_at))
    ]


def test_an_applicant_is_told_to_ask_once_and_again_after_a_rest(act, look, ended):
    assert said(act, today()) == [("ask_now", "send", "ask_now_ended")]
    assert said(act, today()) == [("ask_now", "hold", "already_sent")]
    assert said(act, today() + timedelta(days=6)) == [("ask_now", "hold", "already_sent")]
    assert said(act, today() + timedelta(days=8)) == [("ask_now", "send", "ask_now_ended")]
    assert mails(look) == [("ask_now", "minh@example.org")] * 2
    assert look.scalars(sa.select(History.kind)).all() == ["nudge"] * 2


def test_a_line_of_the_command_names_the_letter_the_receiver_and_the_day(act, ended):
    with act(WORKER):
        (line,) = [one.as_json() for one in nudge_on(today(), dry_run=True)]
    assert line["request"] == str(ended.id)
    assert (line["to"], line["kind"], line["action"]) == ("minh@example.org", "ask_now", "send")
    assert line["due_on"] == (today() + timedelta(days=18)).isoformat()


def test_a_choice_that_is_not_approved_yet_is_worth_the_word_as_well(act, cast, look):
    choice = cast.choice(status="proposed")
    look.commit()
    with act(WORKER):
        assert [one.request for one in nudge_on(today())] == [str(choice.id)]


@pytest.mark.parametrize(
    ("status", "given", "expected"),
    [
        ("asked", {}, []),
        ("agreed", {"answered_at": now() - timedelta(days=4)}, ["packet_missing"]),
        ("agreed", {"answered_at": now() - timedelta(days=1)}, []),
        ("hesitant", {"answered_at": now() - timedelta(days=4)}, ["backup_writer_answered"]),
        ("declined", {"declined_at": now() - timedelta(days=4)}, ["backup_writer_answered"]),
        ("declined", {"declined_at": now() - timedelta(days=40)}, []),
        ("uploaded", {"uploaded_at": now() - timedelta(days=2)}, []),
        ("uploaded", {"uploaded_at": now() - timedelta(days=9)}, ["uploaded_not_assigned"]),
        ("available", {"available_at": now() - timedelta(days=2)}, ["uploaded_not_assigned"]),
        ("assigned", {"available_at": now() - timedelta(days=2)}, []),
        ("withdrawn", {}, []),
        ("void", {}, []),
    ],
)
def test_what_is_missing_is_said_and_what_is_done_is_not(act, cast, look, status, given, expected):
    letter = cast.letter(status, **given)
    look.execute(
        sa.text("update writer_choice set created_at = now() - interval '60 days' where id = :id"),
        {"id": letter.choice_id},
    )
    look.commit()
    assert [why for _, _, why in said(act, today())] == expected


def test_a_writer_who_was_replaced_needs_no_back_up(act, cast, look):
    cast.letter("declined", declined_at=now() - timedelta(days=4))
    cast.choice(rotation_id=None)  # chosen since
    look.commit()
    assert said(act, today()) == []


def test_an_applicant_who_wants_none_or_has_left_gets_none(app, act, cast, look, ended):
    with act(cast.actor(cast.minh)) as session:
        want_nudges(session.scalars(sa.select(Applicant)).one(), wanted=False)
    assert said(act, today()) == [("ask_now", "hold", "nudges_stopped")]
    with act(cast.actor(cast.minh)) as session:
        want_nudges(session.scalars(sa.select(Applicant)).one(), wanted=True)
    look.execute(sa.update(Applicant).values(withdrawn_at=now()))
    look.commit()
    assert said(act, today()) == []
    assert mails(look) == []


@pytest.mark.parametrize(("purpose", "whose"), [(Purpose.NO_NUDGES, "minh"), (Purpose.NO_DIGEST, "anna")])
def test_one_click_stops_them(act, browse, cast, look, ended, purpose, whose):
    stop = f"/reminders/stop/{signed_row_id(KEY, purpose, getattr(cast, whose).id)}"
    assert browse().get(stop).status_code == 200
    assert browse().post(stop, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    look.expire_all()
    stopped = (
        look.scalar(sa.select(Applicant.nudges_stopped_at).where(Applicant.id == cast.minh.id)),
        look.scalar(sa.select(Advisor.digest_stopped_at).where(Advisor.id == cast.anna.id)),
    )
    assert [moment is not None for moment in stopped] == [whose == "minh", whose == "anna"]


def test_an_advisor_is_told_once_a_day_what_needs_them_and_others_are_not(act, cast, look):
    cast.choice(status="proposed")
    cast.letter("sent", due_on=today() + timedelta(days=3))
    look.commit()
    assert said(act, today(), digest_on) == [("advisor_digest", "send", "advisor_digest")]
    assert said(act, today(), digest_on) == [("advisor_digest", "hold", "already_sent")]
    (mail,) = look.execute(sa.select(Message.to_address, Message.facts)).all()
    assert mail.to_address == "anna@example.org"
    assert mail.facts["lines"] == [
        {"need": "at_risk", "count": 1, "names": ["Minh Anh Nguyễn"]},
        {"need": "review_choice", "count": 1, "names": ["Minh Anh Nguyễn"]},
    ]


def test_nobody_needs_anything_and_nobody_is_written_to(act, cast, look):
    look.commit()
    assert said(act, today(), say_on) == []
    assert mails(look) == []


def test_every_mail_can_be_written_and_stopped_with_one_click(app, act, cast, look, ended):
    cast.letter("agreed", answered_at=now() - timedelta(days=4))
    cast.letter("hesitant", answered_at=now() - timedelta(days=4))
    cast.letter("available", available_at=now() - timedelta(days=4))
    going = cast.letter("approved")
    look.execute(
        sa.text("update rotation set starts_on = :starts, ends_on = :ends"),
        {"starts": today() - timedelta(days=30), "ends": today() + timedelta(days=60)},
    )
    look.execute(sa.text("update writer_choice set created_at = now() - interval '60 days'"))
    look.execute(
        sa.text("update writer_choice set rotation_id = :rotation where id = :id"),
        {"rotation": cast.rotation.id, "id": going.choice_id},
    )
    look.commit()
    said(act, today(), say_on)
    said(act, today() + timedelta(days=55), say_on)
    written = {}
    with app.test_request_context(), act(WORKER) as session:
        for message in session.scalars(sa.select(Message)):
            written[message.kind] = write(message, app.config["SETTINGS"])
    assert set(written) == {
        "advisor_digest", "ask_now", "backup_writer", "mid_rotation_signal", "packet_missing", "uploaded_not_assigned",
    }  # fmt: skip
    for mail in written.values():
        assert mail["List-Unsubscribe"].startswith("<http://localhost/reminders/stop/")
        assert mail["Subject"]
        assert mail["Auto-Submitted"] == "auto-generated"
    digest = written["advisor_digest"].get_body(("plain",)).get_content()
    assert "4 letters are late or due within two weeks: Minh Anh Nguyễn" in digest
