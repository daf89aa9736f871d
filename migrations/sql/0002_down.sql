do $$
declare p record;
begin
  for p in select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname like 'procrastinate%' loop
    execute format('drop table %s cascade', p.name);
  end loop;
  for p in select oid::regprocedure as name from pg_proc where pronamespace = 'public'::regnamespace and proname like 'procrastinate%' loop
    execute format('drop function %s cascade', p.name);
  end loop;
  for p in select oid::regtype as name from pg_type where typnamespace = 'public'::regnamespace and typname like 'procrastinate%' and typtype in ('e', 'c') loop
    execute format('drop type if exists %s cascade', p.name);
  end loop;
end $$;
