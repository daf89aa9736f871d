"""The migrations run up, down and up again, and the models say what the tables are."""

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from portal.models import Base
from portal.schema import create_database, migrate, unmigrate

#: Everything that a migration makes, as PostgreSQL describes it.
DESCRIPTION = """
SELECT 'column', table_name, column_name, concat_ws(' ', data_type, udt_name, is_nullable, column_default, is_generated, is_identity)
  FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'function', n.nspname, p.oid::regprocedure::text, md5(p.prosrc) || p.prosecdef || coalesce(p.proacl::text, '')
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('public', 'portal')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
UNION ALL SELECT 'policy', tablename, policyname, concat_ws(' ', permissive, roles::text, cmd, qual, with_check) FROM pg_policies
UNION ALL SELECT 'table', relname, relkind::text, concat_ws(' ', relrowsecurity, relpersistence, relacl::text)
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S', 'v')
UNION ALL SELECT 'columns granted', attrelid::regclass::text, attname, attacl::text
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE c.relnamespace = 'public'::regnamespace AND attacl IS NOT NULL
"""


@pytest.fixture
def empty(owner_url):
    """An empty database, as the owner sees it."""
    server = sa.make_url(owner_url)
    name = f"{server.database}_empty"
    admin = sa.create_engine(server.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"drop database if exists {name}")
    create_database(server.set(database=name))
    engine = sa.create_engine(server.set(database=name))
    yield engine
    engine.dispose()
    with admin.connect() as connection:
        connection.exec_driver_sql(f"drop database {name} with (force)")
    admin.dispose()


def described(engine: sa.Engine) -> set[tuple[str, ...]]:
    with engine.connect() as connection:
        return {tuple(row) for row in connection.exec_driver_sql(DESCRIPTION) if row[1] != "alembic_version"}


def test_up_down_and_up_again_is_the_same(empty):
    untouched = described(empty)
    with empty.connect() as connection:
        migrate(connection)
    up = described(empty)
    with empty.connect() as connection:
        unmigrate(connection)
    left = described(empty) - untouched
    with empty.connect() as connection:
        migrate(connection)
    assert left == set()
    assert described(empty) == up
    assert ("table", "letter_request", "r") in {row[:3] for row in up}


def test_migrating_twice_changes_nothing(empty):
    with empty.connect() as connection:
        migrate(connection)
    once = described(empty)
    with empty.connect() as connection:
        migrate(connection)
    assert described(empty) == once


def test_models_and_tables_have_the_same_columns_types_and_keys(owner_url):
    engine = sa.create_engine(owner_url)
    inspector = sa.inspect(engine)
    tables = {
        name
        for name in inspector.get_table_names()
        if not name.startswith("procrastinate") and name != "alembic_version"
    }
    without_model = {"rate_hit"}  # reached through doors alone
    assert set(Base.metadata.tables) == tables - without_model
    assert {name: _as_mapped(table) for name, table in Base.metadata.tables.items()} == {
        name: _as_is(inspector, name) for name in Base.metadata.tables
    }
    engine.dispose()


#: Every row of an office says so in the models; in the tables the other parts of a key lead there.
TO_THE_OFFICE = (("office_id",), "office", ("id",))


def _as_mapped(table: sa.Table) -> dict[str, object]:
    columns = {
        column.name: (column.type.compile(postgresql.dialect()), bool(column.nullable), column.computed is not None)
        for column in table.columns
    }
    links = {
        (tuple(key.column_keys), key.referred_table.name, tuple(element.column.name for element in key.elements))
        for key in table.foreign_key_constraints
    }
    return {"columns": columns, "key": [column.name for column in table.primary_key], "links": links - {TO_THE_OFFICE}}


def _as_is(inspector: sa.Inspector, name: str) -> dict[str, object]:
    columns = {
        column["name"]: (column["type"].compile(postgresql.dialect()), column["nullable"], "computed" in column)
        for column in inspector.get_columns(name)
    }
    links = {
        (tuple(key["constrained_columns"]), key["referred_table"], tuple(key["referred_columns"]))
        for key in inspector.get_foreign_keys(name)
    }
    return {
        "columns": columns,
        "key": inspector.get_pk_constraint(name)["constrained_columns"],
        "links": links - {TO_THE_OFFICE},
    }


def test_every_table_of_an_office_begins_its_key_with_the_office():
    keys = {
        name: next(iter(table.primary_key)).name
        for name, table in Base.metadata.tables.items()
        if "office_id" in table.c
    }
    assert {name for name, first in keys.items() if first != "office_id"} == {"history", "message"}


def test_every_table_is_under_row_level_security(look):
    without = look.scalars(
        sa.text(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relrowsecurity"
            " AND relname NOT LIKE 'procrastinate%' ORDER BY 1"
        )
    ).all()
    assert without == ["alembic_version", "rate_hit"]
