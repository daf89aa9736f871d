"""Roles, policies and grants, then the doors through the wall."""

from migrations.sql_files import run

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    run("0003_roles.sql")
    run("0004_doors.sql")


def downgrade() -> None:
    run("0003_down.sql")
