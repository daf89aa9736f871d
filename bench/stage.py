"""Where pages are measured: a throw-away server with the cohorts, the portal and the floor served from it under gunicorn."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from bench.addresses import Visit
from bench.bursts import Compared, Side, asking, compare
from bench.cohort import MadeCohort, connect_as_owner, make_cohorts
from bench.counted import Counted
from bench.serving import Served, memory_of, served, workers_of
from bench.visitor import Visitor
from portal.clock import today
from portal.config import Settings
from portal.database import OWNER, Cluster
from portal.schema import create_database, migrate_database

WEB = "portal_web"


@dataclass(frozen=True)
class Plan:
    """How much is measured: sizes of the cohort (people's pages at the last), offices beside it, rounds and their seconds."""

    sizes: tuple[int, ...]
    decoys: int
    letters_of_a_decoy: int
    rounds: int
    seconds: float
    mixed_requests: int = 10_000


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
    environment: dict[str, str]
    owners_url: str

    def compared(self, requests: list[bytes], cohort: MadeCohort) -> Compared:
        """The portal's requests against floor a's page of the same cohort."""
        product = Side(self.portal.port, requests, lambda: self.portal.cpu(self.owner))
        return compare(product, self.floor_of(cohort), self.plan.rounds, self.plan.seconds)

    def request(self, visit: Visit) -> bytes:
        """A visit as it goes over the wire."""
        return asking(visit.path, self.counted.cookie(visit.account))

    def megabytes(self) -> float:
        """What a web process holds."""
        return memory_of(self.portal.process) / len(list(workers_of(self.portal.process)))

    def visitor(self, account: UUID) -> Visitor:
        """This account's browser, signed in."""
        return Visitor(self.portal.port, self.counted, account)

    def floor_of(self, cohort: MadeCohort) -> Side:
        """Floor a for this cohort."""
        request = asking(f"/{cohort.office_id}/{cohort.season_id}")
        return Side(self.floor.port, [request], lambda: self.floor.cpu(self.owner))


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
        environment = environment_of(settings)
        portal = serve("wsgi:app", WEB, environment)
        floor = serve("bench.floor:app", OWNER, {"DATABASE_URL": cluster.url()})
        yield Stage(portal, floor, owner, counted, plan, environment, cluster.url()), cohorts


def filled(owner: Any, plan: Plan, on: date) -> list[MadeCohort]:
    """An office for each size, and the offices beside them, whose rows nobody here may see."""
    decoys = {f"decoy-{number}": plan.letters_of_a_decoy for number in range(plan.decoys)}
    sizes = {f"office-{size}": size for size in plan.sizes}
    return make_cohorts(owner, sizes | decoys, on)[: len(sizes)]


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
    create_database(cluster.url())
    migrate_database(cluster.url())
    return connect_as_owner(cluster.url())
