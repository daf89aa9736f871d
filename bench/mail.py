"""Mail: messages a second from the queue to the server, beside the least that sending can cost.

Run: `python -m bench.mail`. The floor writes a mail by hand with one f-string, plain part and HTML part, and hands it to the same
sink over one connection: no row, no template, no header that is checked, nothing noted. Ours is the worker as production runs it:
job taken, row locked, mail written, signed and handed over, row and job noted, each message in a transaction of its own, because
that is what "sent once" costs.
"""

import os
import smtplib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import psycopg2
import sqlalchemy as sa
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from bench.rows import Row, at_least, at_most
from bench.serving import seconds_of
from portal.config import ROOT
from portal.database import Cluster
from portal.schema import create_database, migrate_database

MESSAGES = 1000
WARM = 100
BY_HAND = 3000
SECONDS = 180

FILL = """
insert into office (id, slug, name, email) values ('{office}', 'harbor', 'Harbor Advising', 'harbor@example.org');
insert into message (office_id, kind, to_address, to_name, facts)
select '{office}', 'thank', 'writer' || n || '@example.org', 'Dr. Writer ' || n,
  jsonb_build_object('subject', 'Thank you for your letter', 'reply_to', 'minh@example.org', 'body',
    E'Dear Dr. Writer,\\n\\nYour letter has arrived. Thank you for the time you gave to it, and for all that I learned from you.'
    || E' I will let you know how it ends.\\n\\nWith gratitude,\\nMinh Anh')
from generate_series(1, {messages}) n
"""


class Speed(NamedTuple):
    """Messages a second by the clock, and the milliseconds of processor time that one of them took."""

    a_second: float
    cpu: float


def measures() -> list[Row]:
    """The rows of the table. Processor time is the better measure: on a busy machine the clock measures the others."""
    with sink() as port:
        before, ours, signed, after = by_hand(port), worked(port), worked(port, signs=True), by_hand(port)
    clock, cpu = (before.a_second + after.a_second) / 2, (before.cpu + after.cpu) / 2
    control = max(before.cpu, after.cpu) / min(before.cpu, after.cpu)
    rows = [at_most("mail by hand: the floor's processor time against itself", control, "x", 1.15)]
    for name, speed in (("mail from queue to server, one worker", ours), ("the same, signed (2048 bits)", signed)):
        rows += [
            at_least(name, speed.a_second, "messages/s", speed.a_second / clock, None, "mail by hand"),
            at_most(f"{name}: processor time", speed.cpu, "ms", None, speed.cpu / cpu, "mail by hand"),
        ]
    return [*rows, at_least("mail by hand", clock, "messages/s", 1, None, "mail by hand")]


@contextmanager
def sink() -> Iterator[int]:
    """The mail server, in a process of its own."""
    process = subprocess.Popen([sys.executable, "-m", "bench.sink"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()


def by_hand(port: int) -> Speed:
    """Written by one f-string and sent over one connection."""
    began, cpu = time.perf_counter(), time.process_time()
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        for number in range(BY_HAND):
            smtp.sendmail("commend@example.org", f"writer{number}@example.org", _mail(number), ())
    seconds, used = time.perf_counter() - began, time.process_time() - cpu
    return Speed(BY_HAND / seconds, used / BY_HAND * 1000)


def _mail(number: int) -> str:
    words = "Your letter has arrived. Thank you for the time you gave to it, and for all that I learned from you."
    return (
        f"Message-ID: <{uuid4()}@example.org>\r\nFrom: commend@example.org\r\nTo: writer{number}@example.org\r\n"
        f'Subject: Thank you\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\nDear Dr. Writer {number},\r\n\r\n{words}\r\n\r\n"
        f"--b\r\nContent-Type: text/html\r\n\r\n<p>Dear Dr. Writer {number},</p><p>{words}</p>\r\n\r\n--b--\r\n"
    )


def worked(port: int, *, signs: bool = False) -> Speed:
    """One worker process and its PostgreSQL backends, from its first hundred messages on: it takes seconds to start."""
    with tempfile.TemporaryDirectory() as folder, database(Path(folder)) as cluster:
        worker = _worker(cluster, port, _key() if signs else "")
        owner = psycopg2.connect(cluster.url().replace("+psycopg2", ""))
        owner.autocommit = True
        try:
            sent, began, cpu = _after(owner, WARM), time.perf_counter(), _cpu(worker.pid, owner)
            sent = _after(owner, MESSAGES) - sent
            seconds, used = time.perf_counter() - began, _cpu(worker.pid, owner) - cpu
        finally:
            worker.terminate()
            worker.wait(30)
            owner.close()
    return Speed(sent / seconds, used / sent * 1000)


def _after(owner: Any, wanted: int) -> int:
    """Wait until so many are sent; how many are. Raises RuntimeError where it takes too long."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        with owner.cursor() as cursor:
            cursor.execute("select count(*) from message where status = 'sent'")
            (sent,) = cursor.fetchone()
        if sent >= wanted:
            return int(sent)
        time.sleep(0.05)
    raise RuntimeError(f"fewer than {wanted} messages were sent in {SECONDS} seconds")


def _cpu(worker: int, owner: Any) -> float:
    with owner.cursor() as cursor:
        cursor.execute("select pid from pg_stat_activity where usename = 'portal_jobs'")
        return sum(map(seconds_of, [worker, *(pid for (pid,) in cursor.fetchall())]))


@contextmanager
def database(folder: Path) -> Iterator[Cluster]:
    """A PostgreSQL of its own, with an office and its messages waiting."""
    cluster = Cluster(ROOT / "var" / "bench" / folder.name, throwaway=True).start()
    try:
        create_database(cluster.url())
        migrate_database(cluster.url())
        engine = sa.create_engine(cluster.url())
        with engine.begin() as connection:
            connection.exec_driver_sql(FILL.format(office=uuid4(), messages=MESSAGES))
        engine.dispose()
        yield cluster
    finally:
        cluster.stop()


def _worker(cluster: Cluster, port: int, key: str) -> subprocess.Popen[bytes]:
    given = {
        "DATABASE_URL": cluster.url(user="portal_jobs"),
        "SECRET_KEY": "not a secret: for the benchmark alone",
        "FILE_KEYS": "1:" + "A" * 43 + "=",
        "BASE_URL": "http://localhost",
        "SMTP_URL": f"smtp://127.0.0.1:{port}",
        "MAIL_FROM": "Commend <commend@example.org>",
        "DKIM_KEY": key,
        "DKIM_SELECTOR": "bench" if key else "",
    }
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | given, stderr=subprocess.DEVNULL)


def _key() -> str:
    made = rsa.generate_private_key(65537, 2048)
    return made.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


if __name__ == "__main__":
    for row in measures():
        print(f"{row['measure']:<50} {row['value']:>10} {row['unit']:<12} {row['ratio'] or ''}")
