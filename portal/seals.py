"""Encryption at rest: each file under a key of its own, that key wrapped by a numbered master key (AES-256-GCM).

The file's id is sealed in with both: a file put in another's place does not open, even for somebody who can write to
the store. A new master key re-wraps 48 bytes and leaves the file's own ciphertext alone.

A sealed file: `CMD1`, key number (2 bytes), nonce and wrapped key (12 + 48), nonce and ciphertext (12 + n + 16).
"""

import os
import struct
from collections.abc import Mapping
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

Keys = Mapping[int, bytes]

MARK = b"CMD1"
HEAD = struct.Struct(">4sH12s48s12s")
NONCE_BYTES = 12
OVERHEAD = HEAD.size + 16


class SealBroken(Exception):
    """The bytes are not what was sealed for this file: damaged, swapped or forged."""


class KeyMissing(Exception):
    """The file was sealed under a master key that is not in FILE_KEYS any more."""

    def __init__(self, number: int) -> None:
        super().__init__(f"This file is sealed under master key {number}. Put that key back into FILE_KEYS.")
        self.number = number


def seal(keys: Keys, file_id: UUID, data: bytes) -> bytes:
    """`data` encrypted for this file under the newest master key (the highest number)."""
    own_key, nonce = AESGCM.generate_key(256), os.urandom(NONCE_BYTES)
    return _head(keys, file_id, own_key, nonce) + AESGCM(own_key).encrypt(nonce, data, _bound("data", file_id))


def unseal(keys: Keys, file_id: UUID, sealed: bytes) -> bytes:
    """The data again. Raises SealBroken or KeyMissing."""
    own_key, nonce = _open_head(keys, file_id, sealed)
    return _decrypt(own_key, nonce, sealed[HEAD.size :], _bound("data", file_id))


def reseal(keys: Keys, file_id: UUID, sealed: bytes) -> bytes:
    """The same file with its key wrapped by the newest master key. Raises SealBroken or KeyMissing."""
    own_key, nonce = _open_head(keys, file_id, sealed)
    return _head(keys, file_id, own_key, nonce) + sealed[HEAD.size :]


def key_number(sealed: bytes) -> int:
    """The number of the master key that a file is sealed under. Raises SealBroken where there is no seal."""
    if len(sealed) < OVERHEAD or not sealed.startswith(MARK):
        raise SealBroken("These bytes carry no seal.")
    return int(HEAD.unpack_from(sealed)[1])


def _head(keys: Keys, file_id: UUID, own_key: bytes, nonce: bytes) -> bytes:
    newest, wrapping = max(keys), os.urandom(NONCE_BYTES)
    wrapped = AESGCM(keys[newest]).encrypt(wrapping, own_key, _bound("key", file_id))
    return HEAD.pack(MARK, newest, wrapping, wrapped, nonce)


def _open_head(keys: Keys, file_id: UUID, sealed: bytes) -> tuple[bytes, bytes]:
    number = key_number(sealed)
    if number not in keys:
        raise KeyMissing(number)
    _, _, wrapping, wrapped, nonce = HEAD.unpack_from(sealed)
    return _decrypt(keys[number], wrapping, wrapped, _bound("key", file_id)), nonce


def _decrypt(key: bytes, nonce: bytes, secret: bytes, bound: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(nonce, secret, bound)
    except InvalidTag:
        raise SealBroken("This file is not the one that was sealed under its id.") from None


def _bound(part: str, file_id: UUID) -> bytes:
    """What is sealed in with a part: its role and the file's id, so that neither can stand in for the other."""
    return f"commend file {part} {file_id}".encode()
