"""Calendar feeds, counted changes of a day, confirmed facts, the packet that a writer has looked at."""

from migrations.sql_files import run

revision = "0005"
down_revision = "0003"


def upgrade() -> None:
    run("0005_desk.sql")


def downgrade() -> None:
    run("0005_down.sql")
