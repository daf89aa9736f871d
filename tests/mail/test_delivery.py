"""Mail meets a real SMTP server that fails in every way that servers do: nothing is lost, and nothing is sent twice unnoticed."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.access import WORKER, become
from portal.clock import now
from portal.delivery import GIVES_UP_AFTER, TryLater, deliver, wait_after
from portal.extensions import db
from portal.mail_server import Patience, hang_up
from portal.models import History, Message, Writer
from tests.mail.trouble import Trouble, TroubledServer, self_signed

SHORT = Patience(for_an_answer=0.3, for_the_verdict=0.3)


@pytest.fixture(autouse=True)
def no_kept_connection():
    hang_up()
    yield
    hang_up()


@pytest.fixture
def server():
    with TroubledServer() as server:
        yield server


@pytest.fixture
def mail(cast, look):
    """`mail()`: a mail of thanks to Dr. Park, in the outbox."""

    def mail(**given) -> Message:
        letter = cast.letter("uploaded")
        row = Message(**{
            "office_id": cast.harbor.id, "kind": "thank", "to_address": "park@hospital.example.org", "to_name": "Dr. Helen Park",
            "applicant_id": cast.minh.id, "request_id": letter.id, "facts": {"subject": "Thank you", "body": "For your letter."},
        } | given)  # fmt: skip
        look.add(row)
        look.commit()
        return row

    return mail


@pytest.fixture
def send(app, look):
    """`send(row, to=server)`: what the worker's job does; the row afterwards, and when it is tried again."""

    def send(row: Message, *, to: TroubledServer | str, patience: Patience = SHORT):
        settings = app.config["SETTINGS"]
        later = None
        with app.app_context():
            app.config["SETTINGS"] = replace(settings, smtp_url=to if isinstance(to, str) else to.url)
            become(db.session(), WORKER)
            try:
                deliver(row.id, patience=patience)
            except TryLater as wait:
                later = wait.at
            finally:
                app.config["SETTINGS"] = settings
        look.refresh(row)
        return later

    return send


def test_a_mail_is_sent_once_and_its_row_says_so(server, mail, send):
    row = mail()
    assert send(row, to=server) is None
    assert send(row, to=server) is None
    assert (row.status, row.tries, row.error, row.next_try_at) == ("sent", 1, "", None)
    assert server.ids_taken() == {f"<{row.id}@example.org>": 1}


def test_one_connection_serves_many_mails(server, mail, send):
    for _ in range(3):
        send(mail(), to=server)
    assert (len(server.accepted), server.connections) == (3, 1)


def test_a_kept_connection_that_the_server_has_closed_is_opened_again(server, mail, send):
    send(mail(), to=server)
    server.trouble, server.times = Trouble.DROPS_IDLE, 1
    row = mail()
    assert send(row, to=server) is None
    assert (row.status, row.tries, server.connections) == ("sent", 1, 2)


WAITS = [
    (Trouble.GREYLISTS, "451 4.7.1 Greylisted, please try again in 5 minutes"),
    (Trouble.SAYS_LATER, "452 4.3.1 Insufficient system storage"),
    (Trouble.REFUSES_SENDER, "553 5.7.1 Sender address rejected: not owned by user"),
    (Trouble.HANGS, "The mail server did not answer in time."),
    (Trouble.HANGS_AFTER_TEXT, "The server hung up before it said yes or no."),
    (Trouble.DROPS_AFTER_TEXT, "The server hung up before it said yes or no."),
    (Trouble.DROPS_AMID_TEXT, "The server hung up before it said yes or no."),
]


@pytest.mark.parametrize(("trouble", "why"), WAITS, ids=[trouble for trouble, _ in WAITS])
def test_a_mail_that_has_to_wait_says_why_and_until_when_and_then_arrives(server, mail, send, trouble, why):
    server.trouble, server.times = trouble, 1
    row = mail()
    later = send(row, to=server)
    assert (row.status, row.tries, row.error, row.next_try_at) == ("queued", 1, why, later)
    assert later > now()
    assert send(row, to=server) is None
    assert (row.status, row.tries, row.error, row.next_try_at) == ("sent", 2, "", None)
    assert len(server.accepted) == 1
    assert set(server.ids_taken()) == {f"<{row.id}@example.org>"}
    assert server.ids_taken().total() <= 2


def test_a_slow_server_is_waited_for(server, mail, send):
    server.trouble = Trouble.SLOW
    row = mail()
    assert send(row, to=server, patience=Patience(for_an_answer=5)) is None
    assert (row.status, row.tries) == ("sent", 1)


def test_a_server_that_is_down_is_asked_again_later(mail, send):
    row = mail()
    assert send(row, to="smtp://127.0.0.1:1") is not None
    assert (row.status, row.tries, row.error) == (
        "queued",
        1,
        "The mail server cannot be reached (ConnectionRefusedError).",
    )


def test_a_certificate_that_nobody_vouches_for_is_not_trusted_and_the_mail_waits(mail, send, tmp_path):
    row = mail()
    with TroubledServer(tls=self_signed(tmp_path)) as server:
        assert send(row, to=f"smtp+starttls://127.0.0.1:{server.port}") is not None
        assert server.taken == []
    assert (row.status, row.error) == ("queued", "No safe connection to the mail server (self-signed certificate).")


def test_a_server_without_tls_gets_no_mail_that_was_to_travel_safely(server, mail, send):
    row = mail()
    assert send(row, to=f"smtp+starttls://127.0.0.1:{server.port}") is not None
    assert (row.status, row.error, server.taken) == (
        "queued", "The mail server offers no safe connection, or no sign-in.", [],
    )  # fmt: skip
    assert send(row, to=f"smtps://127.0.0.1:{server.port}") is not None
    assert row.error.startswith("No safe connection to the mail server")


def test_after_a_drop_a_mail_is_repeated_once_under_its_id_and_then_a_person_decides(server, mail, send):
    server.trouble = Trouble.DROPS_AFTER_TEXT
    row = mail()
    assert send(row, to=server) is not None
    assert send(row, to=server) is None
    assert send(row, to=server) is None
    assert server.ids_taken() == {f"<{row.id}@example.org>": 2}
    assert (row.status, row.error) == (
        "failed",
        "The server hung up twice after taking the mail, so it may have arrived.",
    )


def test_waits_grow_to_four_hours_and_end_after_five_days(server, mail, send):
    waits = [wait_after(tries) for tries in range(1, 31)]
    assert waits[0] == timedelta(seconds=10)
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=4)
    assert sum(waits, timedelta()) > timedelta(days=2)
    server.trouble = Trouble.GREYLISTS
    long_ago = now() - GIVES_UP_AFTER - timedelta(minutes=1)
    row = mail(created_at=long_ago, not_before=long_ago)
    assert send(row, to=server) is None
    assert (row.status, row.error) == ("failed", "451 4.7.1 Greylisted, please try again in 5 minutes")


def test_an_address_that_the_server_does_not_know_fails_for_all_to_see(server, mail, send, look, cast):
    server.trouble = Trouble.REFUSES_ADDRESS
    row = mail()
    assert send(row, to=server) is None
    assert (row.status, row.error) == ("failed", "550 5.1.1 No such user here")
    writer = look.get(Writer, (cast.harbor.id, cast.park.id), populate_existing=True)
    assert (writer.address_fails_since is not None, writer.address_fails_as) == (True, "refused")
    at_lakeside = look.get(Writer, (cast.lakeside.id, cast.park_at_lakeside.id), populate_existing=True)
    assert at_lakeside.address_fails_since is None
    told = look.scalars(sa.select(History).where(History.kind == "mail_returned")).one()
    assert (told.shown_to, told.request_id, told.facts["email"]) == (
        ["applicant", "advisor"], row.request_id, "park@hospital.example.org",
    )  # fmt: skip


@pytest.mark.parametrize("trouble", [Trouble.POLICY, Trouble.REFUSES_TEXT])
def test_a_refusal_that_is_not_about_the_address_condemns_no_address(server, mail, send, look, cast, trouble):
    server.trouble = trouble
    row = mail()
    assert send(row, to=server) is None
    assert row.status == "failed"
    assert look.get(Writer, (cast.harbor.id, cast.park.id), populate_existing=True).address_fails_since is None


def test_a_mail_that_cannot_be_written_waits_and_says_so(server, mail, send):
    row = mail(facts={})
    assert send(row, to=server) is not None
    assert (row.status, row.error, server.taken) == ("queued", "We could not write this mail (UndefinedError).", [])


def test_a_line_of_a_mail_that_begins_with_a_dot_arrives_whole(server, mail, send):
    row = mail(facts={"subject": "Dots", "body": ".\n..two\n.one"})
    send(row, to=server)
    assert server.mails()[0].get_body(("plain",)).get_content().split() == [".", "..two", ".one"]
