"""What stood still is gone on with, by whoever is there."""

from migrations.sql_files import run

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    run("0021_taken_over.sql")


def downgrade() -> None:
    run("0021_down.sql")
