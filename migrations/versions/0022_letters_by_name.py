"""The letters' table has an index for its orders by name."""

from migrations.sql_files import run

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    run("0022_letters_by_name.sql")


def downgrade() -> None:
    run("0022_down.sql")
