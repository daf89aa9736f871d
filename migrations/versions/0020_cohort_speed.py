"""A whole cohort comes in at once: fewer indexes and checks for each applicant."""

from migrations.sql_files import run

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    run("0020_cohort_speed.sql")


def downgrade() -> None:
    run("0020_down.sql")
