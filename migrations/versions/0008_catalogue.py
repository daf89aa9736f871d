"""Facts with their sources, the history of each, and the profile that programs are judged by."""

from migrations.sql_files import run

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    run("0008_catalogue.sql")


def downgrade() -> None:
    run("0008_down.sql")
