"""How gunicorn serves the portal. No access log: the portal's own request log names routes, never addresses with tokens in them."""

import gc
import os
from typing import Any

from sqlalchemy.orm import configure_mappers

from portal.serving import logging_configuration

os.environ["COMMEND_PRODUCTION"] = "1"  # no setting that matters has a default
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_PROCESSES", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
preload_app = True  # read once, shared by the processes: nothing is connected and no thread runs before they part
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
max_requests = 10_000
max_requests_jitter = 1_000
graceful_timeout = 20
timeout = 60
accesslog = None
control_socket_disable = True  # it would want a home folder to write in
logconfig_dict = logging_configuration()


def when_ready(_server: Any) -> None:
    """What every process would do for itself at its first request is done once, before they part."""
    configure_mappers()


def pre_fork(_server: Any, _worker: Any) -> None:
    """What is loaded stays out of garbage collection, which would write on its pages, and a page written on is no longer shared."""
    gc.collect()
    gc.freeze()
