-- The orders of the letters' table by name: stored, for the same reason as applicant.sort_name. Without them each page sorted every letter.
alter table letter_request
  add column applicant_sort_name text generated always as (portal.plain(applicant_name)) stored,
  add column writer_sort_name text generated always as (portal.plain(writer_name)) stored;
create index request_by_applicant on letter_request (office_id, applicant_sort_name, id);
create index request_by_writer on letter_request (office_id, writer_sort_name, id);
-- Those who have not joined are few.
create index applicant_not_joined on applicant (office_id, sort_name, id) where joined_at is null;
grant select (applicant_sort_name, writer_sort_name) on letter_request to portal_advisor;

-- A word that many rows hold is not worth looking up: the index knows of every office's rows, and of one that a twentieth of all hold it named
-- thousands, to find that they are too many. So the first rows of the table's order are looked at before; where one in fifty matches, its page
-- is soon full without the index.
create or replace function portal.letters_like(patterns text[], most int) returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare found uuid[]; often int; held text := (select string_agg(format('r.search like %L', p), ' and ') from unnest(patterns) p);
begin
  execute format('select count(*) from (select r.search from letter_request r where r.office_id = %L order by (case when r.due_on is null then date ''9999-12-31'' else r.due_on end), r.id limit 250) as r where %s',
    portal.office_id(), held) into often;
  if often > 5 then
    return null;
  end if;
  execute format('select array_agg(id) from (select r.id from letter_request r where r.office_id = %L and %s limit %s) as matches', portal.office_id(), held, most + 1) into found;
  return case when cardinality(found) > most then null else coalesce(found, '{}') end;
end $$;
create or replace function portal.applicants_like(patterns text[], most int) returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare found uuid[]; often int; held text := (select string_agg(format('r.search like %L', p), ' and ') from unnest(patterns) p);
begin
  execute format('select count(*) from (select r.search from applicant r where r.office_id = %L order by r.sort_name, r.id limit 250) as r where %s', portal.office_id(), held) into often;
  if often > 5 then
    return null;
  end if;
  execute format('select array_agg(id) from (select r.id from applicant r where r.office_id = %L and %s limit %s) as matches', portal.office_id(), held, most + 1) into found;
  return case when cardinality(found) > most then null else coalesce(found, '{}') end;
end $$;
