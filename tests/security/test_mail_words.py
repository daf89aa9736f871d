"""What people write stands in mails that we send: it must not become ours, nor break the mail."""

import pytest

from portal.models import Message
from tests.mailed import write


@pytest.fixture
def thanks(app, cast, look):
    """The mail of an applicant's own words."""

    def thanks(body: str, *, to_name: str = "Dr. Helen Park", subject: str = "Thank you"):
        message = Message(
            kind="thank", to_address="park@hospital.example.org", to_name=to_name, office_id=cast.harbor.id,
            facts={"subject": subject, "body": body, "reply_to": "minh@example.org"},
        )  # fmt: skip
        look.add(message)
        look.flush()
        with app.test_request_context(), pytest.MonkeyPatch.context() as patch:
            patch.setattr("portal.writing.db.session", look)
            return write(message, app.config["SETTINGS"])

    return thanks


@pytest.mark.parametrize(
    ("address", "ours"),
    [("http://localhost/writer/", True), ("http://localhost", True), ("http://localhost.elsewhere.example/", False)],
)
def test_only_an_address_of_ours_becomes_the_button(thanks, address, ours):
    page = thanks(f"Dear Dr. Park,\n\n{address}\n\nMinh").get_body(("html",)).get_content()
    assert ("Open the page" in page) is ours


def test_lines_in_a_name_or_a_subject_add_no_header(thanks):
    mail = thanks("Thank you.", to_name="Dr. Park\r\nBcc: all@example.org", subject="Thanks\r\nBcc: all@example.org")
    assert mail["Bcc"] is None
    assert mail["To"].addresses[0].addr_spec == "park@hospital.example.org"


def test_markup_in_the_words_is_shown_as_written(thanks):
    page = thanks("<img src=x onerror=alert(1)> {{ 7 * 7 }}").get_body(("html",)).get_content()
    assert "<img src=x" not in page
    assert "{{ 7 * 7 }}" in page
