"""A passkey in software: it answers as a device does, so that the portal's side can be tried without one."""

import hashlib
import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


def to_text(data: bytes) -> str:
    """base64url without padding, as browsers write it."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    """The bytes of it."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


class SoftPasskey:
    """One key pair for one site. `verifies`: whether it makes sure who holds it."""

    def __init__(self, origin: str = "http://localhost", *, verifies: bool = True) -> None:
        self.origin = origin
        self.flags = PRESENT | (VERIFIED if verifies else 0)
        self.id = os.urandom(16)
        self.count = 0
        self._key = ec.generate_private_key(ec.SECP256R1())

    def make(self, options: str) -> str:
        """The answer to what `navigator.credentials.create` is asked."""
        asked = json.loads(options)
        point = self._key.public_key().public_numbers()
        key = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)})
        made = bytes(16) + len(self.id).to_bytes(2) + self.id + key
        attestation = {"fmt": "none", "attStmt": {}, "authData": self._data(asked["rp"]["id"], WITH_KEY) + made}
        return self._written(
            clientDataJSON=to_text(self._client("webauthn.create", asked["challenge"])),
            attestationObject=to_text(cbor2.dumps(attestation)),
        )

    def sign(self, options: str) -> str:
        """The answer to what `navigator.credentials.get` is asked."""
        asked = json.loads(options)
        self.count += 1
        data, client = self._data(asked["rpId"], 0), self._client("webauthn.get", asked["challenge"])
        signature = self._key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._written(
            clientDataJSON=to_text(client), authenticatorData=to_text(data), signature=to_text(signature)
        )

    def _data(self, host: str, flags: int) -> bytes:
        return hashlib.sha256(host.encode()).digest() + bytes([self.flags | flags]) + self.count.to_bytes(4)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _written(self, **response: str) -> str:
        name = to_text(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
