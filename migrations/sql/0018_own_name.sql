-- What the worker does for an advisor it does in that advisor's name: so whoever starts it is who did, and nobody starts anything in a colleague's name.
grant update (advisor_id) on bulk_action, cohort_import to portal_advisor;
do $$
declare
  t text;
  own constant text := 'exists (select from advisor a where a.office_id = %1$I.office_id and a.id = advisor_id and a.account_id = (select portal.actor_id()) and a.left_at is null)';
begin
  foreach t in array array['bulk_action', 'saved_view'] loop
    execute format('create policy own_name on %1$I as restrictive for insert to portal_advisor with check (' || own || ')', t);
  end loop;
  execute format('create policy own_name on %1$I as restrictive for insert to portal_advisor with check (advisor_id is null or ' || own || ')', 'cohort_import');
  foreach t in array array['bulk_action', 'cohort_import'] loop
    execute format('create policy starts_in_own_name on %1$I as restrictive for update to portal_advisor with check (status <> ''waiting'' or ' || own || ')', t);
  end loop;
end $$;
-- An applicant's answer goes to nobody who has left the office.
grant select (left_at) on advisor to portal_applicant;
