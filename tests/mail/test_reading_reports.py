"""Reports of bounces and complaints are read for which mail, whose address and why, and for nothing else."""

import json
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.mail_reports import MailNames, Report, read_mail, read_mailgun, read_postmark, read_ses
from tests.mail import reports

MAIL = UUID("6f1c2f0e-8c1b-4a8e-9c55-0123456789ab")
NAMES = MailNames("example.org", "not a secret: for tests alone", "bounces@example.org")
ID, OURS = NAMES.message_id(MAIL), NAMES.return_address(MAIL)
PARK = "park@hospital.example.org"


def test_a_return_address_names_its_mail_and_cannot_be_made_by_others():
    assert NAMES.by_return_address(OURS) == MAIL
    assert NAMES.by_return_address(OURS.upper()) == MAIL
    assert len(OURS.partition("@")[0]) <= 64
    last = "0" if OURS[-13] != "0" else "1"
    assert NAMES.by_return_address(OURS.replace(OURS[-13] + "@", last + "@")) is None
    assert MailNames("example.org", "another key", "bounces@example.org").by_return_address(OURS) is None
    assert MailNames("example.org", "key").return_address(MAIL) == ""


@pytest.mark.parametrize("returned_type", ["text/rfc822-headers", "message/rfc822"])
def test_a_bounce_is_read(returned_type):
    read = read_mail(reports.dsn(ID, returned_type=returned_type), NAMES)
    assert read == [Report(MAIL, PARK, "bounced", f"550 5.1.1 <{PARK}>: User unknown", True)]


def test_a_bounce_to_the_mails_own_address_needs_nothing_else():
    raw = reports.dsn("<lost@elsewhere>", to=OURS, recipient="forwarded@gmail.example.com")
    assert [(one.message_id, one.recipient) for one in read_mail(raw, NAMES)] == [(MAIL, "")]
    piped = reports.dsn("<lost@elsewhere>", recipient="forwarded@gmail.example.com")
    assert [one.message_id for one in read_mail(piped, NAMES, delivered_to=OURS)] == [MAIL]


@pytest.mark.parametrize(
    ("status", "said", "dead"),
    [
        ("5.1.1", "550 5.1.1 User unknown", True),
        ("5.0.0", "550 No such user", False),
        ("5.2.1", "550 5.2.1 Mailbox disabled", True),
        ("5.2.2", "552 5.2.2 Mailbox full", False),
        ("5.7.1", "550 5.7.1 Blocked by policy", False),
        ("4.4.1", "connect to hospital.example.org: Connection timed out", True),
        ("4.7.0", "451 4.7.0 Greylisted for five days", False),
    ],
)
def test_only_some_bounces_condemn_the_address(status, said, dead):
    assert [one.address_is_dead for one in read_mail(reports.dsn(ID, status=status, said=said), NAMES)] == [dead]


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_a_mail_that_is_late_or_there_is_no_bounce(action):
    assert read_mail(reports.dsn(ID, action=action), NAMES) == []


def test_a_complaint_is_read():
    assert read_mail(reports.complaint(ID), NAMES) == [Report(MAIL, PARK, "complained", "abuse", True)]
    assert read_mail(reports.complaint(ID, kind="not-spam"), NAMES) == []


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nBack on Monday.",
        reports.dsn("<6f1c2f0e-8c1b-4a8e-9c55-0123456789ab@elsewhere.example.com>"),
        reports.dsn("<not-ours@example.org>"),
        reports.dsn(ID, recipient=""),
    ],
)
def test_anything_else_is_left_alone(raw):
    assert read_mail(raw, NAMES) == []


@given(st.binary(max_size=300), st.sampled_from([b"", reports.dsn(ID), reports.complaint(ID)]), st.integers(0, 900))
def test_no_mail_can_break_the_reading(noise, around, at):
    raw = around[:at] + noise + around[at:]
    assert all(one.message_id == MAIL for one in read_mail(raw, NAMES))


def test_postmarks_webhook_is_read():
    hard = read_postmark(reports.postmark(ID), NAMES)
    assert [(one.message_id, one.recipient, one.how, one.address_is_dead) for one in hard] == [
        (MAIL, PARK, "bounced", True)
    ]
    assert [one.address_is_dead for one in read_postmark(reports.postmark(ID, Type="SoftBounce"), NAMES)] == [False]
    assert read_postmark(reports.postmark(ID, Type="Transient"), NAMES) == []
    assert read_postmark(reports.postmark(ID, Type="AutoResponder"), NAMES) == []
    complaint = read_postmark(reports.postmark(ID, RecordType="SpamComplaint", Type="SpamComplaint"), NAMES)
    assert [one.how for one in complaint] == ["complained"]
    assert read_postmark(reports.postmark(ID, Metadata=None), NAMES) == []


def test_mailguns_webhook_is_read():
    assert read_mailgun(reports.mailgun(ID), NAMES) == [Report(MAIL, PARK, "bounced", "5.1.1 No such user", True)]
    assert read_mailgun(reports.mailgun(ID, severity="temporary"), NAMES) == []
    assert [one.how for one in read_mailgun(reports.mailgun(ID, event="complained"), NAMES)] == ["complained"]
    assert read_mailgun({"event-data": []}, NAMES) == []


def test_amazons_notification_is_read():
    hard = read_ses(reports.ses(ID), NAMES)
    assert [(one.message_id, one.recipient, one.how, one.address_is_dead) for one in hard] == [
        (MAIL, PARK, "bounced", True)
    ]
    assert [one.address_is_dead for one in read_ses(reports.ses(ID, bounceSubType="MailboxFull"), NAMES)] == [False]
    assert read_ses(reports.ses(ID, bounceType="Transient"), NAMES) == []
    told = json.loads(reports.ses(ID)) | {
        "notificationType": "Complaint",
        "complaint": {"complainedRecipients": [{"emailAddress": PARK}], "complaintFeedbackType": "abuse"},
    }
    assert [one.how for one in read_ses(json.dumps(told), NAMES)] == ["complained"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["mail", "bounce", "event-data", "message", "headers", "Metadata", "Type", "bouncedRecipients"]
            ),
            inside,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(st.sampled_from(["event-data", "Metadata", "mail", "Email", "bounce", "notificationType"]), JSON)
)
def test_no_webhook_can_break_the_reading(told):
    assert read_postmark(told, NAMES) == read_mailgun(told, NAMES) == read_ses(json.dumps(told), NAMES) == []
