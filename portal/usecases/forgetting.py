"""What the portal forgets by itself, because it has done its work."""

from typing import Any

import sqlalchemy as sa

from portal.extensions import db

_EXPIRED = (
    sa.text("DELETE FROM rate_hit WHERE until < now()"),  # networks that tried, and how often
    sa.text(
        "DELETE FROM link_code WHERE expires_at < now() - interval '1 day'"
    ),  # a code is asked for twelve times a day at most
    sa.text(
        "UPDATE cohort_import SET status = 'imported', file = NULL, result = '{\"given_up\": true}'"
        " WHERE status = 'uploaded' AND moved_at < now() - interval '7 days'"
    ),  # a file of people that nobody came back for
)


def forget_expired() -> int:
    """Delete what has had its time: counts of tries, codes, cohort files that nobody imported; how many rows changed."""
    return sum(_rows_of(db.session.execute(expired)) for expired in _EXPIRED)


def _rows_of(done: sa.Result[Any]) -> int:
    return done.rowcount if isinstance(done, sa.CursorResult) else 0
