"""Reminders: each once, none after an answer that ends them, whoever runs them and however often."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.access import WORKER
from portal.clock import now, today
from portal.models import Message
from portal.usecases.links import issue_link
from portal.usecases.reminders import remind_on


@pytest.fixture
def letter(cast):
    """A letter sent three weeks ago and due in ten days."""
    return cast.letter("sent", due_on=today() + timedelta(days=10), sent_at=now() - timedelta(days=21))


def run(act, day):
    with act(WORKER):
        return [(decision.kind.value, decision.action.value, decision.why.code) for decision in remind_on(day)]


def test_the_gentle_reminder_goes_once_however_often_the_job_runs(act, look, letter):
    look.commit()
    assert run(act, today()) == [("gentle_reminder", "send", "gentle_reminder")]
    assert run(act, today()) == [("gentle_reminder", "hold", "already_sent")]
    assert look.scalars(sa.select(Message.kind)).all() == ["gentle_reminder"]


def test_a_day_that_was_missed_is_caught_up(act, look, letter):
    look.commit()
    assert run(act, today() + timedelta(days=2)) == [("gentle_reminder", "send", "caught_up")]


def test_both_reminders_go_and_no_third(act, look, letter):
    look.commit()
    sent = [step for days in range(11) for step in run(act, today() + timedelta(days=days)) if step[1] == "send"]
    assert [kind for kind, _, _ in sent] == ["gentle_reminder", "final_reminder"]


@pytest.mark.parametrize(
    ("status", "changes", "why"),
    [("declined", {}, "declined"), ("uploaded", {}, "uploaded"), ("seen", {"reminders_paused_at": now()}, "paused")],
)
def test_a_writer_who_answered_or_paused_is_left_alone(act, cast, look, status, changes, why):
    given = {"due_on": today() + timedelta(days=10), "sent_at": now() - timedelta(days=21)} | changes
    cast.letter(status, **given)
    look.commit()
    assert run(act, today()) == [("gentle_reminder", "hold", why)]
    assert look.scalars(sa.select(Message.kind)).all() == []


def test_a_reminder_carries_the_writers_link_and_a_dry_run_queues_nothing(app, act, look, cast, letter):
    look.commit()
    with act(cast.actor(cast.anna)):
        link = issue_link(letter, "writer", cast.park.account_id).id
    with act(WORKER):
        assert [decision.action.value for decision in remind_on(today(), dry_run=True)] == ["send"]
    assert look.scalars(sa.select(Message.id)).all() == []
    run(act, today())
    assert look.scalars(sa.select(Message.link_id)).all() == [link]
