"""An id that is not the person's own, in every place of a form or an address where an id can stand: nothing comes of it.

**To add a form or a link with an id**, add its line to `PLACES`: the crawl below finds it on its page and fails without one. A line
says whose id is right, which makes the line prove itself, and whose are wrong: of another office, of another applicant, of another
letter, of a colleague who has left.

    place("advisor.suggest", "rotation_id", "anna", mine="rotation", wrong="rosas_rotation kofis_rotation", id="minh")
"""

import io
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.exceptions import HTTPException

from portal.clock import now
from portal.models import Advisor, Assignment, BulkAction, BulkItem, File, Program, ProgramList, Rotation, Target
from portal.programs.found import found_as_json
from tests import test_access
from tests.access_table import TABLE, Who
from tests.rows import everything

scene = test_access.scene  # one of everything, and a browser for each kind of person

ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
#: Who has most to see, where a page is open to several.
MOST_ROWS = (Who.ANNA, Who.MINH, Who.KOFI, Who.PARK, Who.LINK, Who.DESIGNEE, Who.NOBODY)
#: What pages of Minh's and of Harbor's never say.
STRANGERS = re.compile(r"Quispe|Rosa\b|Lakeside|Lena Fischer")


Rows = dict[str, list[str]]


@dataclass(frozen=True)
class Place:
    """Where an id stands: a field of a form, a part of an address's query, or (`in_path`) of the address itself."""

    endpoint: str
    name: str
    who: str
    mine: str
    wrong: tuple[str, ...]
    form: dict[str, str] = field(hash=False)
    address: dict[str, str] = field(hash=False)
    method: str = "POST"
    in_path: bool = False

    def __str__(self) -> str:
        return f"{self.endpoint} {self.name} {self.form.get('of', '')}".strip()


def place(
    endpoint: str, name: str, who: str, *, mine: str, wrong: str, form: dict[str, str] | None = None, **address: str
) -> Place:
    """An id in a form that is posted."""
    return Place(endpoint, name, who, mine, tuple(wrong.split()), form or {}, address)


def asked(endpoint: str, name: str, who: str, *, mine: str, wrong: str, **address: str) -> Place:
    """An id behind the question mark of an address."""
    return Place(endpoint, name, who, mine, tuple(wrong.split()), {}, address, method="GET")


def within(endpoint: str, name: str, who: str, *, mine: str, wrong: str, **address: str) -> Place:
    """The second id of an address, which belongs to the first."""
    return Place(endpoint, name, who, mine, tuple(wrong.split()), {}, address, method="GET", in_path=True)


_CHOICE = {"writer_name": "Dr. Ito", "relationship": "clinical", "letter_type": "narrative"}
_TARGET = {"specialty": "family medicine", "track": "categorical"}
_PERSON = {"first_name": "Ama", "email": "ama@example.org"}
_SUGGESTION = {"writer_name": "Dr. Ito", "comment": "She saw you."}
_FILE = {"file": "First name,Email\nAma,ama@example.org\n"}
_EXCHANGE = {"act": "exchange", "out": "another_program_key", "into": "program_key"}
_AIMED = _CHOICE | {"target_id": "target"}
_STRANGE_KEYS = "rosas_program_key nobodys"
_STRANGE_TARGETS, _STRANGE_LETTERS = "rosas_target kofis_target nobodys", "rosas_letter kofis_letter nobodys"
_STRANGE_ROTATIONS, _STRANGE_LISTS = "rosas_rotation kofis_rotation nobodys", "rosas_list kofis_list nobodys"

PLACES = [
    place("advisor.add_applicant", "season_id", "anna", mine="season", wrong="rosas_season nobodys", form=_PERSON),
    place("advisor.bulk_choose", "ids", "anna", mine="minh", wrong="rosa nobodys", form={"of": "applicants", "kind": "tag"}),
    place("advisor.bulk_choose", "ids", "anna", mine="letter", wrong="rosas_letter nobodys", form={"of": "letters", "kind": "move_due"}),
    place("advisor.bulk", "advisor_id", "anna", mine="ben", wrong="lena gone nobodys", id="assigning"),
    place("advisor.cohort", "season_id", "anna", mine="season", wrong="rosas_season nobodys", form=_FILE),
    place("advisor.suggest", "rotation_id", "anna", mine="rotation", wrong=_STRANGE_ROTATIONS, id="minh", form=_SUGGESTION),
    place("applicant.add_program", "target", "minh", mine="target", wrong=_STRANGE_TARGETS, id="another_program"),
    place("applicant.assign", "letter", "minh", mine="available", wrong=_STRANGE_LETTERS, id="application"),
    place("applicant.unassign", "letter", "minh", mine="assigned", wrong=_STRANGE_LETTERS, id="application"),
    place("applicant.plan_choice", "target_id", "minh", mine="target", wrong=_STRANGE_TARGETS, id="draft", form=_CHOICE),
    place("applicant.plan_choice", "rotation_id", "minh", mine="rotation", wrong=_STRANGE_ROTATIONS, id="draft", form=_AIMED),
    place("applicant.plan_choice_new", "target_id", "minh", mine="target", wrong=_STRANGE_TARGETS, form=_CHOICE),
    place("applicant.plan_choice_new", "rotation_id", "minh", mine="rotation", wrong=_STRANGE_ROTATIONS, form=_AIMED),
    place("applicant.plan_target", "season", "minh", mine="season", wrong="rosas_season nobodys", id="target", form=_TARGET),
    place("applicant.plan_target_new", "season", "minh", mine="season", wrong="rosas_season nobodys", form=_TARGET),
    place("applicant.program_letters_one", "letter", "minh", mine="available", wrong=_STRANGE_LETTERS, id="application", form={"understood": "y"}),
    place("applicant.programs_list_hold", "program", "minh", mine="program_key", wrong=_STRANGE_KEYS, id="list", form={"act": "keep"}),
    place("applicant.programs_list_hold", "into", "minh", mine="program_key", wrong=_STRANGE_KEYS, id="list", form=_EXCHANGE),
    place("applicant.programs_list_hold", "out", "minh", mine="another_program_key", wrong=_STRANGE_KEYS, id="list", form=_EXCHANGE),
    place("calendar.make_calendar", "desk", "anna", mine="anna", wrong="lena ben minh", form={"role": "advisor"}),
    place("calendar.make_calendar", "desk", "minh", mine="minh", wrong="rosa kofi anna", form={"role": "applicant"}),
    place("calendar.stop_calendar", "desk", "anna", mine="anna", wrong="lena ben minh", form={"role": "advisor"}),
    asked("advisor.applicants", "advisor", "anna", mine="anna", wrong="lena nobodys"),
    asked("advisor.letters", "advisor", "anna", mine="anna", wrong="lena nobodys"),
    asked("applicant.programs_lists_compare", "list", "minh", mine="list", wrong=_STRANGE_LISTS),
    asked("applicant.programs_list_new", "locked", "minh", mine="program_key", wrong=_STRANGE_KEYS),
    within("advisor.file", "file_id", "anna", mine="file", wrong="rosas_file kofis_file nobodys", id="letter"),
    within("advisor.propose_program", "program_id", "anna", mine="program", wrong="rosas_program nobodys", id="minh"),
    within("writer.file", "file_id", "park", mine="file", wrong="rosas_file kofis_file unpublished nobodys", id="letter"),
]  # fmt: skip


@pytest.fixture
def words(cast, scene, look) -> dict[str, str]:
    """The scene, and beside each of its rows one of somebody else."""
    harbor, lakeside = {"office_id": cast.harbor.id}, {"office_id": cast.lakeside.id}
    of_minh = harbor | {"applicant_id": cast.minh.id}
    others = {"kofis": harbor | {"applicant_id": cast.kofi.id}, "rosas": lakeside | {"applicant_id": cast.rosa.id}}
    told = {"specialty": "internal medicine", "service": "eras"}
    rows: dict[str, Any] = {
        "another_program": Program(**harbor, **told, name="Harborview Internal Medicine"),
        "rosas_program": Program(**lakeside, **told, name="Quispe Memorial"),
        "gone": Advisor(**harbor, account_id=cast.stein.account_id, name="Gone", email="gone@example.org", left_at=now()),
        "assigning": BulkAction(**harbor, advisor_id=cast.anna.id, kind="assign_advisor"),
        "unpublished": _file(of_minh | {"kind": "photo"}),
        "list_beside": ProgramList(**of_minh, name="Narrow", asked={}, found=found_as_json(test_access.NOTHING_FOUND)),
        "available": cast.letter("available", writer=cast.stein),
        "assigned": cast.letter("assigned"),
        "draft": cast.choice(status="draft"),
        "rosas_letter": cast.letter("available", applicant=cast.rosa),
        "kofis_letter": cast.letter("available", applicant=cast.kofi),
        "rosas_season": cast.other_season, "rosas_target": cast.other_target,
        "kofis_target": Target(**others["kofis"], season_id=cast.season.id, **told),
    }  # fmt: skip
    for whose, of in others.items():
        rows[f"{whose}_rotation"] = Rotation(
            **of, kind="research", place="Quispe Clinic", country="US", starts_on=now(), ends_on=now()
        )
        rows[f"{whose}_list"] = ProgramList(
            **of, name="Quispe", asked={}, found=found_as_json(test_access.NOTHING_FOUND)
        )
        rows[f"{whose}_file"] = _file(of)
    look.add_all(rows.values())
    look.flush()
    look.add(Assignment(**of_minh, application_id=scene.words["application"], request_id=rows["assigned"].id))
    look.add(BulkItem(**of_minh, bulk_id=rows["assigning"].id, row_id=cast.minh.id))
    look.commit()
    keys = {
        f"{name}_key": look.scalar(sa.select(Program.key).where(Program.id == id))
        for name, id in (
            ("program", scene.words["program"]),
            ("another_program", rows["another_program"].id),
            ("rosas_program", rows["rosas_program"].id),
        )
    }
    nobodys = "00000000-0000-4000-8000-000000000000"
    return scene.words | {name: str(row.id) for name, row in rows.items()} | keys | {"nobodys": nobodys}


def _file(of: dict[str, Any]) -> File:
    return File(**({"kind": "cv"} | of), name="CV.pdf", media_type="application/pdf", bytes=5)


def _send(app: Flask, scene, words: dict[str, str], place: Place, word: str):
    """What the portal answers to this id in that place."""
    named = {name: words.get(value, value) for name, value in place.address.items()}
    ids = [words[word]] if word != "list" else [words["list"], words["list_beside"]]
    if place.endpoint == "applicant.programs_lists_compare" and word != "list":
        ids = [words["list"], words[word]]
    form: dict[str, Any] = {name: words.get(value, value) for name, value in place.form.items()}
    if "file" in form:
        form["file"] = (io.BytesIO(form["file"].encode()), "cohort.csv")
    with app.test_request_context():
        in_address = {place.name: ids[0]} if place.in_path else {place.name: ids} if place.method == "GET" else {}
        path = app.url_for(place.endpoint, **named, **in_address)
    browser = scene.browsers[Who[place.who.upper()]]
    return browser.open(path, method=place.method, data=None if place.method == "GET" else form | {place.name: ids})


def _wrong(app: Flask, scene, words: dict[str, str], look, place: Place, word: str, before: Rows) -> list[str]:
    """What is wrong with the answer to an id that is somebody else's."""
    answer = _send(app, scene, words, place, word)
    look.expire_all()
    after = everything(look)
    found = {
        f"is answered with {answer.status_code}": answer.status_code >= 500,
        "is answered as if it were there": place.in_path and answer.status_code != 404,
        "shows what is not theirs": STRANGERS.search(answer.get_data().decode(errors="replace")),
        "is named where it was not": _naming(after, words[word]) != _naming(before, words[word]),
        "changed a row": place.method == "GET" and after != before,
    }
    return [f"{place}: {word} {what}" for what, is_so in found.items() if is_so]


def _naming(rows: Rows, id: str) -> list[str]:
    return [row for of_table in rows.values() for row in of_table if id in row]


def test_an_id_of_somebody_else_does_nothing_and_shows_nothing(app, scene, look, words, one_transaction):
    wrong, before = [], everything(look)
    for place in PLACES:
        for word in place.wrong:
            with test_access._undone(one_transaction):
                wrong += _wrong(app, scene, words, look, place, word, before)
    assert wrong == []


def test_an_id_of_ones_own_does_something_in_each_of_these_places(app, scene, look, words, one_transaction):
    wrong, before = [], everything(look)
    for place in PLACES:
        with test_access._undone(one_transaction):
            answer = _send(app, scene, words, place, place.mine)
            if answer.status_code not in (200, 302, 303) or (everything(look) == before) != (place.method == "GET"):
                wrong.append(f"{place}: {answer.status_code}")
    assert wrong == []


class _Ids(HTMLParser):
    """Where ids stand on a page: the address and the field of each form, the address and the name in each link."""

    def __init__(self, page: str, here: str) -> None:
        super().__init__()
        self.found: set[tuple[str, str, str]] = set()
        self.here, self.forms, self.open, self.select = here, {}, ("GET", here), ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        match tag:
            case "form":
                self.open = (told.get("method", "get").upper(), told.get("action") or self.here)
                self.forms[told.get("id")] = self.open
            case "a" | "link" if "?" in (to := told.get("href", "")):
                self.found |= {("GET", to, name) for name, value in parse_qsl(urlsplit(to).query) if ID.search(value)}
            case "select":
                self.select = told.get("name", "")
            case "input" | "button" | "option" | "textarea" if ID.search(told.get("value", "")):
                name = self.select if tag == "option" else told.get("name", "")
                method, action = self.forms.get(told.get("form"), self.open) if "form" in told else self.open
                self.found.add((told.get("formmethod", method).upper(), told.get("formaction", action), name))


def test_every_id_that_a_page_sends_has_a_line(app, scene, words):
    known = {(place.endpoint, place.name) for place in PLACES}
    found = set()
    lines = [line for line in TABLE if "GET" in test_access._methods(app, line.endpoint)]
    pages = [(test_access._path(app, scene, line), line.may) for line in lines if line.answer == 200]
    pages += [(f"/advisor/bulk/{words['assigning']}", Who.ANNA), (f"/applicant/choices/{words['draft']}", Who.MINH)]
    for path, may in pages:
        answer = scene.browsers[next(who for who in MOST_ROWS if who in may)].get(path)
        if answer.mimetype == "text/html":
            sent = _Ids(answer.text, path).found
            found |= {(_endpoint(app, method, address), name) for method, address, name in sent}
    assert found - known == set()
    assert len(found) > 15


def _endpoint(app: Flask, method: str, address: str) -> str:
    try:
        return str(app.url_map.bind("localhost").match(urlsplit(address).path, method=method)[0])
    except HTTPException:
        return address
