"""Speak SMTP with the mail server, and say what its answer means: taken, later, never, or no answer at all.

One connection is kept for each thread and used again, as servers like it: a connection for each mail costs more than the mail.
"""

import smtplib
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from portal.mail_reports.report import names_a_dead_address
from portal.masking import masked


@dataclass(frozen=True)
class Patience:
    """How long a server may take. In seconds; a connection is also closed after so many mails."""

    for_an_answer: float = 20
    #: After the text: some servers read a mail before they say yes, and who hangs up early sends it twice (RFC 5321, 4.5.3.2).
    for_the_verdict: float = 60
    idle: float = 20
    mails: int = 100


class ServerAway(Exception):
    """The server did not take the mail this time; later may help. The words are for the office."""


class NoVerdict(ServerAway):
    """The whole text was handed over, and the connection ended without a yes or a no: the mail may have arrived."""


class RefusedForGood(Exception):
    """The server will never take this mail. `address_is_dead`: because nobody receives mail there."""

    def __init__(self, words: str, *, address_is_dead: bool) -> None:
        super().__init__(words)
        self.address_is_dead = address_is_dead


@dataclass
class _Line:
    """An open connection."""

    smtp: smtplib.SMTP
    url: str
    mails: int = 0
    used_at: float = 0


_of_thread = threading.local()


def hand_over(text: bytes, *, sender: str, to: str, smtp_url: str, patience: Patience | None = None) -> None:
    """Give one mail to the server: smtp:// in the clear (this machine), smtp+starttls:// or smtps:// otherwise.

    Returns when the server has taken it. Raises ServerAway, NoVerdict or RefusedForGood.
    """
    patience = patience or Patience()
    line = _line_to(smtp_url, patience)
    try:
        if not _begun(line, sender, to):  # a kept connection that the server has closed meanwhile
            hang_up()
            line = _line_to(smtp_url, patience)
            if not _begun(line, sender, to):
                raise ServerAway("The server hung up.")
        _address(line, to)
        _text(line, text, patience)
    except (ServerAway, RefusedForGood):
        _reset(line)
        raise
    except (OSError, smtplib.SMTPException) as away:
        hang_up()
        raise ServerAway(_trouble(away)) from away
    line.mails, line.used_at = line.mails + 1, time.monotonic()


def hang_up() -> None:
    """Close this thread's connection, if there is one."""
    line: _Line | None = getattr(_of_thread, "line", None)
    _of_thread.line = None
    if line:
        line.smtp.close()


def _line_to(url: str, patience: Patience) -> _Line:
    line: _Line | None = getattr(_of_thread, "line", None)
    if line and (line.url != url or line.mails >= patience.mails or time.monotonic() - line.used_at > patience.idle):
        with suppress(OSError, smtplib.SMTPException):
            line.smtp.quit()
        hang_up()
        line = None
    if line is None:
        try:
            line = _Line(_open(url, patience), url)
        except (
            smtplib.SMTPResponseException
        ) as refusal:  # of us, not of a mail: a wrong password is set right, and mail flows
            raise ServerAway(_said(refusal.smtp_code, refusal.smtp_error)) from refusal
        except (OSError, smtplib.SMTPException) as away:
            raise ServerAway(_trouble(away)) from away
        _of_thread.line = line
    return line


def _open(url: str, patience: Patience) -> smtplib.SMTP:
    server = urlsplit(url)
    host, seconds = server.hostname or "localhost", patience.for_an_answer
    secure = ssl.create_default_context()
    if server.scheme == "smtps":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or 465, timeout=seconds, context=secure)
    else:
        smtp = smtplib.SMTP(host, server.port or 25, timeout=seconds)
    try:
        if server.scheme == "smtp+starttls":
            smtp.starttls(context=secure)
        smtp.ehlo_or_helo_if_needed()
        if server.username:
            smtp.login(unquote(server.username), unquote(server.password or ""))
    except BaseException:
        smtp.close()
        raise
    return smtp


def _begun(line: _Line, sender: str, to: str) -> bool:
    """The sender is said. False where the server has closed the connection. Raises ServerAway: a refused sender is ours to mend."""
    options = []
    if not (sender + to).isascii():
        if not line.smtp.has_extn("smtputf8"):
            raise RefusedForGood("The mail server cannot send to an address with such letters.", address_is_dead=False)
        options.append("SMTPUTF8")
    try:
        code, said = line.smtp.mail(sender, options)
    except smtplib.SMTPServerDisconnected as closed:
        if line.mails and not _was_silent(closed):
            return False
        raise
    if code == 421 and line.mails:
        return False
    if code >= 400:
        raise ServerAway(_said(code, said))
    return True


def _address(line: _Line, to: str) -> None:
    code, said = line.smtp.rcpt(to)
    if code >= 500:
        words = _said(code, said)
        raise RefusedForGood(words, address_is_dead=names_a_dead_address(code, words))
    if code >= 400:
        raise ServerAway(_said(code, said))


def _text(line: _Line, text: bytes, patience: Patience) -> None:
    """Send the text and wait for the verdict."""
    code, said = line.smtp.docmd("DATA")
    if code != 354:
        _sort_out(code, said)
    line.smtp.send(_stuffed(text))
    assert line.smtp.sock is not None
    line.smtp.sock.settimeout(patience.for_the_verdict)
    try:
        code, said = line.smtp.getreply()
    except (OSError, smtplib.SMTPException) as silence:
        hang_up()
        raise NoVerdict("The server hung up before it said yes or no.") from silence
    line.smtp.sock.settimeout(patience.for_an_answer)
    if code >= 400:
        _sort_out(code, said)


def _sort_out(code: int, said: bytes) -> None:
    if code >= 500:
        raise RefusedForGood(_said(code, said), address_is_dead=False)
    raise ServerAway(_said(code, said))


def _stuffed(text: bytes) -> bytes:
    """As it travels: a line that begins with a dot gets another, and a dot alone ends it. `text` has CRLF line ends."""
    stuffed = text.replace(b"\r\n.", b"\r\n..")
    if stuffed.startswith(b"."):
        stuffed = b"." + stuffed
    return stuffed + (b"" if stuffed.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _reset(line: _Line) -> None:
    """Ready for the next mail; closed where the server does not follow."""
    if getattr(_of_thread, "line", None) is not line:
        return
    try:
        reset = line.smtp.rset()[0] == 250
    except (OSError, smtplib.SMTPException):
        reset = False
    if reset:
        line.used_at = time.monotonic()
    else:
        hang_up()


def _said(code: int, said: bytes | str) -> str:
    """What the server said. The office reads it, and some servers quote the mail that they refuse."""
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    return masked(f"{code} {' '.join(words.split())}")[:300]


def _was_silent(away: Exception) -> bool:
    """Whether the server did not answer in time; smtplib says of that as well that it hung up."""
    return isinstance(away, TimeoutError) or isinstance(away.__context__, TimeoutError)


def _trouble(away: Exception) -> str:
    if isinstance(away, ssl.SSLError):
        return (
            f"No safe connection to the mail server ({getattr(away, 'verify_message', '') or away.reason or 'TLS'})."[
                :300
            ]
        )
    if _was_silent(away):
        return "The mail server did not answer in time."
    if isinstance(away, smtplib.SMTPNotSupportedError):
        return "The mail server offers no safe connection, or no sign-in."
    if isinstance(away, smtplib.SMTPServerDisconnected):
        return "The mail server hung up."
    return f"The mail server cannot be reached ({type(away).__name__})."
