"""The portal and its pages: the only file that knows both sides."""

import sys
from importlib import import_module

from flask import Flask

from portal.app import create_app
from portal.cli import needs_no_page
from portal.config import read_settings
from portal.embedded import with_embedded_address
from portal.serving import configure_logging


def made() -> Flask:
    """The portal; for a command that shows no page, without loading any."""
    settings = with_embedded_address(read_settings())
    if needs_no_page(sys.argv):
        return create_app((), settings)
    pages = import_module("blueprints.pages")
    app = create_app(import_module("blueprints").AREAS, settings)
    pages.give_to_every_page(app)
    return app


configure_logging()
app = made()
app.cli.places["demo"] = "development.cli:demo"
