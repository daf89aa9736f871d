"""The reminder run: 10,000 open letters decided, queued and noted, exactly once, beside the least that writing the mails costs.

Run: `python -m bench.reminders`. The floor is the hand-made mail of `bench.mail` to the same sink: a run that queues slower than one
could send by hand would be what holds the mails up. What follows, from queue to server, `bench.mail` measures.
"""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from bench.mail import by_hand, database, sink
from bench.rows import Row, at_least, at_most
from portal.access import OPERATOR, become
from portal.app import create_app
from portal.clock import today
from portal.config import Settings
from portal.extensions import db
from portal.seasons import Action
from portal.usecases.reminders import remind_on

LETTERS = 10_000
WRITERS = 1_000
GOAL_RATIO, GOAL_STATEMENTS = 0.7, 12  # performance.md

#: An office with its writers and their letters, due in ten days and sent three weeks ago.
FILL = f"""
insert into service (office_id, code, name) select id, 'eras', 'ERAS' from office;
insert into season (office_id, id, service, name, year) select id, gen_random_uuid(), 'eras', 'ERAS 2028', 2028 from office;
insert into account (email) select 'writer' || n || '@example.org' from generate_series(1, {WRITERS}) n;
insert into applicant (office_id, season_id, first_name, email) select office_id, id, 'Minh', 'minh@example.org' from season;
insert into writer (office_id, account_id, name, email)
  select o.id, a.id, 'Dr. ' || a.email, a.email from office o, account a where a.email like 'writer%';
with fresh as (
  select p.office_id, p.id as applicant, p.season_id, gen_random_uuid() as choice, w.id as writer, w.account_id, w.name, w.email
  from applicant p, (select *, row_number() over () as n from writer) w, generate_series(0, {LETTERS // WRITERS - 1})),
choices as (insert into writer_choice (office_id, id, applicant_id, writer_name, writer_email)
  select office_id, choice, applicant, name, email from fresh)
insert into letter_request (office_id, applicant_id, choice_id, writer_id, writer_account_id, season_id, service, specialty, applicant_name,
    writer_name, status, due_on, sent_at)
  select office_id, applicant, choice, writer, account_id, season_id, 'eras', 'internal medicine', 'Minh Anh', name, 'sent',
    current_date + 10, now() - interval '21 days' from fresh;
"""


def measures() -> list[Row]:
    """The rows of the table."""
    with sink() as port:
        before = by_hand(port).a_second
        first, statements, again = run()
        after = by_hand(port).a_second
    floor = (before + after) / 2
    return [
        at_least("reminder run over 10,000 letters", first, "messages/s", first / floor, GOAL_RATIO, "mail by hand"),
        at_most("statements of it for 1,000 messages", statements, "statements", GOAL_STATEMENTS),
        at_least("the run again: each held as sent", again, "letters/s", again / floor, None, "mail by hand"),
    ]


def run() -> tuple[float, float, float]:
    """Messages a second, statements for 1,000 of them, and letters a second where nothing is left to send."""
    with TemporaryDirectory() as folder, database(Path(folder)) as cluster:
        app = create_app((), _settings(cluster.url(), Path(folder)))
        with app.app_context():
            become(db.session(), OPERATOR)
            db.session.execute(sa.text("delete from message"))
            db.session.execute(sa.text(FILL))
            db.session.commit()
            db.session.execute(sa.text("analyze"))
            statements: list[str] = []
            sa.event.listen(db.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
            sent, seconds = _timed()
            counted = len(statements)
            assert sent == LETTERS
            sent_again, seconds_again = _timed()
            assert sent_again == 0
            db.session.remove()
            db.engine.dispose()
    return LETTERS / seconds, 1000 * counted / LETTERS, LETTERS / seconds_again


def _timed() -> tuple[int, float]:
    """How many were sent, and how long it took with the commit."""
    began = time.perf_counter()
    sent = sum(decision.action is Action.SEND for decision in remind_on(today()))
    db.session.commit()
    return sent, time.perf_counter() - began


def _settings(url: str, data: Path) -> Settings:
    given: dict[str, Any] = {
        "database_url": url, "secret_key": str(uuid4()), "file_keys": {1: bytes(32)}, "file_store": data.as_uri(), "base_url": "http://localhost",
        "smtp_url": "smtp://127.0.0.1:1", "mail_from": "Commend <commend@example.org>", "mail_domain": "example.org", "embedded": False,
        "secure_cookies": False, "trusted_proxies": 0, "data": data,
    }  # fmt: skip
    return Settings(**given)


if __name__ == "__main__":
    for row in measures():
        print(f"{row['measure']:<50} {row['value']:>10} {row['unit']:<12} {row['ratio'] or ''}")
