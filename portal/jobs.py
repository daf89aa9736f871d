"""The worker's jobs. A trigger defers them in the transaction of the row they serve, so the web needs no grant on the queue.

A job runs at least once: a killed worker's jobs are found by their silent heartbeat and run again, so every job is idempotent.
"""

import asyncio
import logging
import threading
from uuid import UUID

import procrastinate
from flask import Flask
from procrastinate import JobContext, RetryStrategy

from portal.access import WORKER, become
from portal.delivery import deliver as deliver_message
from portal.extensions import db
from portal.usecases.reminders import remind_now

log = logging.getLogger("commend.jobs")
HEARTBEAT_SECONDS = 5
STALLED_AFTER_SECONDS = 20

jobs = procrastinate.App(connector=procrastinate.PsycopgConnector())
_flask: list[Flask] = []


@jobs.task(name="deliver", retry=RetryStrategy(max_attempts=14, wait=5, exponential_wait=2))
def deliver(id: str) -> None:
    """Send one message."""
    with _flask[0].app_context():
        become(db.session(), WORKER)
        deliver_message(UUID(id))


@jobs.periodic(cron="* * * * * */10")
@jobs.task(name="sweep", queueing_lock="sweep", pass_context=True)
async def sweep(context: JobContext, timestamp: int) -> None:
    """Run again what a killed worker left behind."""
    for job in await context.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
        log.warning("job %s (%s) lost its worker; it runs again", job.id, job.task_name)
        await context.app.job_manager.retry_job(job)


@jobs.periodic(cron="7 * * * *")
@jobs.task(name="remind", queueing_lock="remind")
def remind(timestamp: int) -> None:
    """The cadence of reminders. Hourly, because quiet hours are the receiver's; each reminder leaves once."""
    with _flask[0].app_context():
        become(db.session(), WORKER)
        queued = remind_now()
        db.session.commit()
    log.info("%s reminders queued", queued)


def bind(app: Flask) -> None:
    """Give the jobs their application and the queue its database."""
    _flask[:] = [app]
    url = app.config["SETTINGS"].database_url.replace("postgresql+psycopg2://", "postgresql://")
    jobs.connector._pool_args["conninfo"] = url  # type: ignore[attr-defined]


def work(*, concurrency: int = 4) -> None:
    """Work until told to stop: the `worker` process."""
    jobs.run_worker(
        concurrency=concurrency,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=STALLED_AFTER_SECONDS,
    )


def work_in_background() -> None:
    """The same in a thread of this process, for `make run`."""

    async def main() -> None:
        async with jobs.open_async():
            await jobs.run_worker_async(
                concurrency=2,
                install_signal_handlers=False,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=STALLED_AFTER_SECONDS,
            )

    threading.Thread(target=lambda: asyncio.run(main()), name="worker", daemon=True).start()
