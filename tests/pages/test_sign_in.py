"""Coming in: by a mailed link, by a password; and going out."""

import re
from datetime import timedelta
from email.message import EmailMessage

import pytest
import sqlalchemy as sa

from portal.clock import now
from portal.models import Account, Advisor, Message, SignInLink
from portal.passwords import hashed
from tests.mailed import write

PASSWORD = "vier Zebras tanzen auf dem Mond"


@pytest.fixture
def mails(app, look):
    """Every mail that waits, as it will be written."""

    def mails() -> list[EmailMessage]:
        look.expire_all()
        with app.app_context():
            return [
                write(row, app.config["SETTINGS"])
                for row in look.scalars(sa.select(Message).order_by(Message.created_at))
            ]

    return mails


def path_in(mail: EmailMessage) -> str:
    """The path of the first address in the mail."""
    return re.search(r"http://localhost(/\S+)", mail.get_body(("plain",)).get_content())[1]


def mailed_path(browser, mails, email: str, **form) -> str:
    browser.post("/sign-in", data={"email": email, **form})
    return path_in(mails()[-1])


def test_a_known_address_is_mailed_a_link_whose_button_signs_in(cast, browse, mails):
    browser = browse()
    answer = browser.post("/sign-in", data={"email": " Anna@Example.org "})
    assert (answer.status_code, answer.location) == (303, "/sign-in/mailed")
    path = path_in(mails()[0])
    assert browser.get(path).status_code == 200
    answer = browser.post(path)
    assert (answer.status_code, answer.location) == (303, "/")
    assert browser.get("/").location == "/advisor/"


def test_an_unknown_address_gets_the_same_answer_and_no_mail(cast, browse, mails):
    known, unknown = browse(), browse()
    answers = [
        browser.post("/sign-in", data={"email": email}, follow_redirects=True).text.replace(email, "…")
        for browser, email in ((known, "anna@example.org"), (unknown, "nobody@example.org"))
    ]
    assert answers[0] == answers[1]
    assert [mail["To"] for mail in mails()] == ["Anna Lindqvist <anna@example.org>"]


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/password"])
def test_the_database_is_asked_the_same_for_both(cast, browse, one_transaction, path):
    asked = []
    sa.event.listen(one_transaction, "before_cursor_execute", lambda *given: asked.append(given[2]))
    told = []
    for email in ("anna@example.org", "nobody@example.org"):
        browser = browse()
        asked.clear()
        browser.post(path, data={"email": email, "password": "not this one at all"})
        told.append([statement for statement in asked if "SAVEPOINT" not in statement])
    assert told[0] == told[1] != []


def test_looking_at_the_link_shows_nobodys_name_and_uses_nothing_up(cast, browse, mails):
    path = mailed_path(browse(), mails, "anna@example.org")
    scanner = browse()
    assert scanner.head(path).status_code == 200
    assert "anna" not in scanner.get(path).text.casefold()
    assert browse().post(path).status_code == 303


def test_a_link_works_once(cast, browse, mails):
    path = mailed_path(browse(), mails, "anna@example.org")
    assert [browse().post(path).status_code for _ in range(2)] == [303, 410]
    assert browse().get(path).status_code == 410


def test_a_link_works_for_a_short_time(cast, browse, mails, look):
    path = mailed_path(browse(), mails, "anna@example.org")
    look.execute(sa.update(SignInLink).values(expires_at=now() - timedelta(hours=1)))
    assert browse().post(path).status_code == 410


def test_the_link_leads_to_the_page_the_person_came_for(cast, browse, mails):
    path = mailed_path(browse(), mails, "anna@example.org", next="/advisor/letters?view=late")
    assert browse().post(path).location == "/advisor/letters?view=late"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_link_leads_to_no_other_site(cast, browse, mails, elsewhere):
    path = mailed_path(browse(), mails, "anna@example.org", next=elsewhere)
    assert browse().post(path).location == "/"


def test_the_database_holds_no_token(cast, browse, mails, look):
    token = mailed_path(browse(), mails, "anna@example.org").rpartition("/")[2]
    rows = look.execute(
        sa.text("SELECT to_jsonb(l)::text FROM sign_in_link l UNION ALL SELECT to_jsonb(m)::text FROM message m")
    )
    assert [row for row in rows.scalars() if token in row] == []


def test_whoever_was_invited_has_joined_at_the_first_sign_in(cast, browse, mails, look):
    look.execute(sa.update(Advisor).where(Advisor.id == cast.ben.id).values(joined_at=None))
    browse().post(mailed_path(browse(), mails, "ben@example.org"))
    look.expire_all()
    assert look.get(Advisor, (cast.harbor.id, cast.ben.id)).joined_at is not None


def test_an_address_in_no_shape_is_answered_beside_the_field(browse):
    answer = browse().post("/sign-in", data={"email": "anna at example"})
    assert answer.status_code == 422
    assert "This is not an e-mail address" in answer.text


def test_a_page_that_needs_a_person_leads_to_the_sign_in_and_back(browse):
    assert browse().get("/account").location == "/sign-in?next=/account"


def test_a_disabled_account_gets_no_mail_and_no_session(cast, browse, mails, look):
    signed_in = browse(cast.account(cast.anna))
    look.execute(sa.update(Account).where(Account.id == cast.anna.account_id).values(disabled_at=now()))
    browse().post("/sign-in", data={"email": "anna@example.org"})
    assert mails() == []
    assert signed_in.get("/account").status_code == 302


@pytest.fixture
def anna_has_a_password(cast, look):
    look.execute(sa.update(Account).where(Account.id == cast.anna.account_id).values(password_hash=hashed(PASSWORD)))


@pytest.mark.usefixtures("anna_has_a_password")
def test_a_password_signs_in(browse):
    browser = browse()
    answer = browser.post(
        "/sign-in/password", data={"email": "anna@example.org", "password": PASSWORD, "next": "/account"}
    )
    assert (answer.status_code, answer.location) == (303, "/account")
    assert browser.get("/account").status_code == 200


@pytest.mark.usefixtures("anna_has_a_password")
@pytest.mark.parametrize("email", ["anna@example.org", "ben@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_sentence(browse, email):
    answer = browse().post("/sign-in/password", data={"email": email, "password": "not this one at all"})
    assert answer.status_code == 422
    assert "This address and this password do not belong together" in answer.text


def test_signing_in_begins_a_new_session(cast, browse, mails):
    browser = browse()
    with browser.session_transaction() as session:
        session["planted"] = "by somebody else"
    browser.post(mailed_path(browse(), mails, "anna@example.org"))
    with browser.session_transaction() as session:
        assert "planted" not in session


def test_signing_out_leaves_nothing_in_the_browser(cast, browse):
    browser = browse(cast.account(cast.anna))
    assert browser.post("/sign-out").status_code == 303
    assert browser.get("/account").status_code == 302
    with browser.session_transaction() as session:
        assert set(session) <= {"_flashes"}


def test_the_session_ends_when_the_person_ends_all_others(cast, browse):
    here, elsewhere = browse(cast.account(cast.anna)), browse(cast.account(cast.anna))
    assert here.post("/account/sessions/end").status_code == 303
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302


@pytest.mark.parametrize("path", ["/account/sessions/end", "/account/password"])
def test_whoever_ends_every_session_ends_mailed_links_as_well(cast, browse, mails, path):
    mailed = mailed_path(browse(), mails, "anna@example.org")
    browse(cast.account(cast.anna)).post(path, data={"password": PASSWORD})
    stranger = browse()
    stranger.post(mailed)
    assert stranger.get("/advisor/").status_code == 302
