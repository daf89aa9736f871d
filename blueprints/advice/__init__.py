"""The guide's advice in our own words, for everybody: by reader and by step. Findings link here, each to its rule."""

from portal.area import Area

area = Area("advice", __name__, open_to=None)

from blueprints.advice import routes as routes  # noqa: E402
