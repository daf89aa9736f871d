"""The portal as `make run` starts it: a process of its own with its own PostgreSQL, mail server, worker and demo."""

import email
import email.policy
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.journeys.mailroom import wait_until


class RunningPortal:
    """Start, use by browser and command, stop."""

    def __init__(self, data: Path) -> None:
        self.data = data
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://localhost:{self.port}"
        left = {"DATABASE_URL", "SMTP_URL", "BASE_URL", "SECRET_KEY", "FILE_KEYS"}
        kept = {name: value for name, value in os.environ.items() if name not in left}
        self.environment = kept | {"COMMEND_DATA": str(data), "PORT": str(self.port)}

    def __enter__(self) -> "RunningPortal":
        self.process = subprocess.Popen(
            [sys.executable, "-m", "development"], cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL
        )
        wait_until(self._answers, seconds=120)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)
        shutil.rmtree(self.data, ignore_errors=True)

    def command(self, *words: str) -> list[dict[str, Any]]:
        """Run `flask --app wsgi …` beside the running portal; its JSON lines."""
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", *words],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return [json.loads(line) for line in done.stdout.splitlines()]

    def sign_in_of(self, person: str) -> str:
        """A one-time sign-in of a demo person."""
        return next(str(line["url"]) for line in self.command("demo", "links", "--json") if line["person"] == person)

    def mail_to(self, address: str, subject: str) -> EmailMessage:
        """The mail to this address whose subject holds these words; waits until it has come over SMTP."""
        found: list[EmailMessage] = []

        def has_come() -> bool:
            found[:] = [mail for mail in self.mails() if address in str(mail["To"]) and subject in str(mail["Subject"])]
            return bool(found)

        wait_until(has_come)
        return found[-1]

    def mails(self) -> list[EmailMessage]:
        """Everything that the mail server took, in order."""
        paths = sorted((self.data / "inbox").glob("*.eml"))
        return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in paths]  # type: ignore[misc]

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.base}/health/ready", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
            return False


def link_in(mail: EmailMessage) -> str:
    """The first address in the plain part."""
    part = mail.get_body(("plain",))
    found = re.search(r"http://\S+", part.get_content() if part else "")
    if found is None:
        raise AssertionError("the mail holds no address")
    return found[0]
