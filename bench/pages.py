"""The pages at 100, 10,000 and 100,000 letters, against floor a in alternating bursts, and floor a against itself.

Run: `python -m bench [--quick]`. Ratios are what to trust; absolute figures are of this machine at that moment.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from bench.addresses import PageMeasured, Visit, people, tables
from bench.bursts import Compared, Side, asking, compare
from bench.cohort import MadeCohort, connect_as_owner, make_cohort
from bench.counted import Counted, check_rows
from bench.rows import Row, at_least, at_most
from bench.serving import Served, memory_of, served
from portal.clock import today
from portal.config import Settings
from portal.database import OWNER, Cluster
from portal.schema import migrate

FLOOR = "floor a"
WEB = "portal_web"
GOAL_P95, GOAL_QUERIES, GOAL_GROWTH, GOAL_GROWTH_OF_SEARCH, GOAL_MEMORY = 2.0, 4, 0.05, 0.15, 75.0
#: Outside this band the machine was too uneven for any ratio to be trusted.
CONTROL = (0.95, 1.05)
CONTROL_NAME = f"{FLOOR} against itself"


@dataclass(frozen=True)
class Plan:
    """How much is measured: sizes of the cohort (people's pages at the last), offices beside it, rounds and their seconds."""

    sizes: tuple[int, ...]
    decoys: int
    letters_of_a_decoy: int
    rounds: int
    seconds: float


QUICK = Plan((100, 10_000), 5, 400, rounds=3, seconds=0.1)
FULL = Plan((100, 10_000, 100_000), 20, 25_000, rounds=5, seconds=2.0)


@dataclass(frozen=True)
class Stage:
    """Everything that a measure needs: the portal and the floor as they are served, the owner's eyes, the portal in here."""

    portal: Served
    floor: Served
    owner: Any
    counted: Counted
    plan: Plan

    def compared(self, requests: list[bytes], cohort: MadeCohort) -> Compared:
        """The portal's requests against floor a's page of the same cohort."""
        product = Side(self.portal.port, requests, lambda: self.portal.cpu(self.owner))
        return compare(product, self.floor_of(cohort), self.plan.rounds, self.plan.seconds)

    def floor_of(self, cohort: MadeCohort) -> Side:
        """Floor a for this cohort."""
        request = asking(f"/{cohort.office_id}/{cohort.season_id}")
        return Side(self.floor.port, [request], lambda: self.floor.cpu(self.owner))


def measures(*, quick: bool = False) -> list[Row]:
    """Each measure with its goal, for the table of the whole benchmark."""
    plan = QUICK if quick else FULL
    with stage(plan) as (on, cohorts):
        rows = [control(on, cohorts[-1])]
        rows.append(
            at_most("tables held against hand-written queries", check_rows(on.counted, cohorts[-1]), "agree", None)
        )
        growing: dict[str, list[tuple[int, float]]] = {}
        for cohort in cohorts:
            pages = tables(cohort, on.owner)
            if quick and cohort is not cohorts[-1]:
                pages = pages[:1]  # the letters alone: enough to see whether a page grows
            if cohort is cohorts[-1]:
                pages += people(cohort, writer=on.counted.has("writer.letter"))
            for page in pages:
                found = measured(on, cohort, page)
                growing.setdefault(page.name, []).append((cohort.size, found.cpu))
                rows += page_rows(page, cohort, found, on.counted)
        rows += growth(growing)
        rows.append(
            at_most("memory of a web process after all that", memory_of(on.portal.process) / 2, "MB", GOAL_MEMORY)
        )
    return rows


def control(on: Stage, cohort: MadeCohort) -> Row:
    """Floor a against itself: what the instrument is worth at this moment."""
    side = on.floor_of(cohort)
    found = compare(side, side, on.plan.rounds, on.plan.seconds)
    row = at_least(CONTROL_NAME, found.rate, "requests/s", found.ratio, None, FLOOR)
    low, high = CONTROL
    return row | {"goal": 1.0, "met": low <= found.ratio <= high}


def measured(on: Stage, cohort: MadeCohort, page: PageMeasured) -> Compared:
    """One page in turns with the floor."""
    return on.compared([asking(visit.path, on.counted.cookie(visit.account)) for visit in page.visits], cohort)


def page_rows(page: PageMeasured, cohort: MadeCohort, found: Compared, counted: Counted) -> list[Row]:
    """What the table says of a page."""
    name = f"{page.name}, {cohort.size:,} letters"
    return [
        at_least(name, found.rate, "requests/s", found.ratio, page.goal, FLOOR),
        at_most(f"{name}: processor time", found.cpu * 1000, "ms/request", page.cpu_goal, found.cpu_ratio, FLOOR),
        at_most(f"{name}: median", found.p50 * 1000, "ms", None),
        at_most(f"{name}: 95 of 100 within", found.p95 * 1000, "ms", GOAL_P95, found.p95_ratio, FLOOR),
        at_most(f"{name}: queries", most_queries(page.visits, counted), "queries", GOAL_QUERIES),
        at_most(f"{name}: size", found.bytes / 1024, "KB", None),
    ]


def most_queries(visits: Any, counted: Counted) -> int:
    """The most that some of the addresses need."""
    some: list[Visit] = list(visits[:: max(1, len(visits) // 4)])
    return max(counted.queries(visit) for visit in some)


def growth(found: dict[str, list[tuple[int, float]]]) -> list[Row]:
    """How the processor time of a page grows from 10,000 letters to 100,000: the exponent, 0 for not at all."""
    rows = []
    for name, sizes in found.items():
        by_size = dict(sizes)
        if 10_000 not in by_size or 100_000 not in by_size:
            continue
        exponent = log(by_size[100_000] / by_size[10_000]) / log(10)
        goal = GOAL_GROWTH_OF_SEARCH if name.startswith("search") else GOAL_GROWTH
        rows.append(at_most(f"{name}: growth of processor time", exponent, "exponent", goal))
    return rows


@contextmanager
def stage(plan: Plan) -> Iterator[tuple[Stage, list[MadeCohort]]]:
    """A throw-away server with the cohorts, the portal and the floor served from it; all of it gone at the end."""
    with ExitStack() as cleared:
        folder = Path(cleared.enter_context(TemporaryDirectory(prefix="commend-bench-")))
        cluster = Cluster(folder / "postgres", throwaway=True).start()
        cleared.callback(cluster.stop)
        owner = _migrated(cluster)
        cleared.callback(owner.close)
        cohorts = filled(owner, plan, today())
        settings = settings_of(cluster.url("commend", WEB), folder)
        counted = Counted(settings, owner)
        cleared.callback(counted.close)
        serve: Callable[..., Any] = lambda *of: cleared.enter_context(served(*of))  # noqa: E731
        portal = serve("wsgi:app", WEB, environment_of(settings))
        floor = serve("bench.floor:app", OWNER, {"DATABASE_URL": cluster.url()})
        yield Stage(portal, floor, owner, counted, plan), cohorts


def filled(owner: Any, plan: Plan, on: date) -> list[MadeCohort]:
    """An office for each size, and the offices beside them, whose rows nobody here may see."""
    cohorts = [make_cohort(owner, f"office-{size}", size, on) for size in plan.sizes]
    for number in range(plan.decoys):
        make_cohort(owner, f"decoy-{number}", plan.letters_of_a_decoy, on)
    owner.autocommit = True
    with owner.cursor() as cursor:
        cursor.execute("vacuum analyze")
    owner.autocommit = False
    return cohorts


def settings_of(url: str, folder: Path) -> Settings:
    """Settings as in production, with nothing secret in them."""
    return Settings(
        database_url=url,
        secret_key="not a secret: for the benchmark alone",
        file_keys={1: bytes(32)},
        file_store=(folder / "files").as_uri(),
        base_url="http://localhost",
        smtp_url="smtp://127.0.0.1:1",
        mail_from="Commend <commend@mail.localhost.localdomain>",
        mail_domain="mail.localhost.localdomain",
        embedded=False,
        secure_cookies=False,
        trusted_proxies=0,
        data=folder,
    )


def environment_of(settings: Settings) -> dict[str, str]:
    """The same settings, as a process is told them."""
    return {
        "DATABASE_URL": settings.database_url,
        "SECRET_KEY": settings.secret_key,
        "FILE_KEYS": "1:" + "A" * 43 + "=",
        "FILE_STORE": settings.file_store,
        "BASE_URL": settings.base_url,
        "SMTP_URL": settings.smtp_url,
        "MAIL_FROM": settings.mail_from,
        "MAIL_DOMAIN": settings.mail_domain,
        "COMMEND_DATA": str(settings.data),
    }


def _migrated(cluster: Cluster) -> Any:
    server = sa.create_engine(cluster.url("postgres"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql("create database commend")
    server.dispose()
    engine = sa.create_engine(cluster.url())
    with engine.connect() as connection:
        migrate(connection)
    engine.dispose()
    return connect_as_owner(cluster.url())
