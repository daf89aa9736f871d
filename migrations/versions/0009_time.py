"""Nudges and digests, each once; due dates that follow the calendar and those that do not."""

from migrations.sql_files import run

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    run("0009_time.sql")


def downgrade() -> None:
    run("0009_down.sql")
