"""Production does not start with a mail domain that belongs to nobody, or with half a signature."""

import pytest

from portal.config import SettingMissing, read_settings
from portal.config_mail import mail_domain, read_mail_settings


@pytest.fixture
def production(monkeypatch):
    """Every setting of production but those of mail."""
    for name, value in {
        "COMMEND_PRODUCTION": "1", "DATABASE_URL": "postgresql://x", "SECRET_KEY": "x" * 40, "FILE_KEYS": "1:" + "A" * 43 + "=",
        "BASE_URL": "https://letters.harborside.edu", "SMTP_URL": "smtp://127.0.0.1", "MAIL_FROM": "Letters <letters@harborside.edu>",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("MAIL_DOMAIN", raising=False)
    return monkeypatch


def test_the_domain_is_the_senders_where_none_is_given(production):
    assert read_settings().mail_domain == "harborside.edu"


@pytest.mark.parametrize("domain", ["example.org", "mail.example.com", "x.test", "localhost"])
def test_production_refuses_a_domain_that_belongs_to_nobody(production, domain):
    production.setenv("MAIL_DOMAIN", domain)
    with pytest.raises(SettingMissing) as refusal:
        read_settings()
    assert str(refusal.value) == (
        f"Set MAIL_DOMAIN to the domain that your mail comes from: {domain} belongs to nobody. MAIL_FROM has to be an address there."
    )


def test_the_demo_may_use_it():
    assert mail_domain("", "Commend <commend@example.org>", demo=True) == "example.org"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"DKIM_SELECTOR": "letters"}, "Set DKIM_SELECTOR together with DKIM_KEY or DKIM_KEY_FILE, or none of them."),
        (
            {"DKIM_SELECTOR": "letters", "DKIM_KEY": "x"},
            "The DKIM key is a private key in PEM, without a password.",
        ),
        ({"DKIM_KEY_FILE": "/nowhere/key.pem"}, "DKIM_KEY_FILE names /nowhere/key.pem, which cannot be read."),
        (
            {"MAIL_RETURNS": "bounces"},
            "MAIL_RETURNS is one address without a +, such as bounces@letters.your-school.edu.",
        ),
    ],
)
def test_half_a_setting_is_named(monkeypatch, given, sentence):
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValueError) as wrong:
        read_mail_settings()
    assert str(wrong.value) == sentence
