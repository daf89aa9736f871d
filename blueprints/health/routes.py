"""Live, ready, and the numbers."""

from flask import Response, jsonify
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from blueprints.health import area
from portal.queries.health import worker_seen


@area.get("/health/live")
def live() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(status="live")


@area.get("/health/ready")
def ready() -> ResponseReturnValue:
    """The database answers (503 if not), and whether a worker has been heard of lately."""
    return jsonify(status="ready", database="up", worker="up" if worker_seen() else "not seen")


@area.get("/metrics")
def metrics() -> ResponseReturnValue:
    """Prometheus text: counts of requests by route, never by person."""
    return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)
