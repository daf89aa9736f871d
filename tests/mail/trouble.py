"""A real SMTP server on this machine that can be made to fail in every way that servers do."""

import asyncio
import datetime
import email
import email.policy
import ipaddress
import socket
import ssl
import threading
from collections import Counter
from email.message import EmailMessage
from enum import StrEnum
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Trouble(StrEnum):
    """What the server does with a mail."""

    NONE = "none"
    SLOW = "slow"
    GREYLISTS = "greylists"
    REFUSES_ADDRESS = "refuses_address"
    REFUSES_SENDER = "refuses_sender"
    REFUSES_TEXT = "refuses_text"
    POLICY = "policy"
    SAYS_LATER = "says_later"
    HANGS = "hangs"
    HANGS_AFTER_TEXT = "hangs_after_text"
    DROPS_AFTER_TEXT = "drops_after_text"
    DROPS_AMID_TEXT = "drops_amid_text"
    DROPS_IDLE = "drops_idle"


class TroubledServer:
    """Accepts what it does not trouble. `accepted` are mails it said yes to, `taken` the texts that reached it whole."""

    def __init__(self, trouble: Trouble = Trouble.NONE, *, tls: ssl.SSLContext | None = None) -> None:
        self.trouble = trouble
        #: Only so many mails are troubled; None: all.
        self.times: int | None = None
        self.accepted: list[bytes] = []
        self.taken: list[bytes] = []
        self.senders: list[str] = []
        self.connections = 0
        self.reached = threading.Event()
        self._let_go = threading.Event()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._controller = _Controller(self, tls)

    def __enter__(self) -> "TroubledServer":
        self._controller.start()
        self.connections = 0  # it has connected to itself, to see that it is there
        return self

    def __exit__(self, *_: object) -> None:
        self._let_go.set()
        self._controller.stop()

    def let_go(self) -> None:
        """Whoever hangs is answered now."""
        self._let_go.set()

    @property
    def url(self) -> str:
        """As SMTP_URL names it."""
        return f"smtp://127.0.0.1:{self.port}"

    def troubled(self, *kinds: Trouble) -> bool:
        """Whether this is one of the troubles of now; the first `times` mails have it."""
        if self.trouble not in kinds or self.times == 0:
            return False
        if self.times is not None:
            self.times -= 1
        return True

    def mails(self) -> list[EmailMessage]:
        """What it said yes to, read."""
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in self.accepted]  # type: ignore[misc]

    def ids_taken(self) -> Counter[str]:
        """How often each Message-ID reached it whole."""
        return Counter(
            str(email.message_from_bytes(raw, policy=email.policy.default)["Message-ID"]) for raw in self.taken
        )

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.reached.set()
        if self.troubled(Trouble.HANGS):
            await self._held()
        if self.troubled(Trouble.SLOW):
            await asyncio.sleep(0.3)
        if self.troubled(Trouble.REFUSES_SENDER):
            return "553 5.7.1 Sender address rejected: not owned by user"
        if self.troubled(Trouble.DROPS_IDLE) and self.accepted:
            server.transport.abort()
        self.senders.append(address)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.troubled(Trouble.GREYLISTS):
            return "451 4.7.1 Greylisted, please try again in 5 minutes"
        if self.troubled(Trouble.REFUSES_ADDRESS):
            return "550 5.1.1 No such user here"
        if self.troubled(Trouble.POLICY):
            return "550 5.7.1 Your network is blocked"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        text = envelope.original_content or b""
        self.taken.append(text)
        if self.troubled(Trouble.HANGS_AFTER_TEXT):
            await self._held()
        if self.troubled(Trouble.DROPS_AFTER_TEXT):
            server.transport.abort()
            return "421 gone"
        if self.troubled(Trouble.REFUSES_TEXT):
            return "554 5.6.0 The text is not wanted"
        if self.troubled(Trouble.SAYS_LATER):
            return "452 4.3.1 Insufficient system storage"
        self.accepted.append(text)
        return "250 OK"

    async def _held(self) -> None:
        while not self._let_go.is_set():
            await asyncio.sleep(0.02)


class _Smtp(SMTP):
    """Counts connections, and hangs up amid a text where it is told to."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.event_handler.connections += 1
        super().connection_made(transport)

    async def smtp_DATA(self, arg: str) -> None:
        if self.envelope.rcpt_tos and self.event_handler.troubled(Trouble.DROPS_AMID_TEXT):
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def __init__(self, room: TroubledServer, tls: ssl.SSLContext | None) -> None:
        super().__init__(room, hostname="127.0.0.1", port=room.port)
        self._room, self._tls = room, tls

    def factory(self) -> SMTP:
        return _Smtp(self._room, hostname="troubled", tls_context=self._tls, require_starttls=self._tls is not None)


def self_signed(folder: Path) -> ssl.SSLContext:
    """A certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    day = datetime.timedelta(days=1)
    moment = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(moment - day)
        .not_valid_after(moment + day)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    both = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    both.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(both)
    return context
