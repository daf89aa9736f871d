"""Ending sessions ends mailed links too; a writer reads only offices that asked them."""

from migrations.sql_files import run

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    run("0013_own_doors.sql")


def downgrade() -> None:
    run("0013_down.sql")
