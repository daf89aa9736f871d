"""`flask mail inbound`: the mail server pipes in what came back."""

import pytest

from portal.cli.mail import mail
from portal.mail_reports import MailNames
from tests.conftest import KEY
from tests.mail import reports

NAMES = MailNames("example.org", KEY, "bounces@example.org")


@pytest.fixture
def pipe(app, look):
    """`pipe(raw, …)`: (exit status, what it said)."""

    def pipe(raw: bytes, *arguments: str) -> tuple[int, str]:
        look.commit()
        done = app.test_cli_runner().invoke(mail, ["inbound", *arguments], input=raw)
        return done.exit_code, done.output.strip()

    return pipe


def test_a_bounce_is_noted_once(pipe, sent, became_of):
    raw = reports.dsn(f"<{sent.id}@example.org>")
    assert pipe(raw) == (0, "1 reports, 1 of them news.")
    assert pipe(raw) == (0, "1 reports, 0 of them news.")
    assert became_of(sent) == ("bounced", "550 5.1.1 <park@hospital.example.org>: User unknown", "bounced", 1)


def test_a_bounce_to_the_mails_own_address_is_noted_whoever_it_names(pipe, sent, became_of, with_mail):
    with_mail(returns="bounces@example.org")
    raw = reports.dsn("<lost@elsewhere>", recipient="forwarded@gmail.example.com")
    assert pipe(raw, NAMES.return_address(sent.id)) == (0, "1 reports, 1 of them news.")
    assert became_of(sent)[0] == "bounced"


def test_a_full_mailbox_is_noted_and_condemns_no_address(pipe, sent, became_of):
    raw = reports.dsn(f"<{sent.id}@example.org>", status="5.2.2", said="552 5.2.2 Mailbox full")
    assert pipe(raw) == (0, "1 reports, 1 of them news.")
    assert became_of(sent) == ("bounced", "552 5.2.2 Mailbox full", "", 1)


def test_a_complaint_is_noted(pipe, sent, became_of):
    assert pipe(reports.complaint(f"<{sent.id}@example.org>")) == (0, "1 reports, 1 of them news.")
    assert became_of(sent) == ("complained", "abuse", "complained", 1)


def test_an_answer_to_our_mail_is_taken_and_left_alone(pipe, sent, became_of):
    assert pipe(b"Subject: Re: The letter\r\n\r\nWill do.") == (0, "No report about a mail of ours.")
    assert became_of(sent) == ("", "", "", 0)


def test_what_comes_back_from_whom_a_writer_named_stays_with_the_writer(pipe, sent, became_of, look):
    sent.kind = "designee"
    assert pipe(reports.dsn(f"<{sent.id}@example.org>")) == (0, "1 reports, 1 of them news.")
    assert became_of(sent)[2] == ""


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(
            b'Content-Type: multipart/report; boundary="b0"\n\n--b0\n' + b"Content-Type: message/rfc822\n\n" * 5000,
            id="a mail in a mail in a mail",
        ),
        pytest.param(
            b'Content-Type: multipart/report; boundary="b0"\n\n'
            + b"".join(
                b'--b%d\nContent-Type: multipart/mixed; boundary="b%d"\n\n' % (depth, depth + 1)
                for depth in range(1500)
            ),
            id="parts in parts",
        ),
        b'Content-Type: multipart/report; boundary="b"\nTo: =?nope?q?=FF?= <a@b>\n\n--b\nContent-Type: message/feedback-report\n\n\xff',
    ],
)
def test_a_mail_made_to_break_the_reader_is_taken_and_left_alone(pipe, raw):
    assert pipe(raw) == (0, "No report about a mail of ours.")


def test_signs_that_no_row_can_keep_are_left_out(pipe, sent, became_of):
    raw = reports.dsn(f"<{sent.id}@example.org>", said="550 5.1.1 \x00User\x07 unknown")
    assert pipe(raw) == (0, "1 reports, 1 of them news.")
    assert became_of(sent)[1] == "550 5.1.1 User unknown"
