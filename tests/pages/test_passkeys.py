"""Passkeys: added by their owner, signing in by themselves, removed."""

import html
import re
from copy import copy

import pytest
import sqlalchemy as sa

from portal.models import Message, Passkey
from tests.soft_passkey import SoftPasskey


@pytest.fixture
def anna(cast):
    return cast.account(cast.anna)


@pytest.fixture
def annas(browse, anna) -> SoftPasskey:
    """A passkey that Anna has added."""
    passkey, browser = SoftPasskey(), browse(anna)
    assert add(browser, passkey, name="blue phone").status_code == 303
    return passkey


def add(browser, passkey: SoftPasskey, **form: str):
    options = html.unescape(re.search(r'data-options="([^"]+)"', browser.get("/account/passkeys").text)[1])
    return browser.post("/account/passkeys", data={"answer": passkey.make(options), **form})


def sign_in(browser, passkey: SoftPasskey, **form: str):
    options = browser.get("/sign-in/passkey").text
    return browser.post("/sign-in/passkey", data={"answer": passkey.sign(options), **form})


def test_a_passkey_signs_its_owner_in(browse, annas):
    browser = browse()
    answer = sign_in(browser, annas, next="/account")
    assert (answer.status_code, answer.location) == (303, "/account")
    assert "anna@example.org" in browser.get("/account").text


def test_its_owner_is_mailed(annas, look):
    mail = look.scalars(sa.select(Message)).one()
    assert (mail.kind, mail.to_address, mail.facts) == ("passkey_added", "anna@example.org", {"name": "blue phone"})


def test_a_removed_passkey_signs_in_no_longer(browse, look, anna, annas):
    browser = browse(anna)
    assert "blue phone" in browser.get("/account/passkeys").text
    row = look.scalars(sa.select(Passkey)).one()
    assert browser.post(f"/account/passkeys/{row.id}/remove").status_code == 303
    assert "blue phone" not in browser.get("/account/passkeys").text
    assert sign_in(browse(), annas).status_code == 422


def test_nobody_removes_anothers_passkey(cast, browse, look, annas):
    row = look.scalars(sa.select(Passkey)).one()
    assert browse(cast.account(cast.ben)).post(f"/account/passkeys/{row.id}/remove").status_code == 404
    assert look.scalar(sa.select(sa.func.count(Passkey.id))) == 1


def test_a_passkey_that_nobody_added_gets_a_sentence(cast, browse):
    answer = sign_in(browse(), SoftPasskey())
    assert answer.status_code == 422
    assert "No account here knows this passkey" in answer.text


def test_an_answer_is_good_for_one_question_in_one_browser(browse, annas):
    browser = browse()
    answer = annas.sign(browser.get("/sign-in/passkey").text)
    assert browse().post("/sign-in/passkey", data={"answer": answer}).status_code == 422
    assert browser.post("/sign-in/passkey", data={"answer": answer}).status_code == 303
    browser.post("/sign-out")
    assert browser.post("/sign-in/passkey", data={"answer": answer}).status_code == 422


def test_an_answer_made_for_another_site_is_refused(browse, annas):
    annas.origin = "http://comrnend.example"
    assert sign_in(browse(), annas).status_code == 422


def test_a_device_that_does_not_make_sure_who_holds_it_is_refused(browse, anna):
    careless = SoftPasskey(verifies=False)
    answer = add(browse(anna), careless)
    assert answer.status_code == 422
    assert "The passkey was not made" in answer.text


def test_a_copied_passkey_is_noticed_by_its_count(browse, annas):
    copied = copy(annas)
    assert sign_in(browse(), annas).status_code == 303
    assert sign_in(browse(), copied).status_code == 422


@pytest.mark.parametrize(
    "answer", ["", "{}", "not json", '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}']
)
def test_an_answer_that_cannot_be_read_is_refused(browse, answer):
    browser = browse()
    browser.get("/sign-in/passkey")
    assert browser.post("/sign-in/passkey", data={"answer": answer}).status_code == 422


def test_the_question_names_no_account(browse, annas):
    assert browse().get("/sign-in/passkey").json["allowCredentials"] == []
