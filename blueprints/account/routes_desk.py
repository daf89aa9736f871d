"""Where a person is led, and how they switch from one role of theirs to another."""

from uuid import UUID

from flask import redirect
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from blueprints.account import area, visit
from blueprints.pages import page
from portal.errors import NotThere


@area.get("/")
def home() -> ResponseReturnValue:
    """The front door: a person who is signed in is led to their desk."""
    if not current_user.is_authenticated:
        return page("account/welcome.html")
    desk = visit.desk_at(current_user)
    if desk is None:
        return page("account/no_desk.html", email=current_user.email)
    return redirect(visit.home_at(desk))


@area.get("/desk/<role>/<uuid:own_id>")
@login_required
def sit(role: str, own_id: UUID) -> ResponseReturnValue:
    """Switch to another desk of one's own.

    A GET, so that it is a plain link: it changes nothing but which of their own desks this browser opens first, and a link
    that somebody else placed can do no more than that.
    """
    desk = next((desk for desk in current_user.desks if (desk.role, desk.own_id) == (role, own_id)), None)
    if desk is None:
        raise NotThere
    visit.sit_at(desk)
    return redirect(visit.home_at(desk))
