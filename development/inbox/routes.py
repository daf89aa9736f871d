"""The list and one mail."""

from flask import abort, current_app
from flask.typing import ResponseReturnValue

from blueprints.pages import page
from development.inbox import area
from development.mailroom import Mailroom


def _room() -> Mailroom:
    room: Mailroom = current_app.extensions["mailroom"]
    return room


@area.get("/")
def inbox() -> ResponseReturnValue:
    """All mails, newest first."""
    return page("inbox/inbox.html", mails=_room().mails())


@area.get("/<name>")
def mail(name: str) -> ResponseReturnValue:
    """One mail: its plain part with links that can be followed, and its HTML part as its reader sees it."""
    return page("inbox/mail.html", mail=_room().mail(name) or abort(404))


@area.get("/<name>/html")
def html(name: str) -> ResponseReturnValue:
    """The HTML part alone. Mails carry inline styles, so this page allows them, and nothing else."""
    found = _room().mail(name)
    if found is None or not found.html:
        abort(404)
    policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation"
    return found.html, {"Content-Security-Policy": policy, "X-Frame-Options": "SAMEORIGIN"}
