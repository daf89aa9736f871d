"""Bulk actions that mail begin a minute later."""

from migrations.sql_files import run

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    run("0014_bulk.sql")


def downgrade() -> None:
    run("0014_down.sql")
