"""The mailed link of a writer page, before it is opened; and the link that stops reminders. Nothing private stands here."""

from portal.area import Area

area = Area("letter", __name__, open_to=None)

from blueprints.letter import routes as routes  # noqa: E402
from blueprints.letter import routes_stop as routes_stop  # noqa: E402
