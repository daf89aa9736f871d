"""Numbers that are kept: the views of the tables, the filters' values, the findings of a cohort."""

from migrations.sql_files import run

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    run("0016_tally.sql")


def downgrade() -> None:
    run("0016_down.sql")
