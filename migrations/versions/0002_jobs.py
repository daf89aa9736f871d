"""The job queue."""

from migrations.sql_files import run, run_queue_schema

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run_queue_schema()


def downgrade() -> None:
    run("0002_down.sql")
