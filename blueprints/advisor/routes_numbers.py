"""The numbers."""

from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.shown_numbers import shown_numbers
from blueprints.advisor.shown_seasons import shared_rows, shown_seasons
from blueprints.advisor.streaming import stream_table
from blueprints.pages import page
from portal.clock import today
from portal.queries.numbers import numbers as office_numbers
from portal.queries.season_numbers import by_season, loads, on_time_by, silent_writers
from portal.shown import shown_date
from portal.translating import gettext


@area.get("/numbers")
def numbers() -> ResponseReturnValue:
    """How far the letters came, how long writers take, who writes for which specialty."""
    return page("advisor/numbers.html", shown=shown_numbers(office_numbers()), day=shown_date(today(), today()).words)


@area.get("/numbers/seasons")
def numbers_seasons() -> ResponseReturnValue:
    """This season against the last, what was on time, who is silent, who carries how much."""
    day = today()
    shown = shown_seasons(by_season(), on_time_by(), silent_writers(day), loads(day), day)
    return page("advisor/numbers_seasons.html", shown=shown, day=shown_date(day, day).words)


@area.get("/numbers/shared.csv")
def numbers_shared() -> ResponseReturnValue:
    """The numbers that may leave the office."""
    header = (gettext("What"), gettext("Of"), gettext("Letters"), gettext("Uploaded, or on time"))
    return stream_table(list(shared_rows(by_season(), on_time_by())), "csv", "numbers", header)
