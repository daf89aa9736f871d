"""Two runs at once, each in its own transaction on a database of its own: every mail leaves once, and both runs say so."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import sqlalchemy as sa

from portal.access import OPERATOR, WORKER, become
from portal.clock import now, today
from portal.extensions import db
from portal.models import Message
from portal.usecases.cadence import say_on
from tests.cast import set_up_cast
from tests.own_database import portal_of_its_own


def test_two_runs_at_once_send_each_mail_once(app, tmp_path):
    with portal_of_its_own(app, "two_runs", tmp_path) as own:
        with own.app_context():
            become(db.session(), OPERATOR)
            cast = set_up_cast(db.session())
            for _ in range(20):
                cast.letter("sent", due_on=today() + timedelta(days=10), sent_at=now() - timedelta(days=21))
                cast.letter("agreed", answered_at=now() - timedelta(days=5))
            db.session.commit()
        ready = Barrier(2)

        def run(_: int) -> Counter[tuple[str, str]]:
            with own.app_context():
                become(db.session(), WORKER)
                ready.wait(timeout=30)
                said = Counter((one.kind.value, one.action.value) for one in say_on(today()))
                db.session.commit()
                return said

        with ThreadPoolExecutor(2) as both:
            first, second = both.map(run, range(2))
        with own.app_context():
            become(db.session(), OPERATOR)
            left = Counter(db.session.scalars(sa.select(Message.kind)))
            db.session.remove()
            db.engine.dispose()
    assert left == Counter(gentle_reminder=20, packet_missing=20, advisor_digest=1)
    for kind, count in left.items():
        assert first[kind, "send"] + second[kind, "send"] == count
        assert first[kind, "hold"] + second[kind, "hold"] == count
