"""What /health/ready tells."""

import sqlalchemy as sa

from portal.extensions import db


def worker_seen() -> bool:
    """Whether a worker's heart has beaten in the last minute."""
    return bool(db.session.scalar(sa.text("SELECT portal.worker_seen()")))
