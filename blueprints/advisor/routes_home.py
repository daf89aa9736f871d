"""The queue."""

from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.shown_queue import shown_queue
from blueprints.pages import page
from portal.clock import today
from portal.queries.advisor_queue import queue


@area.get("/")
def home() -> ResponseReturnValue:
    """Who needs me today?"""
    day = today()
    return page("advisor/home.html", shown=shown_queue(queue(day), day))
