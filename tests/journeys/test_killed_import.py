"""kill -9 of the worker in the middle of an import: every row comes in once, each with its history, behind the last piece that was in."""

import signal
import zlib
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.database import Cluster
from portal.models import Account, Advisor, CohortImport, Office, Season, Service
from portal.usecases.cohort_imports import PIECE
from tests.journeys.conftest import owner_of
from tests.journeys.mailroom import wait_until

ROWS = 2 * PIECE + PIECE // 2
IN_THE_LAST_PIECE = 2 * PIECE + 100
FILE = "First name,Email\n" + "".join(f"Ama,a{n}@example.org\n" for n in range(ROWS))

PEOPLE = sa.text("SELECT email, id FROM applicant")
TOLD = sa.text(
    "SELECT applicant_id, actor_name, count(*) FROM history WHERE kind = 'add_applicant' GROUP BY applicant_id, actor_name"
)
ADD = sa.text(
    "INSERT INTO applicant (office_id, season_id, first_name, email) SELECT office_id, season_id, 'Ama', :email FROM cohort_import"
)
BLOCKED = sa.text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%cohort_row%'")


@pytest.fixture
def upload(cluster: Cluster) -> UUID:
    """A file that waits for the worker, started by Anna."""
    with Session(owner_of(cluster)) as owner:
        office, account = Office(slug="harbor", name="Harbor Advising"), Account(email="anna@example.org", name="Anna")
        owner.add_all([office, account])
        owner.flush()
        anna = Advisor(office_id=office.id, account_id=account.id, name="Anna Lindqvist", email="anna@example.org")
        owner.add_all([anna, Service(office_id=office.id, code="eras", name="ERAS")])
        owner.flush()
        season = Season(office_id=office.id, service="eras", name="ERAS 2028", year=2028)
        owner.add(season)
        owner.flush()
        upload = CohortImport(
            office_id=office.id, season_id=season.id, advisor_id=anna.id, file_name="cohort.csv", file_hash="", status="uploaded",
            file=zlib.compress(FILE.encode()), result={},
        )  # fmt: skip
        owner.add(upload)
        owner.flush()
        upload.status = "waiting"
        owner.commit()
        return upload.id


def far(cluster: Cluster) -> tuple[str, int]:
    """What the import says of itself, and the line up to which everything is in."""
    with owner_of(cluster).connect() as look:
        return tuple(look.execute(sa.text("SELECT status, line_done FROM cohort_import")).one())  # type: ignore[return-value]


def people(cluster: Cluster) -> dict[str, UUID]:
    with owner_of(cluster).connect() as look:
        return {row.email: row.id for row in look.execute(PEOPLE)}


def told(cluster: Cluster) -> list[tuple[UUID, str, int]]:
    with owner_of(cluster).connect() as look:
        return sorted(tuple(row) for row in look.execute(TOLD))


def is_blocked(cluster: Cluster) -> bool:
    with owner_of(cluster).connect() as look:
        return bool(look.scalar(BLOCKED))


def test_a_killed_worker_leaves_every_row_in_once_with_its_history(cluster, start_worker, upload):
    addresses = {f"a{n}@example.org" for n in range(ROWS)}
    with sa.create_engine(cluster.url()).connect() as somebody_else:
        # An address that somebody else is just adding holds the worker in the midst of its last piece.
        somebody_else.execute(ADD, {"email": f"a{IN_THE_LAST_PIECE}@example.org"})
        first = start_worker("smtp://127.0.0.1:1")
        wait_until(lambda: is_blocked(cluster))
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert far(cluster) == ("importing", 2 * PIECE + 1)
    there = people(cluster)
    assert there.keys() == {f"a{n}@example.org" for n in range(2 * PIECE)}
    assert told(cluster) == sorted((id, "Anna Lindqvist", 1) for id in there.values())

    start_worker("smtp://127.0.0.1:1")
    wait_until(lambda: far(cluster)[0] == "imported")
    now_there = people(cluster)
    assert now_there.keys() == addresses
    assert now_there.items() >= there.items()
    assert told(cluster) == sorted((id, "Anna Lindqvist", 1) for id in now_there.values())
    with owner_of(cluster).connect() as look:
        account = sa.text("SELECT result ->> 'new', result ->> 'rows', file IS NULL FROM cohort_import WHERE id = :id")
        assert tuple(look.execute(account, {"id": upload}).one()) == (str(ROWS), str(ROWS), True)
        ended = sa.text("SELECT count(*) FROM history WHERE kind = 'imported_cohort'")
        assert look.scalar(ended) == 1
