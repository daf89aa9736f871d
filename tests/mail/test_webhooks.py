"""What providers tell us is believed once they have proved who they are, once, and only of mail that we sent there."""

import hashlib
import hmac
import json
import sys
from base64 import b64encode
from datetime import timedelta
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

from portal.clock import now
from portal.mail_reports import NotSigned
from portal.mail_reports.sns import amazons
from tests.mail import reports

TOPIC = "arn:aws:sns:us-east-1:123456789012:commend"
CERTIFICATE = "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem"
CAME_BACK = ("bounced", "5.1.1 No such user", "bounced", 1)
NOTHING = ("", "", "", 0)


def id_of(row) -> str:
    return f"<{row.id}@example.org>"


def signed_for_mailgun(told, *, key="mailgun key", at=None):
    made = str(int((at or now()).timestamp()))
    signature = hmac.new(key.encode(), f"{made}token".encode(), hashlib.sha256).hexdigest()
    return told | {"signature": {"timestamp": made, "token": "token", "signature": signature}}


def test_mailgun_is_believed_once(browse, with_mail, sent, became_of):
    with_mail(mailgun_key="mailgun key")
    told = signed_for_mailgun(reports.mailgun(id_of(sent)))
    assert browse().post("/mail/reports/mailgun", json=told).status_code == 204
    assert browse().post("/mail/reports/mailgun", json=told).status_code == 204
    assert became_of(sent) == CAME_BACK


@pytest.mark.parametrize(
    "how", [{"key": "another key"}, {"at": now() - timedelta(days=1)}, {"at": now() + timedelta(days=1)}]
)
def test_a_wrong_or_old_signature_is_not_believed(browse, with_mail, sent, became_of, how):
    with_mail(mailgun_key="mailgun key")
    told = signed_for_mailgun(reports.mailgun(id_of(sent)), **how)
    assert browse().post("/mail/reports/mailgun", json=told).status_code == 401
    assert became_of(sent) == NOTHING


@pytest.mark.parametrize("provider", ["postmark", "mailgun", "ses"])
@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"signature": {}}', b"\xff"])
def test_without_a_secret_or_a_proof_nobody_is_listened_to(browse, with_mail, provider, body):
    assert browse().post(f"/mail/reports/{provider}", data=body).status_code == 401
    with_mail(mailgun_key="k", postmark="us:secret", ses_topic=TOPIC)
    assert browse().post(f"/mail/reports/{provider}", data=body).status_code == 401


def test_a_report_is_believed_only_of_the_address_that_the_mail_went_to(browse, with_mail, sent, became_of):
    with_mail(mailgun_key="mailgun key")
    told = signed_for_mailgun(reports.mailgun(id_of(sent), recipient="stein@hospital.example.org"))
    assert browse().post("/mail/reports/mailgun", json=told).status_code == 204
    assert became_of(sent) == NOTHING


def test_a_report_of_a_mail_that_was_never_sent_is_not_believed(browse, with_mail, sent, became_of, look):
    sent.status, sent.sent_at = "queued", None
    look.commit()
    with_mail(mailgun_key="mailgun key")
    assert (
        browse().post("/mail/reports/mailgun", json=signed_for_mailgun(reports.mailgun(id_of(sent)))).status_code == 204
    )
    assert became_of(sent) == NOTHING


def test_postmark_proves_itself_with_our_password(browse, with_mail, sent, became_of):
    with_mail(postmark="commend:our password")
    told = reports.postmark(id_of(sent))
    assert browse().post("/mail/reports/postmark", json=told, auth=("commend", "a guess")).status_code == 401
    assert browse().post("/mail/reports/postmark", json=told, auth=("commend", "our password")).status_code == 204
    how, _, fails, entries = became_of(sent)
    assert (how, fails, entries) == ("bounced", "bounced", 1)


@cache
def amazon() -> tuple[rsa.RSAPrivateKey, bytes]:
    """A key, and its certificate as it would lie at Amazon's address."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sns.amazonaws.com")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now() - timedelta(days=1)).not_valid_after(now() + timedelta(days=1)).sign(key, hashes.SHA256())
    )  # fmt: skip
    return key, made.public_bytes(serialization.Encoding.PEM)


def from_sns(message: str, **given: str) -> dict[str, str]:
    """A notification with Amazon's signature."""
    told = {
        "Type": "Notification", "MessageId": "1", "TopicArn": TOPIC, "Message": message, "Timestamp": "2027-08-20T12:00:00.000Z",
        "SignatureVersion": "2", "SigningCertURL": CERTIFICATE,
    } | given  # fmt: skip
    names = ("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")
    text = "".join(f"{name}\n{told[name]}\n" for name in names if name in told)
    algorithm = hashes.SHA1() if told["SignatureVersion"] == "1" else hashes.SHA256()
    return told | {"Signature": b64encode(amazon()[0].sign(text.encode(), padding.PKCS1v15(), algorithm)).decode()}


@pytest.fixture
def asked_of_amazon(monkeypatch):
    """The addresses that were read. Amazon itself is far away."""
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return amazon()[1]

    monkeypatch.setattr(sys.modules["blueprints.reports.routes"], "fetch", fetch)
    return asked


@pytest.mark.parametrize("version", ["1", "2"])
def test_amazon_is_believed_where_our_topic_signed(browse, with_mail, sent, became_of, asked_of_amazon, version):
    with_mail(ses_topic=TOPIC)
    told = from_sns(reports.ses(id_of(sent)), SignatureVersion=version)
    assert browse().post("/mail/reports/ses", data=json.dumps(told), content_type="text/plain").status_code == 204
    assert became_of(sent) == ("bounced", "550 5.1.1 user unknown", "bounced", 1)
    assert asked_of_amazon == [CERTIFICATE]


@pytest.mark.parametrize(
    "change",
    [
        {"Message": "another"},
        {"TopicArn": TOPIC + "2"},
        {"SigningCertURL": "https://sns.us-east-1.amazonaws.com.elsewhere.example.org/key.pem"},
        {"SigningCertURL": "http://sns.us-east-1.amazonaws.com/key.pem"},
        {"SigningCertURL": "https://elsewhere.example.org/sns.us-east-1.amazonaws.com/"},
        {"Signature": "AAAA"},
        {"SignatureVersion": "3"},
    ],
)
def test_what_amazon_did_not_sign_is_not_believed(browse, with_mail, sent, became_of, asked_of_amazon, change):
    with_mail(ses_topic=TOPIC)
    told = from_sns(reports.ses(id_of(sent))) | change
    assert browse().post("/mail/reports/ses", json=told).status_code == 401
    assert became_of(sent) == NOTHING
    assert set(asked_of_amazon) <= {CERTIFICATE}


def test_the_subscription_of_our_topic_is_confirmed_and_of_no_other(browse, with_mail, asked_of_amazon):
    with_mail(ses_topic=TOPIC)
    confirm = "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=t"
    asked = {"Type": "SubscriptionConfirmation", "Token": "t", "SubscribeURL": confirm}
    assert browse().post("/mail/reports/ses", json=from_sns("Confirm?", **asked)).status_code == 204
    assert asked_of_amazon == [CERTIFICATE, confirm]
    elsewhere = asked | {"SubscribeURL": "https://elsewhere.example.org/"}
    assert browse().post("/mail/reports/ses", json=from_sns("Confirm?", **elsewhere)).status_code == 401
    assert asked_of_amazon == [CERTIFICATE, confirm, CERTIFICATE]


@pytest.mark.parametrize("provider", ["postmark", "mailgun", "ses"])
@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"[" * 200_000, id="deep"),
        b'{"signature": {"timestamp": "1", "token": "\\ud800", "signature": "x"}}',
        b'{"signature": {"timestamp": "1", "token": "x", "signature": "\\ud800"}}',
    ],
)
def test_a_body_made_to_break_the_reader_is_no_proof(browse, with_mail, provider, body):
    with_mail(mailgun_key="k", postmark="us:secret", ses_topic=TOPIC)
    assert browse().post(f"/mail/reports/{provider}", data=body).status_code == 401


def test_what_no_row_can_keep_is_left_out_of_a_report(browse, with_mail, sent, became_of):
    with_mail(mailgun_key="mailgun key")
    told = reports.mailgun(id_of(sent))
    told["event-data"]["delivery-status"]["message"] = "5.1.1 No\x00 such\ud800 user"
    told["event-data"]["recipient"] += "\x00"
    assert browse().post("/mail/reports/mailgun", json=signed_for_mailgun(told)).status_code == 204
    assert became_of(sent) == CAME_BACK


@pytest.mark.parametrize("host", ["sns.s3.amazonaws.com", "sns.s3-us-west-2.amazonaws.com", "sns.amazonaws.com"])
def test_a_bucket_called_sns_is_not_amazons_word(host):
    with pytest.raises(NotSigned):
        amazons(f"https://{host}/certificate.pem")
