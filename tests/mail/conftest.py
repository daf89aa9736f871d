"""A mail that the server took, and the owner's look at what became of it."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.clock import now
from portal.config_mail import MailSettings
from portal.models import History, Message, Writer


@pytest.fixture
def sent(cast, look):
    """A mail to Dr. Park that the server took."""
    letter = cast.letter("sent")
    row = Message(
        office_id=cast.harbor.id, kind="packet_changed", to_address="park@hospital.example.org", to_name="Dr. Helen Park",
        applicant_id=cast.minh.id, request_id=letter.id, status="sent", sent_at=now(),
    )  # fmt: skip
    look.add(row)
    look.commit()
    return row


@pytest.fixture
def became_of(look, cast):
    """`became_of(row)`: (how it came back, why, why Dr. Park's address fails, entries in the history)."""

    def became_of(row: Message) -> tuple[str, str, str, int]:
        look.refresh(row)
        writer = look.get(Writer, (cast.harbor.id, cast.park.id), populate_existing=True)
        entries = look.scalar(sa.select(sa.func.count()).select_from(History).where(History.kind == "mail_returned"))
        return row.returned_as, row.returned_why, writer.address_fails_as, entries or 0

    return became_of


@pytest.fixture
def with_mail(app):
    """`with_mail(mailgun_key="…")`: the portal with these settings of mail."""
    before = app.config["SETTINGS"]

    def with_mail(**given) -> None:
        app.config["SETTINGS"] = replace(before, mail=MailSettings(**given))

    yield with_mail
    app.config["SETTINGS"] = before
