"""The bytes that the server got: signed, in their thread, to be stopped with one click, in the office's words."""

import re
from dataclasses import replace
from datetime import timedelta

import dkim
import pytest
import sqlalchemy as sa

from portal.access import WORKER, become
from portal.clock import today
from portal.config_mail import MailSettings
from portal.delivery import deliver
from portal.extensions import db
from portal.models import LetterRequest, Link, Message, Wording
from portal.tokens import Purpose, fingerprint, token_for
from tests.conftest import KEY
from tests.mail.test_dkim import dns, key, pem
from tests.mail.trouble import TroubledServer


@pytest.fixture
def letter(cast, look):
    """A letter that Dr. Park has, with its link."""
    letter = cast.letter("sent", due_on=today() + timedelta(days=9))
    link = Link(
        office_id=letter.office_id, request_id=letter.id, holder="writer", account_id=letter.writer_account_id,
        expires_at=sa.func.now() + timedelta(days=60), token_hash="",
    )  # fmt: skip
    look.add(link)
    look.flush()
    link.token_hash = fingerprint(token_for(KEY, Purpose.LETTER_LINK, link.id))
    look.commit()
    return letter


@pytest.fixture
def reminder(cast, look, letter):
    """A gentle reminder of it."""
    link = look.scalars(sa.select(Link)).one()
    row = Message(
        office_id=letter.office_id, kind="gentle_reminder", to_address="park@hospital.example.org", to_name="Dr. Helen Park",
        applicant_id=letter.applicant_id, request_id=letter.id, link_id=link.id, due_on=letter.due_on, facts={"applicant": "Minh Anh Nguyễn"},
    )  # fmt: skip
    look.add(row)
    look.commit()
    return row


@pytest.fixture
def arrived(app):
    """`arrived(row, returns=…)`: (the raw mail, the mail read, who it was sent as)."""
    before = app.config["SETTINGS"]

    def arrived(row: Message, **mail):
        with TroubledServer() as server, app.app_context():
            app.config["SETTINGS"] = replace(
                before, smtp_url=server.url, mail_domain="harborside.test", mail=MailSettings(**mail)
            )
            become(db.session(), WORKER)
            deliver(row.id)
        return server.accepted[0], server.mails()[0], server.senders[0]

    yield arrived
    app.config["SETTINGS"] = before


def test_a_receiver_finds_our_signature_good_over_what_a_mail_program_acts_on(reminder, arrived):
    raw, mail, _ = arrived(reminder, dkim_selector="letters", dkim_key=pem(key()))
    assert dkim.verify(raw, dnsfunc=dns)
    signed = re.sub(r"\s", "", re.search(r"h=([^;]+)", str(mail["DKIM-Signature"]))[1]).split(":")
    for header in (
        "list-unsubscribe",
        "list-unsubscribe-post",
        "message-id",
        "from",
        "to",
        "subject",
        "auto-submitted",
    ):
        assert header in signed
    assert dkim.verify(raw.replace(b"One-Click", b"Two-Click"), dnsfunc=dns) is False


def test_a_reminder_names_its_row_its_thread_and_itself_as_automatic(reminder, arrived, letter):
    _, mail, sender = arrived(reminder)
    assert mail["Message-ID"] == f"<{reminder.id}@harborside.test>"
    assert mail["In-Reply-To"] == mail["References"] == f"<letter-{letter.id}@harborside.test>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Reply-To"] == "harbor@example.org"
    assert sender == "commend@example.org"


def test_each_mail_has_a_return_address_of_its_own_where_reports_are_taken(reminder, arrived):
    _, _, sender = arrived(reminder, returns="bounces@harborside.test")
    assert re.fullmatch(rf"bounces\+{reminder.id.hex}-[0-9a-f]{{12}}@harborside\.test", sender)


def test_one_click_as_a_mail_program_makes_it_stops_the_reminders(reminder, arrived, letter, browse, look):
    _, mail, _ = arrived(reminder)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = str(mail["List-Unsubscribe"]).replace("\n", "").strip("<> ")
    assert url.startswith("http://localhost/reminders/stop/")
    answer = browse().post(url.removeprefix("http://localhost"), data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert (
        look.get(LetterRequest, (letter.office_id, letter.id), populate_existing=True).reminders_paused_at is not None
    )


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("ask_now", {"writer": "Dr. Helen Park"}),
        ("uploaded_not_assigned", {"writer": "Dr. Helen Park"}),
    ],
)
def test_a_nudge_can_be_stopped_with_one_click_too(cast, look, arrived, letter, kind, facts):
    row = Message(
        office_id=cast.harbor.id, kind=kind, to_address="minh@example.org", to_name="Minh Anh", applicant_id=cast.minh.id,
        request_id=letter.id, facts=NUDGE | facts,
    )  # fmt: skip
    look.add(row)
    look.commit()
    _, mail, _ = arrived(row)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(mail["List-Unsubscribe"]).startswith("<http://localhost/")


NUDGE = {
    "days": 3,
    "on": "2027-08-20",
    "due_on": "2027-09-10",
    "ends_on": "2027-08-27",
    "choice_id": "",
    "agreed_on": "2027-08-01",
}


def test_a_sign_in_is_no_reminder_and_has_nothing_to_stop(cast, look, arrived):
    row = Message(kind="password_changed", to_address="anna@example.org", to_name="Anna")
    look.add(row)
    look.commit()
    _, mail, _ = arrived(row)
    assert (mail["List-Unsubscribe"], mail["In-Reply-To"], mail["Reply-To"]) == (None, None, None)


def test_a_reminder_is_in_the_offices_words_and_keeps_its_link_and_its_end(cast, look, reminder, arrived):
    look.add(Wording(
        office_id=cast.harbor.id, kind="message", key="gentle_reminder", subject="Soon: {applicant}",
        body="Good day {writer}, until {due_on}: {link}\n\nYours, {sender}",
    ))  # fmt: skip
    look.commit()
    _, mail, _ = arrived(reminder)
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert mail["Subject"] == "Soon: Minh Anh Nguyễn"
    assert text.startswith("Good day Dr. Helen Park, until ")
    assert "Yours, Harbor Advising" in text
    assert "http://localhost/letter/" in text
    assert "http://localhost/reminders/stop/" in text
    assert "Open the page</a>" in html


def test_a_reminder_without_own_words_has_ours(reminder, arrived):
    _, mail, _ = arrived(reminder)
    text = mail.get_body(("plain",)).get_content()
    assert str(mail["Subject"]).startswith("The letter for Minh Anh Nguyễn, due on ")
    assert "http://localhost/letter/" in text
