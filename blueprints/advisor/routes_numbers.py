"""The numbers."""

from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.shown_numbers import shown_numbers
from blueprints.pages import page
from portal.clock import today
from portal.queries.numbers import numbers as office_numbers
from portal.shown import shown_date


@area.get("/numbers")
def numbers() -> ResponseReturnValue:
    """How far the letters came, how long writers take, who writes for which specialty."""
    return page("advisor/numbers.html", shown=shown_numbers(office_numbers()), day=shown_date(today(), today()).words)
