"""A mail as the bytes that travel: headers, a plain part and an HTML part.

The standard library's `EmailMessage` takes every header apart and puts it together again, which costs more than all else about a
mail. Ours have one shape, so it is written down; only a header that is long, or has other letters than ASCII, goes that way.
"""

import secrets
from binascii import b2a_qp
from dataclasses import dataclass
from email.policy import SMTP

_INTERNATIONAL = SMTP.clone(utf8=True)
#: As a line of a mail should be at most, and as it may be at most (RFC 5322, 2.1.1).
SHORT_LINE, LONGEST_LINE = 78, 990


@dataclass(frozen=True)
class Mail:
    """A mail that is written. `headers` in their order; `text` and `html` with newlines as Python has them."""

    headers: tuple[tuple[str, str], ...]
    text: str
    html: str
    international: bool = False

    def __bytes__(self) -> bytes:
        """With CRLF line ends. Raises ValueError for a line end in a header: nobody adds headers of their own to our mails."""
        boundary = f"commend-{secrets.token_hex(12)}"
        head = "".join(_header(name, value, international=self.international) for name, value in self.headers)
        around = f'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="{boundary}"\r\n\r\n'
        parts = b"".join(
            f"--{boundary}\r\n".encode() + _part(kind, words)
            for kind, words in (("plain", self.text), ("html", self.html))
        )
        return f"{head}{around}".encode() + parts + f"--{boundary}--\r\n".encode()


def _header(name: str, value: str, *, international: bool) -> str:
    if "\r" in value or "\n" in value:
        raise ValueError(f"a line end in {name}")
    if value.isascii() and value.isprintable() and len(name) + 2 + len(value) <= SHORT_LINE:
        return f"{name}: {value}\r\n"
    policy = _INTERNATIONAL if international else SMTP
    folded: str = policy.fold(*policy.header_store_parse(name, value))
    return folded


def _part(kind: str, words: str) -> bytes:
    """A part in ASCII as it is; any other, or one with very long lines, quoted-printable."""
    body = words.rstrip().replace("\r\n", "\n").replace("\n", "\r\n") + "\r\n"
    plain = body.isascii() and max(map(len, body.split("\r\n"))) <= LONGEST_LINE
    encoding = "7bit" if plain else "quoted-printable"
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    return head.encode() + (body.encode() if plain else b2a_qp(body.encode(), istext=True)) + b"\r\n"
