"""The numbers that PostgreSQL keeps grow by a few rows with every change. Folded together they say the same in fewer."""

import sqlalchemy as sa

from portal.extensions import db

# One statement, so that whoever reads meanwhile sees either all the rows or their sums. Days that every reader has behind them are one.
_FOLD = sa.text("""
WITH gone AS (
  DELETE FROM tally WHERE office_id IN (
    SELECT office_id FROM tally GROUP BY office_id HAVING count(*) > count(DISTINCT (kind, key, day))
  ) RETURNING office_id, kind, key, n, CASE WHEN day < current_date - 2 THEN date '-infinity' ELSE day END AS day
)
INSERT INTO tally (office_id, kind, key, day, n)
SELECT office_id, kind, key, day, sum(n) FROM gone GROUP BY office_id, kind, key, day HAVING sum(n) <> 0
""")


def fold_tallies() -> None:
    """Put the rows of each number together."""
    db.session.execute(_FOLD)
