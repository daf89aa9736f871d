"""The knowledge page of each kind of reader."""

from flask import session
from flask.typing import ResponseReturnValue
from flask_login import current_user

from blueprints.advice import area
from blueprints.advice.shown import knowledge_shown
from blueprints.pages import page
from portal.access import acting_as
from portal.extensions import db
from portal.guard import chosen_desk
from portal.guidance import DEFAULTS, Settings
from portal.guidance.knowledge import Reader
from portal.person import Person
from portal.queries.advice import settings_of
from portal.queries.office_settings import office_settings
from portal.roles import Role

_ROLES = {Reader.APPLICANT: Role.APPLICANT, Reader.ADVISOR: Role.ADVISOR, Reader.WRITER: Role.WRITER}


@area.get("/advice")
def advice() -> ResponseReturnValue:
    """For whoever looks: what their own desk is about; for a visitor by a mailed link, what writers read."""
    return _shown(_reader())


@area.get("/advice/<any(applicant, advisor, writer):reader>")
def advice_for(reader: str) -> ResponseReturnValue:
    """What this kind of reader should know."""
    return _shown(Reader(reader))


def _shown(reader: Reader) -> ResponseReturnValue:
    return page("advice/advice.html", shown=knowledge_shown(reader, _numbers(reader)))


def _reader() -> Reader:
    person = _person()
    held = {desk.role for desk in person.desks} if person else set()
    if not held and session.get("links"):
        return Reader.WRITER
    return next((reader for reader, role in _ROLES.items() if role in held), Reader.APPLICANT)


def _numbers(reader: Reader) -> Settings:
    """The numbers of the office where the reader sits; ours, where they sit in none."""
    person = _person()
    desk = chosen_desk(person, _ROLES[reader]) if person else None
    if person is None or desk is None or desk.office_id is None:
        return DEFAULTS
    with acting_as(db.session(), person.at(desk), read_only=True):
        return settings_of(office_settings())


def _person() -> Person | None:
    return current_user if current_user.is_authenticated else None
