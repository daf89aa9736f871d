"""What a browser is told about who is signed in, and where a person is led."""

import time

from flask import Response, after_this_request, current_app, g, session
from flask_login import login_user

from portal import addresses
from portal.person import Desk, Person
from portal.roles import Role

#: What survives signing in: the mailed links opened in this browser, and how pages look.
_KEPT_AT_SIGN_IN = ("links", "theme")
#: A mailed link proves who is here for this long: then a forgotten password may be replaced.
PROVEN_SECONDS = 15 * 60

_HOMES = {
    Role.ADVISOR: addresses.advisor_home(""),
    Role.APPLICANT: addresses.applicant_home(""),
    Role.WRITER: addresses.writer_home(""),
}


def begin(person: Person, *, by_link: bool) -> None:
    """Sign the person in, in a session of its own: nothing that stood in the browser's before is kept but its links."""
    kept = {key: session[key] for key in _KEPT_AT_SIGN_IN if key in session}
    session.clear()
    session.update(kept)
    session.permanent = True
    if by_link:
        session["proven_at"] = int(time.time())
    login_user(person)


def stay(person: Person, epoch: int) -> None:
    """Keep this session alone, after the epoch was raised to end all of them."""
    session["_user_id"] = f"{person.id}.{epoch}"


def end() -> None:
    """Sign out, and leave nothing of this person in the browser."""
    session.clear()
    g.pop("_login_user", None)


def proven_by_link() -> bool:
    """Whether the person came in by a mailed link a short while ago."""
    return time.time() - float(session.get("proven_at", 0)) < PROVEN_SECONDS


def desk_at(person: Person) -> Desk | None:
    """The desk where the person sat last in this browser; else the first they hold."""
    last = session.get("desk", "")
    return next((desk for desk in person.desks if str(desk.own_id) == last), person.desks[0] if person.desks else None)


def sit_at(desk: Desk) -> None:
    """Take that desk, in this browser."""
    session[f"desk_{desk.role}"] = session["desk"] = str(desk.own_id)


def home_at(desk: Desk) -> str:
    """Where work at that desk begins."""
    return _HOMES[desk.role]


def even_out_time() -> None:
    """Answer no sooner than a fixed time after the request began, so that the clock does not tell who has an account.

    It waits after the commit, which takes longer where there is something to keep.
    """

    @after_this_request
    def wait(response: Response) -> Response:
        missing = g.began + float(current_app.config["EVEN_SECONDS"]) - time.perf_counter()
        if missing > 0:
            time.sleep(missing)
        return response
