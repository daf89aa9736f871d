"""Imports as jobs, bulk actions, saved views."""

from migrations.sql_files import run

revision = "0012"
down_revision = "0009"


def upgrade() -> None:
    run("0012_cohort.sql")


def downgrade() -> None:
    run("0012_down.sql")
