"""What a page shows, as small values that the macros in `templates/components` print without computing anything.

Pure: words, dates and shapes in, frozen values out. Only translation comes from elsewhere (`words.py`), and outside a
request it answers in the default language.
"""

from portal.shown.dates import ShownDate, shown_date, shown_moment
from portal.shown.line import Line, Station, line_for
from portal.shown.page import Crumb, NavigationItem, PortalLink, Viewer
from portal.shown.pieces import Action, Change, Clock, Fate, Finding, Listed, Step
from portal.shown.status import Status, Tone, letter_status

__all__ = [
    "Action",
    "Change",
    "Clock",
    "Crumb",
    "Fate",
    "Finding",
    "Line",
    "Listed",
    "NavigationItem",
    "PortalLink",
    "ShownDate",
    "Station",
    "Status",
    "Step",
    "Tone",
    "Viewer",
    "letter_status",
    "line_for",
    "shown_date",
    "shown_moment",
]
