"""Migrations are SQL files; these run them as they stand, without anyone reading % or : in them."""

from pathlib import Path

from alembic import op
from procrastinate.schema import SchemaManager

FOLDER = Path(__file__).parent / "sql"


def run(name: str) -> None:
    """Run migrations/sql/<name>."""
    run_text((FOLDER / name).read_text())


def run_queue_schema() -> None:
    """The job queue's own tables and functions, as the pinned Procrastinate ships them."""
    run_text(SchemaManager.get_schema())


def run_text(sql: str) -> None:
    with op.get_bind().connection.cursor() as cursor:
        cursor.execute(sql)
