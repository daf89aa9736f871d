"""Every function that runs as the owner is a door: it names where it looks, and nobody may call it whom no migration let."""

import sqlalchemy as sa

_FUNCTIONS = sa.text("""
    SELECT p.oid::regprocedure::text AS called, p.prosecdef AS as_owner, coalesce(p.proconfig, '{}') AS settings,
      has_function_privilege('public', p.oid, 'execute') AS anybodys, p.prorettype = 'trigger'::regtype AS is_trigger
    FROM pg_proc p WHERE p.pronamespace = 'portal'::regnamespace
""")
_OPEN_TABLES = sa.text("""
    SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relrowsecurity
      AND EXISTS (SELECT FROM information_schema.role_table_grants g WHERE g.table_name = c.relname
        AND g.grantee IN ('portal_anonymous', 'portal_applicant', 'portal_advisor', 'portal_writer', 'portal_designee', 'PUBLIC'))
""")


def test_a_function_that_runs_as_the_owner_looks_where_it_says_and_nowhere_else(look):
    doors = [row for row in look.execute(_FUNCTIONS) if row.as_owner]
    assert len(doors) > 20
    assert [row.called for row in doors if "search_path=public, pg_temp" not in row.settings] == []


def test_nobody_calls_a_door_whom_no_migration_let(look):
    assert [
        row.called for row in look.execute(_FUNCTIONS) if row.as_owner and row.anybodys and not row.is_trigger
    ] == []


def test_whatever_people_may_read_has_rows_that_are_theirs(look):
    assert look.scalars(_OPEN_TABLES).all() == []
