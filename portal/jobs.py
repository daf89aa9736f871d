"""The worker's jobs. A trigger defers them in the transaction of the row they serve, so the web needs no grant on the queue.

A job runs at least once: a killed worker's jobs are found by their silent heartbeat and run again, so every job is idempotent.
"""

import asyncio
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import procrastinate
from flask import Flask
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision, RetryStrategy
from procrastinate.jobs import Job

from portal.access import WORKER, become
from portal.clock import now, today
from portal.delivery import TryLater, wait_after
from portal.delivery import deliver as deliver_message
from portal.extensions import db
from portal.models import BulkAction, CohortImport
from portal.usecases.bulk import work_in_pieces
from portal.usecases.cadence import say_now
from portal.usecases.cohort_imports import import_in_pieces
from portal.usecases.forgetting import forget_expired
from portal.usecases.seasons import end_seasons
from portal.usecases.starting import starter_of
from portal.usecases.tallies import fold_tallies

log = logging.getLogger("commend.jobs")
SECONDS_BETWEEN_TRIES = 2


@dataclass(frozen=True)
class Pace:
    """How often a worker shows that it lives, and how long its silence lasts before its jobs run again. In seconds."""

    heartbeat: float = 5
    stalled_after: float = 20

    def of_worker(self) -> dict[str, Any]:
        """As Procrastinate names them."""
        return {"update_heartbeat_interval": self.heartbeat, "stalled_worker_timeout": self.stalled_after}


DEFAULT_PACE = Pace()

_DONE = object()
jobs = procrastinate.App(connector=procrastinate.PsycopgConnector())
_flask: list[Flask] = []
_pace: list[Pace] = [DEFAULT_PACE]


class WhenTheMailIsDue(BaseRetryStrategy):
    """A message says itself when it is tried again; anything else that goes wrong is ours, and waits longer each time."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        if isinstance(exception, TryLater):
            return RetryDecision(retry_at=exception.at)
        return RetryDecision(retry_at=now() + wait_after(job.attempts + 1))


@jobs.task(name="deliver", retry=WhenTheMailIsDue())
def deliver(id: str) -> None:
    """Send one message."""
    with _flask[0].app_context():
        become(db.session(), WORKER)
        deliver_message(UUID(id))


@jobs.task(name="import_cohort", retry=RetryStrategy(max_attempts=5, wait=5))
def import_cohort(id: str) -> None:
    """Import a cohort file, as the advisor who chose it."""
    with _flask[0].app_context():
        _as_starter(CohortImport, UUID(id), import_in_pieces)


@jobs.task(name="bulk", retry=RetryStrategy(max_attempts=5, wait=5))
def bulk(id: str) -> None:
    """Do one thing to many rows, as the advisor who chose them."""
    with _flask[0].app_context():
        _as_starter(BulkAction, UUID(id), work_in_pieces)


def _as_starter(
    table: type[CohortImport] | type[BulkAction], row_id: UUID, pieces: Callable[[UUID], Iterator[None]]
) -> None:
    """Each piece is committed by itself: a worker that is killed has lost one piece at most, and the job goes on behind it.

    Before each piece it asks whether that person still works there: nobody's job outlives their place in the office.
    """
    work = pieces(row_id)
    while True:
        become(db.session(), WORKER)
        starter = starter_of(table, row_id)
        db.session.rollback()
        if starter is None:
            log.warning("%s %s stays as it is: whoever started it has left", table.__tablename__, row_id)
            return
        become(db.session(), starter)
        if next(work, _DONE) is _DONE:
            return
        db.session.commit()


@jobs.periodic(cron="* * * * * */5")
@jobs.task(name="sweep", queueing_lock="sweep", pass_context=True)
async def sweep(context: JobContext, timestamp: int) -> None:
    """Run again what a killed worker left behind."""
    for job in await context.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_pace[0].stalled_after):
        log.warning("job %s (%s) lost its worker; it runs again", job.id, job.task_name)
        await context.app.job_manager.retry_job(job)


@jobs.periodic(cron="7 * * * *")
@jobs.task(name="remind", queueing_lock="remind")
def remind(timestamp: int) -> None:
    """The cadence of reminders. Hourly, because quiet hours are the receiver's; each reminder leaves once."""
    with _flask[0].app_context():
        become(db.session(), WORKER)
        queued = say_now()
        db.session.commit()
    log.info("%s reminders, nudges and digests queued", queued)


@jobs.periodic(cron="23 * * * *")
@jobs.task(name="forget", queueing_lock="forget")
def forget(timestamp: int) -> None:
    """Nobody's network address stays longer than its count is needed."""
    with _flask[0].app_context():
        become(db.session(), WORKER)
        gone = forget_expired()
        db.session.commit()
    log.info("%s expired codes and counts forgotten", gone)


@jobs.periodic(cron="*/10 * * * *")
@jobs.task(name="fold_tallies", queueing_lock="fold_tallies")
def fold_tallies_now(timestamp: int) -> None:
    """Fewer rows for the same numbers: a page that shows them adds them up."""
    with _flask[0].app_context():
        become(db.session(), WORKER)
        fold_tallies()
        db.session.commit()


@jobs.periodic(cron="23 5 * * *")
@jobs.task(name="end_seasons", queueing_lock="end_seasons")
def end_seasons_daily(timestamp: int) -> None:
    """Seasons whose last day has passed end, once."""
    with _flask[0].app_context():
        become(db.session(), WORKER)
        voided = end_seasons(today())
        db.session.commit()
    log.info("%s letters void", voided)


def bind(app: Flask) -> None:
    """Give the jobs their application and the queue its database."""
    _flask[:] = [app]
    url = app.config["SETTINGS"].database_url.replace("postgresql+psycopg2://", "postgresql://")
    jobs.connector._pool_args["conninfo"] = url  # type: ignore[attr-defined]


def work(*, concurrency: int = 4, pace: Pace = DEFAULT_PACE) -> None:
    """Work until told to stop: the `worker` process. If the database goes away it is back at work when the database is."""
    _pace[:] = [pace]
    while not asyncio.run(_work(concurrency, stops_on=(signal.SIGTERM, signal.SIGINT))):
        time.sleep(SECONDS_BETWEEN_TRIES)


def work_in_background() -> None:
    """The same in a thread of this process, for `make run`."""

    def for_ever() -> None:
        while not asyncio.run(_work(2)):
            time.sleep(SECONDS_BETWEEN_TRIES)

    threading.Thread(target=for_ever, name="worker", daemon=True).start()


async def _work(concurrency: int, stops_on: tuple[signal.Signals, ...] = ()) -> bool:
    """Whether we were told to stop; False where the worker ended by itself, because the database went away."""
    told_to_stop = asyncio.Event()
    for number in stops_on:
        asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
    try:
        async with jobs.open_async():
            worker = asyncio.create_task(
                jobs.run_worker_async(
                    concurrency=concurrency,
                    install_signal_handlers=False,
                    delete_jobs="successful",  # what was done stands in the rows; the sweep alone would leave 17,000 a day
                    **_pace[0].of_worker(),
                )
            )
            stop = asyncio.create_task(told_to_stop.wait())
            await asyncio.wait({worker, stop}, return_when=asyncio.FIRST_COMPLETED)
            if told_to_stop.is_set():
                worker.cancel()  # it finishes the jobs in hand
            with suppress(asyncio.CancelledError):
                await worker
            stop.cancel()
    except Exception as away:  # whatever a broken connection raises, on its way through queue and pool
        log.warning("the worker lost its database (%s) and tries again", type(away).__name__)
    return told_to_stop.is_set()
