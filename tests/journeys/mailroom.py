"""A real SMTP server that counts what it accepted, and can be slow about it."""

import asyncio
import email
import email.policy
import socket
import time
from collections import Counter

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class CountingServer:
    """`slow` seconds pass between a mail's sender and its text: the moment in which a worker is killed."""

    def __init__(self, *, slow: float = 0) -> None:
        self.slow = slow
        self.began = 0
        self.holds_one = False
        self.accepted: list[str] = []
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    def __enter__(self) -> "CountingServer":
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    @property
    def url(self) -> str:
        """As SMTP_URL names it."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.began += 1
        self.holds_one = True
        await asyncio.sleep(self.slow)
        self.holds_one = False
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        mail = email.message_from_bytes(envelope.original_content or b"", policy=email.policy.default)
        self.accepted.append(str(mail["Message-ID"]))
        return "250 OK"

    def times_accepted(self) -> Counter[str]:
        """How often each Message-ID was accepted."""
        return Counter(self.accepted)


def wait_until(met: object, *, seconds: float = 60) -> None:
    """Wait for something that happens in another process. Raises AssertionError when it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if met():  # type: ignore[operator]
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")
