"""Calendars: an address that a person's own program subscribes to, made and stopped by them alone. The address itself asks for no sign-in."""

from portal.area import Area

area = Area("calendar", __name__, open_to=None)

from blueprints.calendar import routes as routes  # noqa: E402
from blueprints.calendar import routes_feed as routes_feed  # noqa: E402
