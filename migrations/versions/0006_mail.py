"""What became of a mail, and addresses that do not work."""

from migrations.sql_files import run

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    run("0006_mail.sql")


def downgrade() -> None:
    run("0006_down.sql")
