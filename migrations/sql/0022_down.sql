create or replace function portal.letters_like(patterns text[], most int) returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare found uuid[];
begin
  execute format('select array_agg(id) from (select r.id from letter_request r where r.office_id = %L and %s limit %s) as matches', portal.office_id(),
    (select string_agg(format('r.search like %L', p), ' and ') from unnest(patterns) p), most + 1) into found;
  return case when cardinality(found) > most then null else coalesce(found, '{}') end;
end $$;
create or replace function portal.applicants_like(patterns text[], most int) returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare found uuid[];
begin
  execute format('select array_agg(id) from (select a.id from applicant a where a.office_id = %L and %s limit %s) as matches', portal.office_id(),
    (select string_agg(format('a.search like %L', p), ' and ') from unnest(patterns) p), most + 1) into found;
  return case when cardinality(found) > most then null else coalesce(found, '{}') end;
end $$;
drop index applicant_not_joined;
alter table letter_request drop column applicant_sort_name, drop column writer_sort_name;
