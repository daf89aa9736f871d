"""What a page shows, as small values that the macros in `templates/components` print without computing anything.

Pure: words, dates and shapes in, frozen values out. Only translation comes from elsewhere (`words.py`), and outside a
request it answers in the default language.
"""

from portal.shown.chart import BarChart, RangeChart, Spread, bar_chart, range_chart
from portal.shown.dates import ShownDate, shown_date, shown_moment
from portal.shown.line import Line, Station, line_for
from portal.shown.page import Crumb, NavigationItem, PortalLink, Viewer
from portal.shown.pieces import Action, Change, Clock, Column, Fate, Finding, Listed, Step
from portal.shown.sets import Coverage, CoverageLetter, CoverageTheme, SetGroup, SetLetter
from portal.shown.status import Status, Tone, letter_status
from portal.shown.timeline import Rotation, Timeline, timeline

__all__ = [
    "Action",
    "BarChart",
    "Change",
    "Clock",
    "Column",
    "Coverage",
    "CoverageLetter",
    "CoverageTheme",
    "Crumb",
    "Fate",
    "Finding",
    "Line",
    "Listed",
    "NavigationItem",
    "PortalLink",
    "RangeChart",
    "Rotation",
    "SetGroup",
    "SetLetter",
    "ShownDate",
    "Spread",
    "Station",
    "Status",
    "Step",
    "Timeline",
    "Tone",
    "Viewer",
    "bar_chart",
    "letter_status",
    "line_for",
    "range_chart",
    "shown_date",
    "shown_moment",
    "timeline",
]
