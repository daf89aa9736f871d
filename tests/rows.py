"""Every row of every table, to see that something changed nothing."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

_TABLES = sa.text(
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1"
)


def everything(look: Session) -> dict[str, list[str]]:
    """The rows by table, written out."""
    return {table: sorted(look.scalars(sa.text(f'SELECT t::text FROM "{table}" t'))) for table in look.scalars(_TABLES)}
