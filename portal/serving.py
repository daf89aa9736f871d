"""What the processes say about themselves: one line a request, and no token in any line, whoever wrote it."""

import json
import logging
import logging.config
import os
from typing import Any

from portal.masking import masked


class MaskedLine(logging.Formatter):
    """A line for people; tracebacks and other libraries' lines are masked as well."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


class MaskedJson(logging.Formatter):
    """A JSON object a line, for machines."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return masked(json.dumps(told, ensure_ascii=False))


def logging_configuration(level: str = "INFO") -> dict[str, Any]:
    """For logging.config and for gunicorn. LOG_FORMAT=json asks for JSON.

    Access logs of servers stay off: they would hold addresses. `portal/request_log.py` names the route instead.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"()": "portal.serving.MaskedLine", "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
            "json": {"()": "portal.serving.MaskedJson"},
        },
        "handlers": {
            "standard_error": {
                "class": "logging.StreamHandler",
                "formatter": "json" if os.environ.get("LOG_FORMAT") == "json" else "line",
            }
        },
        "root": {"level": level, "handlers": ["standard_error"]},
        "loggers": {
            "werkzeug": {"level": "WARNING"},
            "alembic.runtime.plugins": {"level": "WARNING"},
            "procrastinate": {
                "level": "WARNING"
            },  # at INFO: six lines for every sweep, and one is due every five seconds
            "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
        },
    }


def configure_logging(level: str = "INFO") -> None:
    """Speak to standard error from now on."""
    logging.config.dictConfig(logging_configuration(level))
