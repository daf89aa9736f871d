"""What mail providers tell us of our mail. Signed, or not listened to."""

from portal.area import Area

area = Area("reports", __name__, open_to=None)

from blueprints.reports import routes as routes  # noqa: E402
