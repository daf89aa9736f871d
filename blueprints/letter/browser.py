"""The browser that a link is opened in: known by a cookie of its own, set when the button is pressed and never by looking."""

import secrets
from uuid import UUID

from flask import Response, current_app, request, session

from portal.guard import BROWSER_COOKIE, browser_hash

#: As long as browsers keep a cookie; the link itself dies sooner.
_SECONDS_KEPT = 400 * 24 * 3600


def this_browser() -> str:
    """The cookie's value: 256 random bits, drawn where the browser has none."""
    return request.cookies.get(BROWSER_COOKIE) or secrets.token_urlsafe(32)


def hash_of_this_browser() -> str:
    """What the database knows of this browser; empty where it was never named."""
    browser = request.cookies.get(BROWSER_COOKIE, "")
    return browser_hash(browser) if browser else ""


def name_browser(response: Response, browser: str) -> Response:
    """Give the browser its cookie."""
    response.set_cookie(
        BROWSER_COOKIE,
        browser,
        max_age=_SECONDS_KEPT,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SETTINGS"].secure_cookies,
    )
    return response


def remember(request_id: UUID, link_id: UUID) -> None:
    """This browser may open the letter's page from now on."""
    session["links"] = {**session.get("links", {}), str(request_id): str(link_id)}
    session.permanent = True


def remembers(request_id: UUID, link_id: UUID) -> bool:
    """Whether this browser's session already holds the link."""
    return session.get("links", {}).get(str(request_id)) == str(link_id)
