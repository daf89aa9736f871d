"""The cohort's findings count as the guide does, with the office's own number."""

from migrations.sql_files import run

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    run("0017_guided.sql")


def downgrade() -> None:
    run("0017_down.sql")
