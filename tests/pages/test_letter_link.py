"""The mailed link of a writer page: looking changes nothing, a button opens it here, a second browser needs a code."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.clock import now, today
from portal.models import LetterRequest, Link, LinkBrowser, LinkCode, Message
from portal.tokens import Purpose, code_for, signed_row_id, token_for
from portal.usecases.links import issue_link, revoke_links
from tests.conftest import KEY
from tests.rows import everything


@pytest.fixture
def letter(cast):
    return cast.letter("sent")


@pytest.fixture
def link(cast, act, letter) -> Link:
    with act(cast.actor(cast.anna)):
        return issue_link(letter, "writer", letter.writer_account_id)


@pytest.fixture
def path(link) -> str:
    return "/letter/" + token_for(KEY, Purpose.LETTER_LINK, link.id)


def mailed_code(look) -> str:
    """The code of the newest mail."""
    return code_for(KEY, look.scalars(sa.select(LinkCode.id).order_by(LinkCode.expires_at.desc())).first())


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_changes_nothing(browse, look, path, method):
    browser = browse()
    before = everything(look)
    answer = getattr(browser, method)(path)
    assert answer.status_code == 200
    assert everything(look) == before
    assert "commend_browser" not in answer.headers.get("Set-Cookie", "")


def test_the_page_names_the_office_and_nobody_else(browse, path, letter):
    text = browse().get(path).text
    assert "Harbor Advising" in text
    assert not re.search("Minh|Nguy|Park|2026|2027", text)


def test_the_button_opens_the_page_in_this_browser(browse, path, letter, link):
    browser = browse()
    answer = browser.post(path)
    assert (answer.status_code, answer.location) == (303, f"/writer/letters/{letter.id}")
    with browser.session_transaction() as session:
        assert session["links"] == {str(letter.id): str(link.id)}
    assert browser.get_cookie("commend_browser").http_only


def test_pressed_again_in_the_same_browser_it_opens_again(browse, path, letter):
    browser = browse()
    browser.post(path)
    assert browser.get(path).location == f"/writer/letters/{letter.id}"
    assert browser.post(path).status_code == 303


def test_a_second_browser_is_mailed_a_code_that_opens_it(browse, look, path, letter):
    browse().post(path)
    second = browse()
    assert "Mail me the code" in second.get(path).text
    answer = second.post(path, follow_redirects=True)
    assert answer.request.path == f"{path}/code"
    assert look.scalars(sa.select(Message.kind)).all() == ["link_code"]
    answer = second.post(f"{path}/code", data={"code": mailed_code(look)[:4] + " " + mailed_code(look)[4:]})
    assert answer.location == f"/writer/letters/{letter.id}"


def test_a_code_is_good_for_the_browser_that_asked(browse, look, path):
    browse().post(path)
    second, third = browse(), browse()
    second.post(path, follow_redirects=True)
    assert third.post(f"{path}/code", data={"code": mailed_code(look)}).location == f"{path}/code"
    assert second.post(f"{path}/code", data={"code": mailed_code(look)}).location != f"{path}/code"


def test_five_wrong_codes_are_enough(browse, look, path):
    browse().post(path)
    second = browse()
    second.post(path, follow_redirects=True)
    for _ in range(5):
        assert second.post(f"{path}/code", data={"code": "1"}).location == f"{path}/code"
    assert second.post(f"{path}/code", data={"code": mailed_code(look)}).location == f"{path}/code"


def test_a_code_is_good_for_ten_minutes(browse, look, path):
    browse().post(path)
    second = browse()
    second.post(path, follow_redirects=True)
    kept = look.scalars(sa.select(LinkCode)).one()
    assert timedelta(minutes=9) < kept.expires_at - now() <= timedelta(minutes=10)
    kept.expires_at = now() - timedelta(seconds=1)
    look.commit()
    assert second.post(f"{path}/code", data={"code": mailed_code(look)}).location == f"{path}/code"


def test_an_office_may_demand_the_code_always(cast, browse, look, path):
    cast.harbor.settings = {"code_always": True}
    look.commit()
    browser = browse()
    assert browser.post(path, follow_redirects=True).request.path == f"{path}/code"
    assert look.scalars(sa.select(LinkBrowser)).all() == []


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"revoked_at": now()}, "This link was replaced or closed"),
        ({"expires_at": now() - timedelta(days=1)}, "This link has run out"),
    ],
)
def test_a_dead_link_says_what_to_do(browse, look, link, path, columns, sentence):
    look.execute(sa.update(Link).where(Link.id == link.id).values(**columns))
    for answer in (
        browse().get(path),
        browse().post(path),
        browse().get(f"{path}/code"),
        browse().post(f"{path}/mail-code"),
    ):
        assert answer.status_code == 410
        assert sentence in answer.text
    assert look.scalars(sa.select(LinkBrowser)).all() == []


def test_a_letter_that_ended_says_thank_you(cast, browse, look, letter, path):
    look.execute(sa.update(LetterRequest).values(status="withdrawn", withdrawn_at=now(), withdrawn_by="applicant"))
    answer = browse().get(path)
    assert answer.status_code == 410
    assert "This letter is no longer needed" in answer.text


def test_a_token_nobody_issued_is_not_there(browse, path):
    assert browse().get("/letter/" + "a" * 43).status_code == 404
    assert browse().post("/letter/" + "a" * 43).status_code == 404


def test_a_revoked_link_closes_the_browser_it_was_opened_in(cast, act, browse, letter, path):
    browser = browse()
    browser.post(path)
    with act(cast.actor(cast.anna)):
        revoke_links(letter, "writer")
    assert browser.get(path).status_code == 410


def test_a_new_link_goes_to_the_known_address_and_the_old_one_dies(browse, look, link, path):
    look.execute(sa.update(Link).values(expires_at=now() - timedelta(days=1)))
    assert browse().post(f"{path}/again").location == "/letter/mailed"
    look.expire_all()
    fresh = look.scalars(sa.select(Link).where(Link.id != link.id)).one()
    mail = look.scalars(sa.select(Message)).one()
    assert (mail.kind, mail.to_address, mail.link_id) == ("link_again", "park@hospital.example.org", fresh.id)
    assert browse().post("/letter/" + token_for(KEY, Purpose.LETTER_LINK, fresh.id)).status_code == 303
    assert look.get(Link, (link.office_id, link.id)).revoked_at is not None


def test_asking_for_a_new_link_is_answered_the_same_whatever_the_link_was(browse, look, path):
    answers = {browse().post(f"{where}/again").location for where in (path, "/letter/unknown")}
    assert answers == {"/letter/mailed"}


def test_a_revoked_link_cannot_make_a_new_one(browse, look, path):
    look.execute(sa.update(Link).values(revoked_at=now()))
    browse().post(f"{path}/again")
    assert look.scalars(sa.select(Message)).all() == []


def test_a_link_dies_some_days_after_the_due_date(link, letter):
    assert (link.expires_at.date() - today()).days == 20 + 21


def test_a_token_has_128_bits_or_more_and_is_nowhere_in_the_database(browse, look, path):
    browse().post(path)
    browse().post(path, follow_redirects=True)
    token = path.rpartition("/")[2]
    assert len(token) * 6 >= 128
    assert [table for table, rows in everything(look).items() if any(token in row for row in rows)] == []


@pytest.fixture
def stop(link) -> str:
    return "/reminders/stop/" + signed_row_id(KEY, Purpose.UNSUBSCRIBE, link.id)


def test_one_click_stops_the_reminders_of_that_letter(cast, browse, look, letter, stop):
    other = cast.letter("sent")
    answer = browse().post(stop, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert "You get no more of these mails" in answer.text
    look.expire_all()
    assert look.get(LetterRequest, (letter.office_id, letter.id)).reminders_paused_at is not None
    assert look.get(LetterRequest, (other.office_id, other.id)).reminders_paused_at is None
    assert look.execute(sa.text("SELECT kind, actor_role, actor_name FROM history")).all() == [
        ("pause", "anonymous", "Dr. Helen Park")
    ]


def test_looking_at_the_stop_page_stops_nothing(browse, look, stop):
    browser = browse()
    before = everything(look)
    assert browser.get(stop).status_code == 200
    assert everything(look) == before


def test_an_address_we_have_not_signed_stops_nothing(browse, look, link, stop):
    forged = signed_row_id("another key", Purpose.UNSUBSCRIBE, link.id)
    assert "There are no reminders to stop" in browse().post(f"/reminders/stop/{forged}").text
    assert look.scalars(sa.select(LetterRequest.reminders_paused_at)).all() == [None]


def test_a_mail_that_went_to_a_wrong_address_cannot_stop_the_right_ones_reminders(cast, browse, look, stop):
    look.execute(sa.update(LetterRequest).values(writer_account_id=cast.stein.account_id))
    assert "There are no reminders to stop" in browse().post(stop).text


def test_the_button_is_the_first_look_of_a_writer_and_the_applicant_sees_it(browse, look, path, letter):
    browse().get(path)
    assert look.scalars(sa.select(LetterRequest.status)).all() == ["sent"]
    browse().post(path)
    assert look.execute(sa.select(LetterRequest.status, LetterRequest.status_said_by)).all() == [("seen", "our page")]
    assert look.execute(sa.text("SELECT kind, actor_role FROM history")).all() == [("see", "writer")]
