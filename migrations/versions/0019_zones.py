"""A desk and a link say where their person lives."""

from migrations.sql_files import run

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    run("0019_zones.sql")


def downgrade() -> None:
    run("0019_down.sql")
