"""What every page is given, and how a view shows one."""

from functools import lru_cache
from typing import Any

from flask import Flask, current_app, g, has_request_context, make_response, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_wtf import FlaskForm

from portal import addresses
from portal.area import Area
from portal.errors import Wrong
from portal.guard import area_of
from portal.person import Desk, Person
from portal.roles import Role
from portal.shown import Crumb, NavigationItem, PortalLink, Viewer
from portal.shown.words import language
from portal.translating import gettext


def page(
    template: str, *, form: FlaskForm | None = None, status: int | None = None, **shown: Any
) -> ResponseReturnValue:
    """Show a page; a form with errors makes it a 422, with every entry kept."""
    wrong = form is not None and bool(form.errors)
    return make_response(render_template(template, form=form, **shown), status or (422 if wrong else 200))


def put_beside_field(form: FlaskForm, wrong: Wrong) -> None:
    """Show a use case's refusal of a value beside the field it names (or above the form, if it names none of them)."""
    field = form._fields.get(wrong.field)
    if field is None:
        form.form_errors.append(str(wrong))
    else:
        field.errors = [*field.errors, str(wrong)]


def is_partial() -> bool:
    """Whether htmx asks for a part of the page."""
    return request.headers.get("HX-Request") == "true"


def give_to_every_page(app: Flask) -> None:
    """Register what the layouts expect: viewer, navigation, office name. It reads nothing from the database."""

    @app.context_processor
    def given() -> dict[str, Any]:
        if not has_request_context():  # the worker writes a mail
            return {}
        person: Person | None = getattr(g, "_login_user", None)
        person = person if isinstance(person, Person) else None
        area = area_of(request.endpoint)
        actor = g.get("actor")
        desk = _desk_of(person)
        return {
            "viewer": _viewer(person, desk),
            "navigation": _navigation(_portal_of(area, person)) if actor and person and area else [],
            "office": desk.office if desk else "",
            "footer_links": _footer_links(str(get_locale()), request.root_path),
        }


def _desk_of(person: Person | None) -> Desk | None:
    actor = g.get("actor")
    if person is None or actor is None:
        return None
    return next((desk for desk in person.desks if desk.role is actor.role and desk.own_id == actor.own_id), None)


@lru_cache
def _footer_links(_language: str, _root: str) -> list[Crumb]:
    """The same under every page in a language."""
    return [
        Crumb(gettext("The guide’s advice"), url_for("advice.advice")),
        Crumb(gettext("Help"), url_for("account.help_page")),
        Crumb(gettext("Who sees what"), url_for("account.privacy")),
        Crumb(gettext("Accessibility"), url_for("account.accessibility")),
    ]


def _viewer(person: Person | None, desk: Desk | None) -> Viewer:
    theme = str(session.get("theme", ""))
    if person is None:
        return Viewer(theme=theme, language=language())
    portals = tuple(PortalLink(_label(one), _url(one), one == desk) for one in person.desks)
    return Viewer(desk.name if desk else person.name or person.email, True, portals, person.theme or theme, language())


def _label(desk: Desk) -> str:
    match desk.role:
        case Role.ADVISOR:
            return gettext("Advise at %(office)s", office=desk.office)
        case Role.APPLICANT:
            return gettext("Apply, %(season)s", season=desk.season)
    return gettext("Letters I write")


def _url(desk: Desk) -> str:
    if desk.role is Role.WRITER:
        return addresses.writer_home("")
    return url_for("account.sit", role=desk.role, own_id=desk.own_id)


def _portal_of(area: Area, person: Person) -> Area:
    """Account and help belong to no portal: whoever holds one role sees the way back into theirs."""
    roles = {desk.role for desk in person.desks}
    if area.navigation or len(roles) != 1:
        return area
    portals = (one for one in current_app.blueprints.values() if isinstance(one, Area) and one.open_to in roles)
    return next((one for one in portals if one.navigation), area)


def _navigation(area: Area) -> list[NavigationItem]:
    places = _places(area, str(get_locale()), request.root_path)
    here = _here(places)
    return [NavigationItem(label, url, endpoint == here) for label, url, endpoint in places]


@lru_cache
def _places(area: Area, _language: str, _root: str) -> list[tuple[str, str, str]]:
    """Where an area leads, in a language: label, address and endpoint."""
    known = current_app.view_functions
    return [(str(label), url_for(endpoint), endpoint) for label, endpoint in area.navigation if endpoint in known]


def _here(places: list[tuple[str, str, str]]) -> str:
    """The place that this page belongs to: its own name, else the longest address that the page's lies under."""
    name = request.endpoint or ""
    for _, _, endpoint in places:
        if name == endpoint or name.startswith(f"{endpoint}_"):
            return endpoint
    above = [
        (len(url), endpoint) for _, url, endpoint in places if f"{request.path}/".startswith(f"{url.rstrip('/')}/")
    ]
    return max(above, default=(0, ""))[1]
