-- Policies and grants go with the tables they stand on; the roles belong to the whole cluster and stay.
do $$
declare p record; signature text;
begin
  for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', p.policyname, p.tablename);
  end loop;
  for p in select relname as tablename from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity loop
    execute format('alter table %I disable row level security', p.tablename);
  end loop;
  -- Named before the first is dropped: dropping one takes those with it that are built on it.
  foreach signature in array (select array_agg(oid::regprocedure::text) from pg_proc where pronamespace = 'portal'::regnamespace and proname <> 'plain') loop
    execute format('drop function if exists %s cascade', signature);
  end loop;
end $$;
revoke all on all tables in schema public from portal_anonymous, portal_applicant, portal_advisor, portal_writer, portal_designee, portal_worker, portal_jobs;
revoke all on all sequences in schema public from portal_jobs;
revoke all on all functions in schema public from portal_jobs;
revoke all on all functions in schema portal from portal_anonymous, portal_applicant, portal_advisor, portal_writer, portal_designee, portal_worker;
revoke usage on schema public, portal from portal_anonymous, portal_applicant, portal_advisor, portal_writer, portal_designee, portal_worker, portal_jobs;
