"""Short lists of a page, fetched in one statement: each is one value, a JSON list of its rows."""

from typing import Any

import sqlalchemy as sa


def gathered(rows: sa.Select[*tuple[Any, ...]]) -> sa.ScalarSelect[Any]:
    """The rows of a statement as one value of another: a list of lists, in their order; empty where there are none.

    Days, moments and ids arrive as JSON writes them, in the ISO format.
    """
    each = rows.subquery()
    listed = sa.func.jsonb_agg(sa.func.jsonb_build_array(*each.c))
    return sa.select(sa.func.coalesce(listed, sa.text("'[]'::jsonb"))).scalar_subquery()
