"""Tables."""

from migrations.sql_files import run

revision = "0001"
down_revision = None


def upgrade() -> None:
    run("0001_tables.sql")


def downgrade() -> None:
    run("0001_down.sql")
