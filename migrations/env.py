"""Run the migrations with the owner's login, in one transaction each."""

import sqlalchemy as sa
from alembic import context

from portal.models import Base

url = context.config.get_main_option("sqlalchemy.url")
given = context.config.attributes.get("connection")


def run(connection: sa.Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()


if given is not None:
    run(given)
else:
    with sa.create_engine(url).connect() as connection:
        run(connection)
