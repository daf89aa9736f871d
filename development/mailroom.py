"""A real SMTP server on this machine that delivers nothing: mails lie in a folder, and a page shows them."""

import email
import email.policy
import socket
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from portal.clock import now


@dataclass(frozen=True)
class Mail:
    """A mail that arrived."""

    name: str
    message: EmailMessage

    @property
    def text(self) -> str:
        """Its plain part."""
        part = self.message.get_body(("plain",))
        return str(part.get_content()) if part else ""

    @property
    def html(self) -> str:
        """Its HTML part, if it has one."""
        part = self.message.get_body(("html",))
        return str(part.get_content()) if part else ""


class Mailroom:
    """The folder that the server fills."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def mails(self) -> list[Mail]:
        """All mails, newest first."""
        return [self._read(path) for path in sorted(self.folder.glob("*.eml"), reverse=True)]

    def mail(self, name: str) -> Mail | None:
        """One mail by its name."""
        path = self.folder / f"{name}.eml"
        return self._read(path) if path.parent == self.folder and path.is_file() else None

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """aiosmtpd's word for: a mail has arrived."""
        name = now().strftime("%Y%m%d-%H%M%S-%f")
        waiting = self.folder / f"{name}.part"
        waiting.write_bytes(envelope.original_content or b"")
        waiting.rename(self.folder / f"{name}.eml")
        return "250 Kept, not delivered"

    def _read(self, path: Path) -> Mail:
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        return Mail(path.stem, message)


def open_mailroom(folder: Path) -> tuple[Mailroom, Controller]:
    """Start the server on a free port of this machine; the controller tells which, and stops it."""
    room = Mailroom(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(room, hostname="127.0.0.1", port=port)
    controller.start()
    return room, controller
