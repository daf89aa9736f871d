"""The personal statement's themes, beside those that a target values."""

from migrations.sql_files import run

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    run("0015_statement.sql")


def downgrade() -> None:
    run("0015_down.sql")
