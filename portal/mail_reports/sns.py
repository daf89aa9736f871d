"""The signature of Amazon SNS: made with a key whose certificate lies at Amazon's own address."""

import re
from base64 import b64decode
from collections.abc import Callable
from typing import Any, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

#: A region of SNS and nothing else: sns.s3.amazonaws.com would be a bucket that somebody called "sns".
_AMAZONS: Final = re.compile(
    r"https://sns\.[a-z]{2}(?:-[a-z]{1,12}){1,3}-\d\.amazonaws\.com(?:\.cn)?/[^?#\s]*(\?[^#\s]*)?"
)
_SIGNED: Final = {
    "Notification": ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
    "SubscriptionConfirmation": (
        "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type",
    ),
}  # fmt: skip
_HASHES: Final[dict[str, hashes.HashAlgorithm]] = {"1": hashes.SHA1(), "2": hashes.SHA256()}  # noqa: S303 - SNS's own choice


class NotSigned(Exception):
    """It is not from our topic, or not from Amazon."""


def signed_by_sns(told: dict[str, Any], topic: str, fetch: Callable[[str], bytes]) -> None:
    """Raises NotSigned unless our topic signed it. `fetch` reads an address: only Amazon's are ever asked for."""
    names = _SIGNED.get(str(told.get("Type")))
    algorithm = _HASHES.get(str(told.get("SignatureVersion")))
    if not topic or told.get("TopicArn") != topic or names is None or algorithm is None:
        raise NotSigned
    signed = "".join(f"{name}\n{told[name]}\n" for name in names if name in told)
    try:
        certificate = x509.load_pem_x509_certificate(fetch(amazons(str(told.get("SigningCertURL")))))
        key = certificate.public_key()
        if not isinstance(key, rsa.RSAPublicKey):
            raise NotSigned
        signature = b64decode(str(told.get("Signature", "")))
        key.verify(signature, signed.encode(), padding.PKCS1v15(), algorithm)
    except (InvalidSignature, ValueError, OSError) as wrong:
        raise NotSigned from wrong


def amazons(url: str) -> str:
    """The address, if it is Amazon's. Raises NotSigned: nothing else is fetched on a stranger's word."""
    if not _AMAZONS.fullmatch(url):
        raise NotSigned
    return url
