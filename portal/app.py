"""The application: a request is a transaction, and every response passes the same doors."""

from collections.abc import Callable, Iterable, MutableMapping
from datetime import timedelta
from functools import cache, cached_property
from typing import Any

from flask import Flask, Response, has_request_context, request
from flask.templating import Environment
from flask.typing import ResponseReturnValue
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from portal import drawn, error_pages, filled, request_log, static_files
from portal.area import Area
from portal.cli import COMMANDS, CommandsOnDemand
from portal.config import ROOT, Settings
from portal.extensions import babel, csrf, db, login_manager
from portal.files import FileStore
from portal.guard import SAFE_METHODS, guard, refuse_routes_nobody_guards
from portal.incoming import Incoming, Word
from portal.kept_plans import keep_plans
from portal.once_again import once_again
from portal.rate_limits import PostgresStorage, limiter
from portal.security import secure

#: The largest thing anyone uploads: a cohort file. Smaller limits stand beside each field.
LARGEST_REQUEST = 30 * 1024 * 1024


class Templates(Environment):
    """Flask's templates, with the same globals for all of them: Jinja would lay an empty layer over them for each, and look through
    both at every import."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template finds without being given it."""
        return super().make_globals(d) if d else self.globals


class Portal(Flask):
    """Flask, with the request as the transaction."""

    request_class = Incoming
    jinja_environment = Templates

    def url_for(self, endpoint: str, **values: Any) -> str:
        """An address. Those that hold no value of a request, such as the navigation's, are put together once."""
        if values.keys() - {"filename"} or endpoint.startswith(".") or not has_request_context():
            return super().url_for(endpoint, **values)
        return self._same_all_day(request.root_path, endpoint, values.get("filename"))

    @cached_property
    def _same_all_day(self) -> Callable[[str, str, str | None], str]:
        build = super().url_for

        @cache
        def address(_root: str, endpoint: str, filename: str | None) -> str:
            return build(endpoint, filename=filename) if filename else build(endpoint)

        return address

    def dispatch_request(self) -> ResponseReturnValue:
        """The view returned, so keep what it did; it raised or refused, so keep nothing."""
        return self._in_a_transaction() if request.method in SAFE_METHODS else once_again(self._in_a_transaction)

    def _in_a_transaction(self) -> Response:
        response = self.make_response(super().dispatch_request())
        if request.method in SAFE_METHODS or response.status_code >= 400:
            db.session.rollback()
        else:
            db.session.commit()
        return response


def create_app(areas: Iterable[Area], settings: Settings, **config: Any) -> Flask:
    """The portal with these areas. `config` overrides Flask's own settings, in tests."""
    app = Portal("portal", template_folder=ROOT / "templates")
    app.url_map.converters |= {"default": Word, "string": Word}
    app.cli = CommandsOnDemand(COMMANDS, name=app.name)
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url or "postgresql+psycopg2://",
        SQLALCHEMY_ENGINE_OPTIONS={
            "pool_size": 5,
            "max_overflow": 15,
            "pool_timeout": 10,
            "connect_args": {"connect_timeout": 5},
            "hide_parameters": not config.get("TESTING"),  # a traceback in the log names no person
        },
        SESSION_COOKIE_NAME="commend",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=timedelta(days=14),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # it wants a Referer, and our pages send none: addresses hold tokens
        EVEN_SECONDS=0.3,  # sign-in answers no sooner, whether or not the address is known
        RATELIMIT_HEADERS_ENABLED=True,
        BABEL_DEFAULT_LOCALE="en",
    )
    app.config.update(config)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    for extension in (db, login_manager, csrf, babel, limiter):
        extension.init_app(app)
    login_manager.session_protection = None  # a phone changes its address in a corridor
    app.extensions["file_store"] = FileStore(settings.file_store, settings.file_keys)
    with app.app_context():
        PostgresStorage.engine = db.engine
        if settings.kept_plans:
            keep_plans(db.engine)
    for area in areas:
        app.register_blueprint(area)
    app.before_request(request_log.begin)
    app.before_request(guard)
    app.after_request(secure)
    app.after_request(request_log.end)
    error_pages.register(app)
    static_files.register(app)
    drawn.register(app.jinja_env)
    filled.register(app.jinja_env)
    refuse_routes_nobody_guards(app)
    return app
