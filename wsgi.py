"""The portal and its pages: the only file that knows both sides."""

from blueprints import AREAS
from blueprints.pages import give_to_every_page
from portal.app import create_app
from portal.config import read_settings
from portal.embedded import with_embedded_address
from portal.serving import configure_logging

configure_logging()
app = create_app(AREAS, with_embedded_address(read_settings()))
give_to_every_page(app)
app.cli.places["demo"] = "development.cli:demo"
