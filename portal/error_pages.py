"""Every refusal is a page with a sentence that says what to do."""

import logging
import math
import time

from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from portal.errors import NotThere, Refused
from portal.extensions import db
from portal.once_again import is_collision
from portal.rate_limits import limiter

log = logging.getLogger("commend.error")


def register(app: Flask) -> None:
    """Attach the pages."""
    app.register_error_handler(Refused, refused)
    app.register_error_handler(NotThere, not_there)
    app.register_error_handler(CSRFError, old_form)
    app.register_error_handler(RateLimitExceeded, too_many_tries)
    app.register_error_handler(OperationalError, database_away)
    app.register_error_handler(PoolTimeout, database_away)
    app.register_error_handler(DBAPIError, database_error)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, broken)


def refused(error: Refused) -> ResponseReturnValue:
    """409: the state of things does not allow it."""
    return _page(409, "refused", sentence=str(error))


def not_there(_error: NotThere) -> ResponseReturnValue:
    """404 for a thing that is not there, and the same for one that is not this person's."""
    return _page(404, "404")


def old_form(_error: CSRFError) -> ResponseReturnValue:
    """400: the form was open for too long, or came from another site."""
    return _page(400, "400")


def too_many_tries(_error: RateLimitExceeded) -> ResponseReturnValue:
    """429, with the time to wait."""
    current = limiter.current_limit
    seconds = max(1, math.ceil(current.reset_at - time.time())) if current else 60
    body, status = _page(429, "429", minutes=max(1, round(seconds / 60)))
    return body, status, {"Retry-After": str(seconds)}


def database_away(error: Exception) -> ResponseReturnValue:
    """503: the database is away. The next request tries again, so the portal recovers by itself."""
    if isinstance(error, DBAPIError) and is_collision(error):
        return collided()
    log.error("the database is away: %s", type(error).__name__)
    db.session.remove()
    body, status = _page(503, "503")
    return body, status, {"Retry-After": "5"}


def collided() -> ResponseReturnValue:
    """503: somebody else changes the same rows, and a second try did not help. Nothing was kept."""
    db.session.remove()
    body, status = _page(503, "collision")
    return body, status, {"Retry-After": "1"}


def database_error(error: DBAPIError) -> ResponseReturnValue:
    """A connection that broke in the middle is the database being away; anything else is our fault."""
    return database_away(error) if error.connection_invalidated else broken(error)


def http_error(error: HTTPException) -> ResponseReturnValue:
    """Werkzeug's own refusals, in our words where we have them."""
    code = error.code or 500
    known = {400: "400", 404: "404", 405: "404", 413: "413", 429: "429", 500: "500"}
    if code < 400 or code not in known:
        return error.get_response()
    given = {"minutes": 1} if code == 429 else {}
    body, status = _page(code, known[code], **given)
    headers = [(name, value) for name, value in error.get_headers() if name not in ("Content-Type", "Content-Length")]
    return body, status, headers


def broken(error: Exception) -> ResponseReturnValue:
    """500. What went wrong is logged with the request's name; the person loses nothing that was kept before."""
    log.error("request %s failed", g.get("request_name", ""), exc_info=error)
    db.session.remove()
    return _page(500, "500", reference=g.get("request_name", ""))


def _page(code: int, name: str, **given: object) -> tuple[str, int]:
    if request.accept_mimetypes.best == "application/json":
        return f'{{"error": {code}}}', code
    return render_template(f"errors/{name}.html", **given), code
