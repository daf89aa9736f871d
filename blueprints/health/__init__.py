"""Whether the portal lives: for load balancers and for whoever watches. It shows counts, and nothing of anybody."""

from portal.area import Area

area = Area("health", __name__, open_to=None)

from blueprints.health import routes as routes  # noqa: E402
