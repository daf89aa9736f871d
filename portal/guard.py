"""Who may enter, and as whom: decided for every request before its view runs."""

import hashlib
from uuid import UUID

import sqlalchemy as sa
from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.exc import OperationalError

from portal.access import NOBODY, Actor, become, begin_asking
from portal.area import Area
from portal.extensions import db, login_manager
from portal.person import PERSON, Desk, Person, person_of, person_told
from portal.roles import Role

#: The cookie that names a browser, so that a mailed link opens only where it was opened by hand.
BROWSER_COOKIE = "commend_browser"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

_LINK_OPENED_IN = sa.text(
    "SELECT office_id, request_id, holder, account_id, name, time_zone FROM portal.link_opened_in(:link, :browser)"
)


def area_of(endpoint: str | None) -> Area | None:
    """The area an endpoint lies in; None for the static files."""
    if not endpoint or "." not in endpoint:
        return None
    area = current_app.blueprints[endpoint.rpartition(".")[0]]
    return area if isinstance(area, Area) else None


def guard() -> ResponseReturnValue | None:
    """Tell PostgreSQL who is acting, and keep people out of areas that are not theirs.

    A stranger who is signed in gets 404, never 403; one who is not is asked to sign in.
    """
    area = area_of(request.endpoint)
    if area is None:
        return None
    read_only = request.method in SAFE_METHODS
    become_at_first(read_only=read_only)
    actor = actor_in(area)
    if actor is None and not current_user.is_authenticated:
        return ask_to_sign_in()
    if actor is None:
        abort(404)
    g.actor = actor
    become(db.session(), actor, read_only=read_only)
    return None


def ask_to_sign_in() -> ResponseReturnValue:
    """Lead to the sign-in page, and back here afterwards. What was to be posted is not posted again."""
    came_for = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("account.sign_in", next=came_for))


login_manager.unauthorized_handler(ask_to_sign_in)


def become_at_first(*, read_only: bool) -> None:
    """Open the transaction as nobody, who asks in the same message whose session this is.

    A connection that died while it was idle is replaced once.
    """
    try:
        g.met = ask_at_first(read_only=read_only)
    except OperationalError:
        db.session.rollback()
        g.met = ask_at_first(read_only=read_only)


def ask_at_first(*, read_only: bool) -> Person | None:
    """The person whose account the session cookie names, if it names one that is open; their epoch is checked later."""
    account_id = account_in(session.get("_user_id"))
    if account_id is None:
        become(db.session(), NOBODY, read_only=read_only)
        db.session.connection()
        return None
    rows = begin_asking(db.session(), NOBODY, PERSON, {"id": account_id}, read_only=read_only)
    return person_told(rows[0]) if rows else None


def account_in(kept: str | None) -> UUID | None:
    """The account that a session cookie names before its epoch."""
    try:
        return UUID((kept or "").partition(".")[0])
    except ValueError:
        return None


def actor_in(area: Area) -> Actor | None:
    """As whom the visitor may enter this area; None if not at all."""
    person: Person | None = current_user if current_user.is_authenticated else None
    if area.open_to is None:
        return person.at_own_account() if person else NOBODY
    if area.open_to is Role.WRITER and (holder := link_holder()):
        return holder
    if person is None:
        return None
    desk = chosen_desk(person, area.open_to)
    return person.at(desk) if desk else None


def chosen_desk(person: Person, role: Role) -> Desk | None:
    """The desk of that role where the person sat last; the first, if nowhere."""
    desks = person.desks_as(role)
    last = session.get(f"desk_{role}")
    return next((desk for desk in desks if str(desk.own_id) == last), desks[0] if desks else None)


def link_holder() -> Actor | None:
    """Whoever opened a mailed link in this browser, on a page of the one request that the link is for."""
    view = current_app.view_functions.get(request.endpoint or "")
    request_id = (request.view_args or {}).get("id")
    link_id = session.get("links", {}).get(str(request_id))
    browser = request.cookies.get(BROWSER_COOKIE, "")
    if not (getattr(view, "by_link", False) and link_id and browser):
        return None
    row = db.session.execute(_LINK_OPENED_IN, {"link": UUID(link_id), "browser": browser_hash(browser)}).one_or_none()
    if row is None or row.request_id != request_id:
        return None
    return Actor(
        Role(row.holder),
        row.account_id,
        office_id=row.office_id,
        request_id=row.request_id,
        name=row.name,
        time_zone=row.time_zone,
    )


def browser_hash(browser: str) -> str:
    """What the database keeps of a browser's cookie."""
    return hashlib.sha256(browser.encode()).hexdigest()


@login_manager.user_loader
def load_person(kept: str) -> Person | None:
    """The person of a session cookie, unless their epoch has moved on."""
    account_id, epoch = account_in(kept), kept.partition(".")[2]
    if account_id is None:
        return None
    met: Person | None = g.get("met")
    person = met if met and met.id == account_id else person_of(db.session(), account_id)
    return person if person and str(person.epoch) == epoch else None


def refuse_routes_nobody_guards(app: Flask) -> None:
    """The boot check: a route outside an Area does not start."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        area = app.blueprints.get(rule.endpoint.rpartition(".")[0])
        if not isinstance(area, Area):
            raise RuntimeError(f"{rule.endpoint}: nobody has said who may open this; put it in an Area")
