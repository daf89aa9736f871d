"""Every route, for every kind of person of two offices: tests/access_table.py says who may enter."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from portal import files
from portal.access import OPERATOR
from portal.clock import now
from portal.guard import BROWSER_COOKIE, browser_hash
from portal.models import (
    Account,
    Application,
    BulkAction,
    CohortImport,
    Designee,
    File,
    LetterRequest,
    Link,
    LinkBrowser,
    Message,
    Passkey,
    Program,
    ProgramList,
    ProgramProposal,
    SavedView,
    ServiceFact,
)
from portal.person import Desk
from portal.programs.found import Found, found_as_json
from portal.queries.find import find
from portal.roles import Role
from portal.tokens import Purpose, signed_row_id, token_for
from portal.usecases import packets, waivers
from portal.usecases.calendars import feed_token, make_feed
from portal.usecases.links import issue_link
from portal.usecases.sign_in import hand_out_sign_in
from tests.access_table import TABLE, Line, Who, not_signed_in
from tests.conftest import KEY
from tests.rows import everything

AREAS = sorted({line.endpoint.partition(".")[0] for line in TABLE})
SIGN_IN = "/sign-in"
NOTHING_FOUND = Found(date(2026, 11, 22), 0, (), (), 0, None, (), None, (), {})


@dataclass
class Scene:
    """What the words of the table mean, and a browser for each kind of person."""

    words: dict[str, str]
    browsers: dict[Who, FlaskClient]


@pytest.fixture
def scene(app, cast, act, browse, look) -> Scene:
    """Minh's letter lies with Dr. Park, packet and all; another packet waits for the office; a choice is proposed."""
    letter, waiting = cast.letter("agreed"), cast.letter("agreed", writer=cast.stein)
    choice = cast.choice(status="proposed")
    file = File(
        office_id=cast.harbor.id,
        applicant_id=cast.minh.id,
        kind="cv",
        name="CV.pdf",
        media_type="application/pdf",
        bytes=5,
    )
    assistant = Account(email="assistant@hospital.example.org", name="A. Ito")
    passkey = Passkey(account_id=cast.anna.account_id, credential_id=b"anna's", public_key=b"key")
    rule = ServiceFact(
        office_id=cast.harbor.id,
        service="eras",
        key="program_letter_slots",
        value=4,
        source="for tests",
        checked_on=now().date(),
    )
    upload = CohortImport(
        office_id=cast.harbor.id, season_id=cast.season.id, advisor_id=cast.anna.id, file_name="cohort.csv", file_hash="",
        status="uploaded", file=zlib.compress(b"First name,Email\nAma,ama@example.org\n"), result={},
        fields={"First name": "first_name", "Email": "email"},
    )  # fmt: skip
    mail = Message(office_id=cast.harbor.id, kind="thank", to_address="park@hospital.example.org", status="failed")
    view = SavedView(
        office_id=cast.harbor.id, advisor_id=cast.anna.id, kind="letters", name="Mine", query="", shared=True
    )
    bulk = BulkAction(office_id=cast.harbor.id, advisor_id=cast.anna.id, kind="tag")
    look.add_all([file, assistant, passkey, rule, upload, mail, bulk, view])
    look.flush()
    files.put(app.extensions["file_store"], file.id, b"a CV.")
    program = Program(
        office_id=cast.harbor.id, name="Lakeview Internal Medicine", specialty="internal medicine", service="eras"
    )
    look.add(program)
    look.flush()
    application = Application(
        office_id=cast.harbor.id, applicant_id=cast.minh.id, target_id=cast.target.id, program_id=program.id
    )
    look.add(application)
    look.flush()
    of_minh = {"office_id": cast.harbor.id, "applicant_id": cast.minh.id}
    kept = ProgramList(**of_minh, name="Wide", asked={}, found=found_as_json(NOTHING_FOUND))
    proposal = ProgramProposal(
        **of_minh,
        program_id=program.id,
        advisor_id=cast.anna.id,
        advisor_name="Anna Lindqvist",
        reason="It has a track.",
    )
    look.add_all([kept, proposal])
    look.flush()
    for request in (letter, waiting):
        _hand_in_packet(cast, act, request.id)
    with act(cast.actor(cast.anna)):
        request = find(LetterRequest, letter.id)
        packets.publish(packets.packet_of(request), request)
    writers_link = look.scalars(sa.select(Link).where(Link.request_id == letter.id)).one()
    look.add(Designee(
        office_id=cast.harbor.id, request_id=letter.id, writer_account_id=cast.park.account_id, account_id=assistant.id,
        name=assistant.name, email=assistant.email,
    ))  # fmt: skip
    look.commit()
    with act(cast.actor(cast.park)):
        assistants_link = issue_link(find(LetterRequest, letter.id), "designee", assistant.id)
    with act(OPERATOR):
        sign_in = hand_out_sign_in(cast.anna.account_id)
    with act(cast.actor(cast.anna)):
        calendar = feed_token(make_feed(Desk(Role.ADVISOR, "Anna Lindqvist", own_id=cast.anna.id)))
    people = ("anna", "lena", "minh", "kofi", "rosa", "park", "stein")
    browsers = {Who[name.upper()]: browse(cast.account(getattr(cast, name))) for name in people}
    browsers |= {Who.NOBODY: browse(), Who.LINK: browse(), Who.DESIGNEE: browse()}
    _open_in(browsers[Who.LINK], writers_link, look)
    _open_in(browsers[Who.DESIGNEE], assistants_link, look)
    words = {name: str(getattr(cast, name).id) for name in (*people, "ben", "target", "rotation", "season")}
    words |= {"letter": str(letter.id), "waiting": str(waiting.id), "choice": str(choice.id), "file": str(file.id)}
    words |= {
        "program": str(program.id),
        "application": str(application.id),
        "bulk": str(bulk.id),
        "view": str(view.id),
        "upload": str(upload.id),
        "passkey": str(passkey.id),
        "mail": str(mail.id),
    }
    words |= {"list": str(kept.id), "proposal": str(proposal.id)}
    words |= {
        "link_token": token_for(KEY, Purpose.LETTER_LINK, writers_link.id),
        "stop_token": signed_row_id(KEY, Purpose.UNSUBSCRIBE, writers_link.id),
        "sign_in_token": sign_in,
        "calendar_token": f"{calendar}.ics",
    }
    return Scene(words, browsers)


def _hand_in_packet(cast, act, request_id) -> None:
    with act(cast.actor(cast.minh)):
        request = find(LetterRequest, request_id)
        waivers.sign_waiver(request, waived=True, typed_name="Minh Anh Nguyễn")
        packet = packets.packet_of(request)
        packets.save_packet(packet, aim="", position="", bullets=["Saw 6 to 8 patients a session"], aspects="")
        packets.submit_packet(packet, request)


def _open_in(browser: FlaskClient, link: Link, look) -> None:
    """As if the button of the mailed link had been pressed there."""
    cookie = f"the browser of a {link.holder}".replace(" ", "-")
    look.add(LinkBrowser(office_id=link.office_id, link_id=link.id, browser_hash=browser_hash(cookie)))
    look.commit()
    browser.set_cookie(BROWSER_COOKIE, cookie)
    with browser.session_transaction() as session:
        session["links"] = {str(link.request_id): str(link.id)}


@pytest.mark.parametrize("area", AREAS)
def test_everybody_is_answered_as_the_table_says_and_looking_changes_nothing(app, scene, look, area):
    wrong, before = [], everything(look)
    for line in TABLE:
        if line.endpoint.partition(".")[0] == area and "GET" in _methods(app, line.endpoint):
            path = _path(app, scene, line)
            for who, browser in scene.browsers.items():
                expected = _expected(line, who)
                if expected and (answer := _answer(browser, "GET", path)) != expected:
                    wrong.append(f"GET {line.endpoint} as {who.name}: {answer}, not {expected}")
    assert wrong == []
    assert everything(look) == before


@pytest.mark.parametrize("area", AREAS)
def test_nobody_posts_where_they_may_not_enter(app, scene, one_transaction, area):
    wrong = []
    for line in TABLE:
        if line.endpoint.partition(".")[0] != area or "POST" not in _methods(app, line.endpoint):
            continue
        path, alone = _path(app, scene, line), "GET" not in _methods(app, line.endpoint)
        for who, browser in scene.browsers.items():
            expected, refusal = _expected(line, who), _refusal(line, who)
            if expected == refusal or (alone and expected):
                with _undone(one_transaction):
                    answer = _answer(browser, "POST", path, _named(scene, line.form))
                if (answer == refusal) != (expected == refusal) or answer == 500:
                    wrong.append(f"POST {line.endpoint} as {who.name}: {answer}")
    assert wrong == []


def test_every_route_has_a_line(app):
    routes = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert routes == {line.endpoint for line in TABLE}


def _methods(app: Flask, endpoint: str) -> set[str]:
    return set().union(*(rule.methods for rule in app.url_map.iter_rules(endpoint)))


def _path(app: Flask, scene: Scene, line: Line) -> str:
    with app.test_request_context():
        return app.url_for(line.endpoint, **_named(scene, line.address))


def _named(scene: Scene, words: dict[str, str]) -> dict[str, str]:
    """What the words of a line mean in the scene."""
    return {part: scene.words.get(word, word) for part, word in words.items()}


def _expected(line: Line, who: Who) -> int | str | None:
    """What this line promises to that person; None where another line of the same address speaks of them."""
    if who in line.may:
        return line.answer
    if any(who in other.may for other in TABLE if (other.endpoint, other.address) == (line.endpoint, line.address)):
        return None
    return _refusal(line, who)


def _refusal(line: Line, who: Who) -> int | str:
    """A designee is known on the pages of the one letter: what is not for them is not there."""
    known = who is Who.DESIGNEE and line.endpoint.startswith("writer.") and line.address.get("id") == "letter"
    return "sign in" if who in not_signed_in and not known else 404


def _answer(browser: FlaskClient, method: str, path: str, form: dict[str, str] | None = None) -> int | str:
    answer = browser.open(path, method=method, data=form)
    location = answer.location or ""
    led_away = answer.status_code == 302 and location.partition("?")[0] == SIGN_IN
    return "sign in" if led_away else answer.status_code


@contextmanager
def _undone(connection: sa.Connection) -> Iterator[None]:
    """What is posted inside leaves nothing behind."""
    savepoint = connection.begin_nested()
    yield
    savepoint.rollback()
