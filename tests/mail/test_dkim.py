"""Mail is signed as its domain's, so that a receiver's own check of it passes. dkimpy is that receiver."""

from datetime import UTC, datetime
from functools import cache

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.dkim import signed, signing_key

AT = datetime(2024, 8, 20, 12, tzinfo=UTC)  # a signature from the future is none


@cache
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def pem(of) -> bytes:
    return of.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def dns(name: bytes, timeout: int = 5) -> bytes:
    """What the domain publishes."""
    assert name == b"letters._domainkey.harborside.test."
    public = (
        key().public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    return b"v=DKIM1; k=rsa; p=" + b"".join(public.splitlines()[1:-1])


def sign(mail: bytes) -> bytes:
    return signed(mail, key(), selector="letters", domain="harborside.test", at=AT)


MAIL = (
    b"From: Commend <letters@harborside.test>\r\nTo: park@hospital.test\r\nSubject: A  letter\r\n of two lines\r\n"
    b"Message-ID: <1@harborside.test>\r\nList-Unsubscribe: <https://x.test/stop>\r\n\r\nDear Dr. Park,  \r\n\r\nthanks\t!\r\n\r\n\r\n"
)


def test_a_receiver_finds_the_signature_good():
    assert dkim.verify(sign(MAIL), dnsfunc=dns)


@pytest.mark.parametrize(
    "change",
    [
        (b"Dear Dr. Park", b"Dear Dr. Stein"),
        (b"A  letter", b"Another letter"),
        (b"To: park@", b"To: stein@"),
        (b"https://x.test/stop", b"https://x.test/else"),
        (b"Subject: A", b"From: Somebody <else@harborside.test>\r\nSubject: A"),
    ],
)
def test_a_changed_mail_is_found_out(change):
    assert not dkim.verify(sign(MAIL).replace(*change), dnsfunc=dns)


LINES = st.lists(st.text(st.characters(codec="ascii", exclude_characters="\r\n"), max_size=60), max_size=12)


@settings(max_examples=60)
@given(subject=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=80), body=LINES)
def test_whatever_is_written_the_signature_is_good(subject, body):
    """Every line of a mail that travels has its end."""
    mail = f"From: a@harborside.test\r\nTo: b@hospital.test\r\nSubject: {subject}\r\n\r\n" + "".join(
        f"{line}\r\n" for line in body
    )
    assert dkim.verify(sign(mail.encode()), dnsfunc=dns)


@pytest.mark.parametrize("wrong", [b"nothing", pem(ec.generate_private_key(ec.SECP256R1()))])
def test_a_key_that_receivers_cannot_read_is_refused_with_a_sentence(wrong):
    with pytest.raises(ValueError, match=r"^The DKIM key is "):
        signing_key(wrong)
