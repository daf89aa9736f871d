"""Passkeys (WebAuthn): what a browser is asked, and whether what it answers is right. Knows neither the web nor the database.

A passkey signs in by itself, so the device has to make sure who holds it (user verification), and it finds its account by itself
(a discoverable credential): nobody types an address, and no list of accounts can be asked for.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID

from portal.late import late

if TYPE_CHECKING:
    import webauthn
    from webauthn.helpers import exceptions, structs
else:
    webauthn = late("webauthn")
    exceptions, structs = late("webauthn.helpers.exceptions"), late("webauthn.helpers.structs")


class NotTheirs(Exception):
    """The answer was not made by the passkey, for this site, to this question."""


@dataclass(frozen=True)
class Site:
    """Whom a passkey is for: it answers on no other site."""

    origin: str

    @property
    def host(self) -> str:
        """The name that browsers bind passkeys to."""
        return urlsplit(self.origin).hostname or ""


@dataclass(frozen=True)
class KnownPasskey:
    """What is kept of a passkey; none of it is secret."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


def question() -> bytes:
    """Random bytes that the next answer has to be made for."""
    return secrets.token_bytes(32)


def asks_to_make(site: Site, challenge: bytes, account: UUID, email: str, name: str, has: Iterable[bytes]) -> str:
    """What the browser is asked in order to make a passkey, as JSON; `has`: those that exist already."""
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name="Commend",
        user_id=account.bytes,
        user_name=email,
        user_display_name=name or email,
        challenge=challenge,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[structs.PublicKeyCredentialDescriptor(id=one) for one in has],
    )
    return webauthn.options_to_json(options)


def made(site: Site, challenge: bytes, answer: str) -> KnownPasskey:
    """The passkey that the browser made. Raises NotTheirs."""
    try:
        verified = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (exceptions.WebAuthnException, ValueError, KeyError, TypeError) as wrong:
        raise NotTheirs(str(wrong)) from wrong
    return KnownPasskey(verified.credential_id, verified.credential_public_key, verified.sign_count)


def asks_to_sign(site: Site, challenge: bytes) -> str:
    """What the browser is asked in order to sign in, as JSON. It names no account."""
    options = webauthn.generate_authentication_options(
        rp_id=site.host, challenge=challenge, user_verification=structs.UserVerificationRequirement.REQUIRED
    )
    return webauthn.options_to_json(options)


def credential_in(answer: str) -> bytes:
    """Which passkey says that it answered. Raises NotTheirs where the answer cannot be read."""
    try:
        return webauthn.helpers.parse_authentication_credential_json(answer).raw_id
    except (exceptions.WebAuthnException, ValueError, KeyError, TypeError) as wrong:
        raise NotTheirs(str(wrong)) from wrong


def signed(site: Site, challenge: bytes, answer: str, known: KnownPasskey) -> int:
    """The passkey's new count, if it made this answer to this question here. Raises NotTheirs."""
    try:
        verified = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=known.public_key,
            credential_current_sign_count=known.sign_count,
            require_user_verification=True,
        )
    except (exceptions.WebAuthnException, ValueError, KeyError, TypeError) as wrong:
        raise NotTheirs(str(wrong)) from wrong
    return verified.new_sign_count
