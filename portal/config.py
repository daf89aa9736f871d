"""Settings, read once from the environment. Outside the demo nothing secret has a default."""

import json
import os
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from pathlib import Path

from portal.config_mail import MailSettings, mail_domain, read_mail_settings

ROOT = Path(__file__).resolve().parent.parent


class SettingMissing(Exception):
    """A setting is missing or wrong; the message says which and how to set it."""


@dataclass(frozen=True)
class Settings:
    """Everything the portal is told from outside."""

    database_url: str
    secret_key: str
    #: Numbered 32-byte master keys of the file store; the highest number seals.
    file_keys: dict[int, bytes]
    file_store: str
    base_url: str
    smtp_url: str
    mail_from: str
    mail_domain: str
    embedded: bool
    secure_cookies: bool
    trusted_proxies: int
    data: Path
    #: Whether PostgreSQL plans a page's statements once a connection (`portal.kept_plans`).
    kept_plans: bool = True
    mail: MailSettings = field(default_factory=MailSettings)


def read_settings() -> Settings:
    """The settings of this process. Without DATABASE_URL: the embedded development server under `var/`.

    With COMMEND_PRODUCTION=1 nothing has a default that a stranger could know or that another process would not share.

    Raises SettingMissing where a production setting is not there.
    """
    data = Path(os.environ.get("COMMEND_DATA") or ROOT / "var")
    embedded = not os.environ.get("DATABASE_URL")
    demo = os.environ.get("COMMEND_PRODUCTION") != "1"  # the image and gunicorn.conf.py say so
    made_here = _development_secrets(data) if demo and not os.environ.get("SECRET_KEY") else {}
    port = os.environ.get("PORT", "8000")
    base_url = os.environ.get("BASE_URL") or (f"http://localhost:{port}" if demo else "")
    mail_from = os.environ.get("MAIL_FROM") or ("Commend <commend@example.org>" if demo else _needed("MAIL_FROM", {}))
    try:
        domain, mail = mail_domain(os.environ.get("MAIL_DOMAIN", ""), mail_from, demo=demo), read_mail_settings()
    except ValueError as wrong:
        raise SettingMissing(str(wrong)) from wrong
    return Settings(
        database_url=_sqlalchemy_url(os.environ.get("DATABASE_URL", "")),
        secret_key=_needed("SECRET_KEY", made_here),
        file_keys=_keys(_needed("FILE_KEYS", made_here)),
        file_store=os.environ.get("FILE_STORE") or (data / "files").as_uri(),
        base_url=(base_url or _needed("BASE_URL", {})).rstrip("/"),
        smtp_url=os.environ.get("SMTP_URL") or ("smtp://127.0.0.1:0" if demo else _needed("SMTP_URL", {})),
        mail_from=mail_from,
        mail_domain=domain,
        embedded=embedded,
        secure_cookies=base_url.startswith("https://"),
        trusted_proxies=int(os.environ.get("TRUSTED_PROXIES", "0")),
        data=data,
        kept_plans=os.environ.get("KEPT_PLANS") != "off",
        mail=mail,
    )


def _needed(name: str, made_here: dict[str, str]) -> str:
    if value := os.environ.get(name) or made_here.get(name):
        return value
    raise SettingMissing(f"Set {name}. docs/operations.md says what it is and how to make one.")


def _keys(written: str) -> dict[int, bytes]:
    """`1:BASE64,2:BASE64`: numbered master keys, 32 bytes each."""
    try:
        keys = {int(number): b64decode(key) for number, _, key in (part.partition(":") for part in written.split(","))}
    except ValueError as wrong:
        raise SettingMissing("FILE_KEYS is number:base64, separated by commas, as in 1:AAAA…") from wrong
    if any(len(key) != 32 for key in keys.values()):
        raise SettingMissing("Every key in FILE_KEYS is 32 bytes long, written in base64.")
    return keys


def _development_secrets(data: Path) -> dict[str, str]:
    """Secrets of this development folder alone: drawn once, readable by its owner."""
    kept = data / "secrets.json"
    if not kept.exists():
        data.mkdir(parents=True, exist_ok=True)
        drawn = {
            "SECRET_KEY": secrets.token_urlsafe(48),
            "FILE_KEYS": "1:" + b64encode(secrets.token_bytes(32)).decode(),
        }
        kept.touch(mode=0o600)
        kept.write_text(json.dumps(drawn))
    return dict(json.loads(kept.read_text()))


def _sqlalchemy_url(url: str) -> str:
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg2://" + url.removeprefix(prefix)
    return url
