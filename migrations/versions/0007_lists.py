"""Lists of programs, what is said to them, and programs that an advisor proposes."""

from migrations.sql_files import run

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    run("0007_lists.sql")


def downgrade() -> None:
    run("0007_down.sql")
