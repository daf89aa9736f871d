"""Every letter of a writer who signed in, of every office, on one page."""

from flask.typing import ResponseReturnValue

from blueprints.pages import page
from blueprints.writer import area
from blueprints.writer.home_shown import home_shown


@area.get("/")
def home() -> ResponseReturnValue:
    """What is asked, what is promised, what is done."""
    return page("writer/home.html", home=home_shown())
