"""One's own account, one's desks, and what everybody may read."""

import time

import pytest
import sqlalchemy as sa

from portal.clock import now
from portal.models import Account, Advisor, Message, Writer
from portal.passwords import hashed, matches

PASSWORD = "vier Zebras tanzen auf dem Mond"
ANOTHER = "purple kangaroo dances slowly"


@pytest.fixture
def anna(cast) -> Account:
    return cast.account(cast.anna)


def kept_password(look, account) -> str | None:
    look.expire_all()
    return look.get(Account, account.id).password_hash


def test_a_person_changes_name_zone_and_theme(browse, look, anna):
    browser = browse(anna)
    answer = browser.post("/account", data={"name": "Anna L.", "time_zone": "Europe/Stockholm", "theme": "dark"})
    assert answer.status_code == 303
    look.expire_all()
    kept = look.get(Account, anna.id)
    assert (kept.name, kept.time_zone, kept.theme) == ("Anna L.", "Europe/Stockholm", "dark")
    assert 'data-bs-theme="dark"' in browser.get("/account").text


def test_a_zone_that_is_none_is_refused_and_what_was_written_is_kept(browse, anna):
    answer = browse(anna).post("/account", data={"name": "Anna L.", "time_zone": "Mars/Olympus", "theme": ""})
    assert answer.status_code == 422
    assert "Anna L." in answer.text


def test_a_first_password_is_set_without_another(browse, look, anna):
    browser = browse(anna)
    answer = browser.post("/account/password", data={"password": PASSWORD})
    assert answer.status_code == 303
    assert matches(kept_password(look, anna), PASSWORD)
    assert [(mail.kind, mail.to_address) for mail in look.scalars(sa.select(Message))] == [
        ("password_changed", "anna@example.org")
    ]


def test_a_new_password_ends_every_other_session(browse, anna):
    here, elsewhere = browse(anna), browse(anna)
    here.post("/account/password", data={"password": PASSWORD})
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302


def test_to_change_a_password_takes_the_present_one(browse, look, anna):
    look.execute(sa.update(Account).where(Account.id == anna.id).values(password_hash=hashed(PASSWORD)))
    browser = browse(anna)
    answer = browser.post("/account/password", data={"password": ANOTHER, "current": "a guess"})
    assert answer.status_code == 422
    assert "This is not your present password" in answer.text
    assert browser.post("/account/password", data={"password": ANOTHER, "current": PASSWORD}).status_code == 303
    assert matches(kept_password(look, anna), ANOTHER)


@pytest.mark.parametrize(("minutes", "status"), [(1, 303), (16, 422)])
def test_a_forgotten_password_is_replaced_shortly_after_a_mailed_link(browse, look, anna, minutes, status):
    look.execute(sa.update(Account).where(Account.id == anna.id).values(password_hash=hashed(PASSWORD)))
    browser = browse(anna)
    with browser.session_transaction() as session:
        session["proven_at"] = int(time.time()) - minutes * 60
    assert browser.post("/account/password", data={"password": ANOTHER}).status_code == status


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("fourteen chars", "15 characters or more"),
        ("password password", "would be guessed soon"),
        ("Anna Lindqvist 2027", "would be guessed soon"),
    ],
)
def test_a_password_that_others_guess_is_refused_beside_its_field(browse, look, anna, password, sentence):
    answer = browse(anna).post("/account/password", data={"password": password})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert kept_password(look, anna) is None


def test_a_password_is_never_written_back_into_the_page(browse, anna):
    assert "fourteen chars" not in browse(anna).post("/account/password", data={"password": "fourteen chars"}).text


@pytest.mark.parametrize(("who", "home"), [("anna", "/advisor/"), ("minh", "/applicant/"), ("park", "/writer/")])
def test_a_person_is_led_to_their_desk(cast, browse, who, home):
    assert browse(cast.account(getattr(cast, who))).get("/").location == home


def test_one_person_holds_several_roles_and_switches(cast, browse, look, anna):
    writes = Writer(office_id=cast.lakeside.id, account_id=anna.id, name="Anna Lindqvist", email="anna@example.org")
    here_too = Advisor(
        office_id=cast.lakeside.id, account_id=anna.id, name="Anna L.", email="anna@example.org", joined_at=now()
    )
    look.add_all([writes, here_too])
    browser = browse(anna)
    assert browser.get("/").location == "/advisor/"
    menu = browser.get("/account").text
    for label in ("Advise at Harbor Advising", "Advise at Lakeside Global", "Letters I write"):
        assert label in menu
    assert browser.get(f"/desk/advisor/{here_too.id}").location == "/advisor/"
    with browser.session_transaction() as session:
        assert session["desk_advisor"] == str(here_too.id)
    assert "Lakeside Global" in browser.get("/advisor/").text


@pytest.mark.parametrize("who", ["lena", "ben", "minh"])
def test_nobody_sits_at_anothers_desk(cast, browse, who):
    browser = browse(cast.account(getattr(cast, who)))
    assert browser.get(f"/desk/advisor/{cast.anna.id}").status_code == 404


def test_who_left_every_office_is_told_so(cast, browse, look, anna):
    look.execute(sa.update(Advisor).where(Advisor.account_id == anna.id).values(left_at=now()))
    assert "No office has you on its list now" in browse(anna).get("/").text


@pytest.mark.parametrize("path", ["/", "/help", "/who-sees-what", "/accessibility", "/sign-in", "/sign-in/password"])
def test_everybody_may_read_these(browse, path):
    assert browse().get(path).status_code == 200


def test_account_and_help_show_the_way_back_into_the_portal(cast, browse):
    client = browse(cast.account(cast.minh))
    assert all('href="/applicant/plan"' in client.get(path).text for path in ("/account", "/help"))
