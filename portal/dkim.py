"""Sign a mail as its domain's (DKIM, RFC 6376): relaxed/relaxed, rsa-sha256, RFC 8301's only choice that every receiver reads."""

import hashlib
import re
from base64 import b64encode
from datetime import datetime
from functools import lru_cache

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

#: Signed wherever they stand; RFC 8058 wants the two of List-Unsubscribe signed. From, To and Subject are named once more than
#: they occur, so that nobody adds a second one on the way.
SIGNED = (
    "from", "to", "subject", "date", "message-id", "reply-to", "in-reply-to", "references", "mime-version",
    "content-type", "content-transfer-encoding", "auto-submitted", "list-unsubscribe", "list-unsubscribe-post",
)  # fmt: skip
ONCE_MORE = ("from", "to", "subject")
SMALLEST_KEY = 1024

_SPACES = re.compile(rb"[ \t]+")


@lru_cache(maxsize=4)
def signing_key(pem: bytes) -> rsa.RSAPrivateKey:
    """The private key in a PEM. Raises ValueError, with a sentence, for anything but an RSA key of at least 1024 bits."""
    try:
        key = load_pem_private_key(pem, None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as wrong:
        raise ValueError("The DKIM key is a private key in PEM, without a password.") from wrong
    if not isinstance(key, rsa.RSAPrivateKey) or key.key_size < SMALLEST_KEY:
        raise ValueError("The DKIM key is an RSA key of 2048 bits: openssl genrsa 2048")
    return key


def signed(mail: bytes, key: rsa.RSAPrivateKey, *, selector: str, domain: str, at: datetime) -> bytes:
    """The mail with its signature as first header. `mail` has CRLF line ends, as it travels."""
    head, _, body = mail.partition(b"\r\n\r\n")
    headers = _headers(head)
    names = [name for name in SIGNED for _ in headers.get(name, [])] + list(ONCE_MORE)
    tags = {
        "v": "1",
        "a": "rsa-sha256",
        "c": "relaxed/relaxed",
        "d": domain,
        "s": selector,
        "t": str(int(at.timestamp())),
        "h": ":\r\n  ".join(names),
        "bh": b64encode(hashlib.sha256(_relaxed_body(body)).digest()).decode(),
        "b": "",
    }
    unsigned = "DKIM-Signature: " + ";\r\n ".join(f"{tag}={value}" for tag, value in tags.items())
    chosen = [value for name in SIGNED for value in reversed(headers.get(name, []))]
    to_sign = b"\r\n".join([*chosen, _relaxed_header(unsigned.encode())])
    signature = b64encode(key.sign(to_sign, padding.PKCS1v15(), hashes.SHA256())).decode()
    lines = "\r\n  ".join(signature[at : at + 72] for at in range(0, len(signature), 72))
    return f"{unsigned}{lines}\r\n".encode() + mail


def _headers(head: bytes) -> dict[str, list[bytes]]:
    """The headers as they are signed, by name, in the order in which they stand."""
    found: dict[str, list[bytes]] = {}
    for raw in re.split(rb"\r\n(?![ \t])", head):
        found.setdefault(raw.partition(b":")[0].strip().decode("ascii", "replace").lower(), []).append(
            _relaxed_header(raw)
        )
    return found


def _relaxed_header(raw: bytes) -> bytes:
    name, _, value = raw.partition(b":")
    return name.strip().lower() + b":" + _SPACES.sub(b" ", value.replace(b"\r\n", b"")).strip(b" ")


def _relaxed_body(body: bytes) -> bytes:
    lines = [_SPACES.sub(b" ", line).rstrip(b" ") for line in body.split(b"\r\n")]
    while lines and not lines[-1]:
        lines.pop()
    return b"".join(line + b"\r\n" for line in lines)
