"""Tokens that open a door: derived from a row's id and the secret key, so that no table, job or log ever holds one.

The database keeps only a token's fingerprint. The worker derives the token again when it writes the mail.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from enum import StrEnum
from uuid import UUID


class Purpose(StrEnum):
    """What a token is for; a token of one purpose opens no other door."""

    SIGN_IN = "sign-in"
    LETTER_LINK = "letter-link"
    CODE = "code"
    FEED = "feed"
    UNSUBSCRIBE = "unsubscribe"
    NO_NUDGES = "no-nudges"
    NO_DIGEST = "no-digest"


def token_for(secret_key: str, purpose: Purpose, row_id: UUID) -> str:
    """The token of a row: 256 bits, safe in an address."""
    return urlsafe_b64encode(_mac(secret_key, purpose, row_id)).rstrip(b"=").decode()


def code_for(secret_key: str, row_id: UUID) -> str:
    """A code that a person types: eight digits. Five tries and ten minutes are allowed."""
    return f"{int.from_bytes(_mac(secret_key, Purpose.CODE, row_id)[:8]) % 10**8:08d}"


def code_digest(secret_key: str, code: str) -> str:
    """What the database keeps of a typed code: keyed, because eight digits alone could be guessed from a copy of it."""
    return hmac.digest(secret_key.encode(), f"typed:{code}".encode(), "sha256").hex()


def signed_row_id(secret_key: str, purpose: Purpose, row_id: UUID) -> str:
    """A row's id that only we can have written: for an act that needs no row of its own to be looked up by."""
    return urlsafe_b64encode(row_id.bytes + _mac(secret_key, purpose, row_id)).decode()


def row_id_in(secret_key: str, purpose: Purpose, token: str) -> UUID | None:
    """The id in a token of `signed_row_id`; None where we have not written it."""
    try:
        row_id = UUID(bytes=urlsafe_b64decode(token)[:16])
    except ValueError:
        return None
    return row_id if hmac.compare_digest(signed_row_id(secret_key, purpose, row_id), token) else None


def fingerprint(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _mac(secret_key: str, purpose: Purpose, row_id: UUID) -> bytes:
    return hmac.digest(secret_key.encode(), f"{purpose}:{row_id}".encode(), "sha256")
