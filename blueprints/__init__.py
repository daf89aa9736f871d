"""The portals: a folder per area, each saying who may enter."""

from blueprints.health import area as health

AREAS = (health,)
