"""One line a request, with the route's pattern in place of its address: a token in an address never reaches a log."""

import logging
import time
import uuid

from flask import Response, g, request
from prometheus_client import Counter, Histogram

log = logging.getLogger("commend.request")
REQUESTS = Counter("commend_requests_total", "Requests answered", ["route", "method", "status"])
SECONDS = Histogram("commend_request_seconds", "Time to answer", ["route"])


def begin() -> None:
    """Note when the request began, and give it a name for the log."""
    g.began = time.perf_counter()
    g.request_name = uuid.uuid4().hex[:12]


def end(response: Response) -> Response:
    """Write the line."""
    seconds = time.perf_counter() - g.get("began", time.perf_counter())
    route = request.url_rule.rule if request.url_rule else "(no such address)"
    REQUESTS.labels(route, request.method, response.status_code).inc()
    SECONDS.labels(route).observe(seconds)
    response.headers["X-Request-Id"] = g.get("request_name", "")
    if request.endpoint != "static":
        log.info(
            "%s %s %s %.1f ms %s", request.method, route, response.status_code, seconds * 1000, g.get("request_name")
        )
    return response
