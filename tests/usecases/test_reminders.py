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


def test_no_reminder_goes_to_an_address_that_does_not_work(act, cast, look, letter):
    cast.park.address_fails_since, cast.park.address_fails_as = now(), "bounced"
    look.commit()
    assert run(act, today()) == [("gentle_reminder", "hold", "address_fails")]
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


#: As many letters at once as an office of this size has out in the week before its due date, by copying one.
MANY = 2000
COPY = """
with fresh as (select gen_random_uuid() as choice, gen_random_uuid() as letter from generate_series(1, :many)),
choices as (insert into writer_choice (office_id, id, applicant_id, writer_name)
  select :office, choice, :applicant, 'Dr. Park' from fresh)
insert into letter_request (office_id, id, applicant_id, choice_id, writer_id, writer_account_id, season_id, service, specialty, applicant_name,
    writer_name, status, due_on, sent_at)
  select r.office_id, f.letter, r.applicant_id, f.choice, r.writer_id, r.writer_account_id, r.season_id, r.service, r.specialty, r.applicant_name,
    r.writer_name, 'sent', r.due_on, r.sent_at from fresh f, letter_request r where r.id = :letter
"""


def test_a_thousand_reminders_take_a_handful_of_statements(act, look, cast, letter):
    look.execute(
        sa.text(COPY), {"many": MANY - 1, "office": cast.harbor.id, "applicant": cast.minh.id, "letter": letter.id}
    )
    look.commit()
    statements: list[str] = []
    with act(WORKER) as session:
        connection = session.connection()

        def count(*told: object) -> None:
            statements.append(str(told[2]))

        sa.event.listen(connection, "before_cursor_execute", count)
        sent = sum(decision.action == "send" for decision in remind_on(today()))
        sa.event.remove(connection, "before_cursor_execute", count)
    assert sent == MANY
    assert len(statements) <= 12 * MANY / 1000
    assert look.scalar(sa.text("select count(*) from procrastinate_jobs where task_name = 'deliver'")) == MANY
