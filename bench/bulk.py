"""One thing done to 2,000 applicants or letters by the worker, and taken back: rows a second, and statements for a thousand.

Run: `python -m bench.bulk`. There is no floor: what counts is that a page of progress is over before anybody has turned away.
"""

import time
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from bench.cohort import make_cohort
from bench.mail import database
from bench.rows import Row, at_least, at_most
from bench.stage import settings_of
from portal.access import OPERATOR, Actor, become
from portal.app import create_app
from portal.bulk import MAILS, OF_LETTERS, Kind
from portal.clock import today
from portal.extensions import db
from portal.models import Advisor, Applicant, BulkAction, LetterRequest
from portal.roles import Role
from portal.usecases import bulk

ROWS = 2_000
GOAL_STATEMENTS = 100
LETTERS = 10_000


def measures() -> list[Row]:
    """Each kind that works on sets, and its way back."""
    with TemporaryDirectory() as folder, database(Path(folder)) as cluster:
        app = create_app((), settings_of(cluster.url(), Path(folder)))
        with app.app_context():
            become(db.session(), OPERATOR)
            advisor, other = _two_advisors()
            facts: dict[Kind, dict[str, Any]] = {
                Kind.TAG: {"tag": "visa clinic"},
                Kind.ASSIGN_ADVISOR: {"advisor_id": str(other)},
                Kind.MOVE_DUE: {"on": (today() + timedelta(days=40)).isoformat(), "note": ""},
                Kind.MESSAGE: {"subject": "The fair", "body": "Come on Monday."},
            }
            become(db.session(), advisor)
            statements: list[str] = []
            sa.event.listen(db.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
            found = [row for kind, told in facts.items() for row in _done_and_taken_back(kind, told, statements)]
            db.session.remove()
            db.engine.dispose()
    return found


def _two_advisors() -> tuple[Actor, UUID]:
    connection: Any = db.session.connection().connection.driver_connection
    cohort = make_cohort(connection, "many-at-once", LETTERS, today())
    db.session.commit()
    db.session.execute(sa.text("analyze"))
    those = sa.select(Advisor).where(Advisor.office_id == cohort.office_id).limit(2)
    one, other = db.session.scalars(those).all()
    return Actor(Role.ADVISOR, one.account_id, office_id=one.office_id, own_id=one.id, name=one.name), other.id


def _done_and_taken_back(kind: Kind, facts: dict[str, Any], statements: list[str]) -> list[Row]:
    action = bulk.choose(kind, _meant(kind))
    bulk.start(action, facts)
    db.session.commit()
    action_id = action.id
    statements.clear()
    began = time.perf_counter()
    for _ in bulk.work_in_pieces(action_id):
        db.session.commit()
    rows = _told(f"{kind.value}, {ROWS:,} rows", began, statements)
    if kind not in MAILS:
        statements.clear()
        began = time.perf_counter()
        bulk.undo(db.session.scalars(sa.select(BulkAction).where(BulkAction.id == action_id)).one())
        db.session.commit()
        rows += _told(f"{kind.value} taken back", began, statements)
    return rows


def _meant(kind: Kind) -> sa.Select[*tuple[Any, ...]]:
    if kind in OF_LETTERS:
        letter = LetterRequest
        on_its_way = letter.status.in_(("approved", "asked", "agreed", "sent", "seen"))
        wanted = (
            sa.select(letter.office_id, letter.applicant_id, letter.id, letter.id).where(on_its_way).order_by(letter.id)
        )
        return wanted.limit(ROWS)
    person = Applicant
    return sa.select(person.office_id, person.id, sa.null(), person.id).order_by(person.id).limit(ROWS)


def _told(measure: str, began: float, statements: list[str]) -> list[Row]:
    a_second = ROWS / (time.perf_counter() - began)
    a_thousand = 1000 * len(statements) / ROWS
    return [
        at_least(f"many at once: {measure}", a_second, "rows/s", 1, None, "none"),
        at_most(f"many at once: {measure}: for 1,000 rows", a_thousand, "statements", GOAL_STATEMENTS),
    ]


if __name__ == "__main__":
    for line in measures():
        print(f"{line['measure']:<60} {line['value']:>10,.0f} {line['unit']}")
