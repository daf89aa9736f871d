"""What everybody may read: who sees what, how accessible the portal is, and help."""

from flask.typing import ResponseReturnValue

from blueprints.account import area
from blueprints.pages import page


@area.get("/who-sees-what")
def privacy() -> ResponseReturnValue:
    """Who sees what, and how long it is kept."""
    return page("account/privacy.html")


@area.get("/accessibility")
def accessibility() -> ResponseReturnValue:
    """How the portal can be used, and what does not work yet."""
    return page("account/accessibility.html")


@area.get("/help")
def help_page() -> ResponseReturnValue:
    """Short answers to what people ask."""
    return page("account/help.html")
