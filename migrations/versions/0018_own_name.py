"""Who starts a job is who did it; an answer goes to nobody who has left."""

from migrations.sql_files import run

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    run("0018_own_name.sql")


def downgrade() -> None:
    run("0018_down.sql")
