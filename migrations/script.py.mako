"""${message}"""

from migrations.sql_files import run

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    run("${up_revision}.sql")


def downgrade() -> None:
    run("${up_revision}_down.sql")
