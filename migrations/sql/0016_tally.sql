-- Numbers that are kept, not counted: what stands above the tables and in the queue costs the same at any size of the office.

-- A row says: from that day on, so many more (or fewer) stand in this view. The sum up to today is how many stand there today.
-- Triggers only ever add rows, so nobody waits for anybody and the sum is exact in every snapshot; the worker folds them together.
create table tally (
  office_id uuid not null references office,
  id bigint generated always as identity,
  kind text not null,                       -- letter_state, letter_view, letters_of_advisor, letter_specialty, applicant_state, …
  key text not null,                        -- the status, the view, the advisor, the specialty
  day date not null,                        -- -infinity where it does not depend on the day
  n int not null,
  primary key (office_id, id)
);
create index tally_office on tally (office_id, kind, key, day) include (n);
alter table tally enable row level security;
create policy office_rows on tally for select to portal_advisor using (office_id = (select portal.office_id()));
create policy all_rows on tally to portal_worker using (true) with check (true);
grant select on tally to portal_advisor;
grant select, insert, delete on tally to portal_worker;

-- What is found on an applicant's set, counted over plans: portal/queries/cohort_findings.py says what each means.
create table applicant_finding (
  office_id uuid not null,
  finding text not null,
  applicant_id uuid not null,
  primary key (office_id, finding, applicant_id),
  foreign key (office_id, applicant_id) references applicant (office_id, id) on delete cascade
);
create index applicant_finding_applicant on applicant_finding (office_id, applicant_id);
alter table applicant_finding enable row level security;
create policy office_rows on applicant_finding for select to portal_advisor using (office_id = (select portal.office_id()));
grant select on applicant_finding to portal_advisor;

------------------------------------------------------------------ letters
-- On which days a letter stands in which view (portal/attention.py and portal/queries/letter_filters.py, as intervals).
create function portal.letter_stands(status text, status_at timestamptz, due_on date, promised_at timestamptz, specialty text, advisor_id uuid) returns table (kind text, key text, day date, n int)
  language sql immutable parallel safe as $$
  select v.kind, v.key, v.day, v.n from (select
      status in ('approved', 'asked', 'agreed', 'hesitant', 'sent', 'seen') as is_out,
      status not in ('declined', 'withdrawn', 'void', 'dropped') as is_alive,
      status in ('asked', 'sent') or (status = 'seen' and promised_at is null) as waits,
      (status_at at time zone 'UTC')::date + 15 as silent_on,        -- the day after 14 without an answer
      due_on - 13 as at_risk_on,                                     -- under 14 days to the due date
      due_on + 1 as late_on) as of_letter,
    lateral (values
      ('letter_state', status, date '-infinity', 1, true),
      ('letter_specialty', specialty, date '-infinity', 1, true),
      ('letters_of_advisor', advisor_id::text, date '-infinity', 1, is_alive and advisor_id is not null),
      ('letter_view', 'late', late_on, 1, is_out and due_on is not null),
      ('letter_view', 'at_risk', at_risk_on, 1, is_out and due_on is not null),
      ('letter_view', 'at_risk', late_on, -1, is_out and due_on is not null),
      ('letter_view', 'due_14', due_on - 14, 1, is_out and due_on is not null),
      ('letter_view', 'due_14', late_on, -1, is_out and due_on is not null),
      ('letter_view', 'silent', silent_on, 1, waits and (due_on is null or silent_on < at_risk_on)),
      ('letter_view', 'silent', at_risk_on, -1, waits and silent_on < at_risk_on)
    ) as v (kind, key, day, n, holds)
  where v.holds
$$;
-- The applicant is held while a letter is counted for their advisor: an advisor who changes at that moment waits, or is seen.
create function portal.tally_letters() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform 1 from applicant a where (a.office_id, a.id) in (select c.office_id, c.applicant_id from came c) order by a.id for no key update;
    insert into tally (office_id, kind, key, day, n) select c.office_id, s.kind, s.key, s.day, sum(s.n) from came c
      join applicant a on a.office_id = c.office_id and a.id = c.applicant_id, lateral portal.letter_stands(c.status, c.status_at, c.due_on, c.promised_at, c.specialty, a.advisor_id) s group by 1, 2, 3, 4 having sum(s.n) <> 0;
  elsif tg_op = 'DELETE' then
    insert into tally (office_id, kind, key, day, n) select g.office_id, s.kind, s.key, s.day, -sum(s.n) from gone g
      join applicant a on a.office_id = g.office_id and a.id = g.applicant_id, lateral portal.letter_stands(g.status, g.status_at, g.due_on, g.promised_at, g.specialty, a.advisor_id) s group by 1, 2, 3, 4 having sum(s.n) <> 0;
  else
    if not exists (select from came c join gone g on g.office_id = c.office_id and g.id = c.id
      where (c.status, c.status_at, c.due_on, c.promised_at, c.specialty) is distinct from (g.status, g.status_at, g.due_on, g.promised_at, g.specialty)) then return null; end if;
    perform 1 from applicant a where (a.office_id, a.id) in (select c.office_id, c.applicant_id from came c) order by a.id for no key update;
    insert into tally (office_id, kind, key, day, n) select m.office_id, m.kind, m.key, m.day, sum(m.n) from (
        select c.office_id, s.* from came c join applicant a on a.office_id = c.office_id and a.id = c.applicant_id, lateral portal.letter_stands(c.status, c.status_at, c.due_on, c.promised_at, c.specialty, a.advisor_id) s
        union all
        select g.office_id, s.kind, s.key, s.day, -s.n from gone g join applicant a on a.office_id = g.office_id and a.id = g.applicant_id, lateral portal.letter_stands(g.status, g.status_at, g.due_on, g.promised_at, g.specialty, a.advisor_id) s
      ) m group by 1, 2, 3, 4 having sum(m.n) <> 0;
  end if;
  return null;
end $$;
create trigger tally_added after insert on letter_request referencing new table as came for each statement execute function portal.tally_letters();
create trigger tally_moved after update on letter_request referencing new table as came old table as gone for each statement execute function portal.tally_letters();
create trigger tally_gone after delete on letter_request referencing old table as gone for each statement execute function portal.tally_letters();

------------------------------------------------------------------ applicants
create function portal.applicant_stands(invited_at timestamptz, joined_at timestamptz, withdrawn_at timestamptz, specialty text, tags text[]) returns table (kind text, key text, day date, n int)
  language sql immutable parallel safe as $$
  select v.kind, v.key, date '-infinity', 1 from (values
      ('applicant_state', case when joined_at is not null then 'yes' when invited_at is not null then 'invited' else 'no' end),
      ('applicant_specialty', specialty)) as v (kind, key)
    where withdrawn_at is null
  union all select 'tag', t, date '-infinity', 1 from unnest(tags) t
$$;
create function portal.tally_applicants() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into tally (office_id, kind, key, day, n) select c.office_id, s.kind, s.key, s.day, sum(s.n) from came c, lateral portal.applicant_stands(c.invited_at, c.joined_at, c.withdrawn_at, c.specialty, c.tags) s group by 1, 2, 3, 4;
  elsif tg_op = 'DELETE' then
    insert into tally (office_id, kind, key, day, n) select g.office_id, s.kind, s.key, s.day, -sum(s.n) from gone g, lateral portal.applicant_stands(g.invited_at, g.joined_at, g.withdrawn_at, g.specialty, g.tags) s group by 1, 2, 3, 4;
  else
    insert into tally (office_id, kind, key, day, n) select m.office_id, m.kind, m.key, m.day, sum(m.n) from (
        select c.office_id, s.* from came c, lateral portal.applicant_stands(c.invited_at, c.joined_at, c.withdrawn_at, c.specialty, c.tags) s
        union all select g.office_id, s.kind, s.key, s.day, -s.n from gone g, lateral portal.applicant_stands(g.invited_at, g.joined_at, g.withdrawn_at, g.specialty, g.tags) s
        -- letters go over to the new advisor
        union all select c.office_id, s.kind, s.key, s.day, s.n from came c join gone g on g.office_id = c.office_id and g.id = c.id and g.advisor_id is distinct from c.advisor_id
          join letter_request r on r.office_id = c.office_id and r.applicant_id = c.id, lateral portal.letter_stands(r.status, r.status_at, r.due_on, r.promised_at, r.specialty, c.advisor_id) s
        union all select g.office_id, s.kind, s.key, s.day, -s.n from came c join gone g on g.office_id = c.office_id and g.id = c.id and g.advisor_id is distinct from c.advisor_id
          join letter_request r on r.office_id = c.office_id and r.applicant_id = c.id, lateral portal.letter_stands(r.status, r.status_at, r.due_on, r.promised_at, r.specialty, g.advisor_id) s
      ) m group by 1, 2, 3, 4 having sum(m.n) <> 0;
  end if;
  return null;
end $$;
create trigger tally_added after insert on applicant referencing new table as came for each statement execute function portal.tally_applicants();
create trigger tally_changed after update on applicant referencing new table as came old table as gone for each statement execute function portal.tally_applicants();
create trigger tally_gone after delete on applicant referencing old table as gone for each statement execute function portal.tally_applicants();

------------------------------------------------------------------ findings
-- Only of those asked about; null: of everybody in the office.
create function portal.findings_of(office uuid, of_applicants uuid[]) returns table (finding text, applicant_id uuid)
  language sql stable set search_path = public, pg_temp as $$
  with those as (
    select a.id, a.joined_at from applicant a where a.office_id = office and (of_applicants is null or a.id = any (of_applicants)) and a.withdrawn_at is null
  ), plan as (           -- proposed, or approved with a letter that has neither ended nor met hesitation
    select c.applicant_id, bool_or(true) as is_there,
      count(*) filter (where c.relationship = 'clinical' and c.writer_country = 'US') as us_clinical,
      bool_or(c.relationship = 'global_health' or c.global_health_role <> '' or
        (select count(distinct t) from unnest(c.themes) t where t in ('resource_limited', 'culture_language', 'systems_equity', 'ethics')) >= 2) as on_global_health
    from writer_choice c join those a on a.id = c.applicant_id
    where c.office_id = office and c.status in ('proposed', 'approved') and not exists (select from letter_request r
      where r.office_id = office and r.choice_id = c.id and r.status in ('declined', 'withdrawn', 'void', 'dropped', 'hesitant'))
    group by c.applicant_id
  ), letter as (
    select r.applicant_id, bool_or(r.status = 'available') as to_assign,
      bool_or(r.status in ('agreed', 'asked') and not exists (select from waiver w where w.office_id = office and w.request_id = r.id and w.revoked_at is null)) as unsigned
    from letter_request r join those a on a.id = r.applicant_id where r.office_id = office group by r.applicant_id
  )
  select f.finding, a.id from those a left join plan p on p.applicant_id = a.id left join letter l on l.applicant_id = a.id,
    lateral (values
      ('no_global_health_letter', p.is_there and not p.on_global_health
        and exists (select from target t where t.office_id = office and t.applicant_id = a.id and t.global_health_track)),
      ('too_few_us_clinical', p.is_there and p.us_clinical < 2),
      ('no_choice', a.joined_at is not null and p.is_there is null),
      ('waiver_unsigned', l.unsigned),
      ('unassigned', l.to_assign),
      ('not_started', not exists (select from writer_choice c where c.office_id = office and c.applicant_id = a.id)
        and not exists (select from rotation o where o.office_id = office and o.applicant_id = a.id)
        and not exists (select from application n where n.office_id = office and n.applicant_id = a.id))
    ) as f (finding, holds)
  where f.holds
$$;
-- Look at these applicants' sets again. They are held first, in one order: two who change one set at once are both seen.
create function portal.find_again(office uuid, of_applicants uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from applicant a where a.office_id = office and a.id = any (of_applicants) order by a.id for no key update;
  with found as (select f.finding, f.applicant_id from portal.findings_of(office, of_applicants) f),
    over as (delete from applicant_finding x where x.office_id = office and x.applicant_id = any (of_applicants)
      and not exists (select from found f where f.finding = x.finding and f.applicant_id = x.applicant_id) returning x.finding),
    fresh as (insert into applicant_finding (office_id, finding, applicant_id) select office, f.finding, f.applicant_id from found f
      on conflict do nothing returning applicant_finding.finding)
  insert into tally (office_id, kind, key, day, n) select office, 'finding', c.finding, '-infinity', sum(c.n)
    from (select o.finding, -1 as n from over o union all select f.finding, 1 from fresh f) c group by c.finding having sum(c.n) <> 0;
end $$;
create function portal.look_again() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare changed record;
begin
  for changed in execute format('select office_id, array_agg(distinct %I) as applicants from touched group by office_id order by office_id', tg_argv[0]) loop
    perform portal.find_again(changed.office_id, changed.applicants);
  end loop;
  return null;
end $$;
-- An update of a set's rows may be of columns that no finding asks about; those of letters and applicants are many, and looked at first.
create function portal.look_again_if_other() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare changed record;
begin
  for changed in execute format('select c.office_id, array_agg(distinct c.%I) as applicants from came c join gone g on g.office_id = c.office_id and g.id = c.id
      where %s group by c.office_id order by c.office_id', tg_argv[0], tg_argv[1]) loop
    perform portal.find_again(changed.office_id, changed.applicants);
  end loop;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['writer_choice', 'rotation', 'application', 'target', 'waiver', 'letter_request'] loop
    execute format('create trigger found_added after insert on %I referencing new table as touched for each statement execute function portal.look_again(''applicant_id'')', t);
    execute format('create trigger found_gone after delete on %I referencing old table as touched for each statement execute function portal.look_again(''applicant_id'')', t);
  end loop;
  foreach t in array array['writer_choice', 'target', 'waiver'] loop
    execute format('create trigger found_changed after update on %I referencing new table as touched for each statement execute function portal.look_again(''applicant_id'')', t);
  end loop;
end $$;
create trigger found_changed after update on letter_request referencing new table as came old table as gone for each statement
  execute function portal.look_again_if_other('applicant_id', 'c.status <> g.status');
create trigger found_changed after update on applicant referencing new table as came old table as gone for each statement
  execute function portal.look_again_if_other('id', '(c.joined_at is null, c.withdrawn_at is null) <> (g.joined_at is null, g.withdrawn_at is null)');
create trigger found_added after insert on applicant referencing new table as touched for each statement execute function portal.look_again('id');

------------------------------------------------------------------ counting anew, and folding
-- Everything from the rows themselves: after a COPY without triggers, and to check that the numbers kept are right.
create function portal.recount(office uuid) returns table (kind text, key text, day date, n int)
  language sql stable set search_path = public, pg_temp as $$
  select m.kind, m.key, m.day, sum(m.n)::int from (
      select s.* from letter_request r join applicant a on a.office_id = r.office_id and a.id = r.applicant_id, lateral portal.letter_stands(r.status, r.status_at, r.due_on, r.promised_at, r.specialty, a.advisor_id) s where r.office_id = office
      union all select s.* from applicant a, lateral portal.applicant_stands(a.invited_at, a.joined_at, a.withdrawn_at, a.specialty, a.tags) s where a.office_id = office
      union all select 'finding', f.finding, '-infinity', 1 from portal.findings_of(office, null) f
    ) m group by 1, 2, 3 having sum(m.n) <> 0
$$;
create function portal.tally_again(office uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table letter_request, applicant, writer_choice, rotation, application, target, waiver in share mode;
  delete from applicant_finding f where f.office_id = office;
  insert into applicant_finding (office_id, finding, applicant_id) select office, f.finding, f.applicant_id from portal.findings_of(office, null) f;
  delete from tally t where t.office_id = office;
  insert into tally (office_id, kind, key, day, n) select office, r.* from portal.recount(office) r;
end $$;
do $$
declare o uuid;
begin
  for o in select id from office loop perform portal.tally_again(o); end loop;
end $$;

revoke execute on function portal.letter_stands(text, timestamptz, date, timestamptz, text, uuid), portal.applicant_stands(timestamptz, timestamptz, timestamptz, text, text[]), portal.tally_letters(), portal.tally_applicants(), portal.findings_of(uuid, uuid[]),
  portal.find_again(uuid, uuid[]), portal.look_again(), portal.look_again_if_other(), portal.recount(uuid), portal.tally_again(uuid) from public;

------------------------------------------------------------------ indexes
-- Those on their way, in the table's order: late ones, those at risk, and the queue are the beginning of it.
create index request_out on letter_request (office_id, (case when due_on is null then date '9999-12-31' else due_on end), id)
  where status in ('approved', 'asked', 'agreed', 'hesitant', 'sent', 'seen');
create index request_refused on letter_request (office_id, status_at) where status in ('declined', 'hesitant');
create index request_other_date on letter_request (office_id) where proposed_due_on is not null;
create index request_said on letter_request (office_id, status_at, id);
create index applicant_advisor on applicant (office_id, advisor_id);
-- A stored name to sort by: portal.plain() may not look into an index where row-level security is on, a column may.
alter table applicant add column sort_name text generated always as (portal.plain(last_name || ' ' || first_name)) stored;
drop index applicant_in_order;
create index applicant_in_order on applicant (office_id, sort_name, id);
create index applicant_specialty on applicant (office_id, specialty, id);
create index applicant_country on applicant (office_id, country, id);

------------------------------------------------------------------ search
-- LIKE may not look into an index under row-level security: it could tell of rows it must not. So a search goes through these doors, which
-- take the office from the transaction, never from the caller, and say only which of its own rows match. Null: more than `most`, too many to name.
create function portal.letters_like(patterns text[], most int) returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare found uuid[];
begin
  execute format('select array_agg(id) from (select r.id from letter_request r where r.office_id = %L and %s limit %s) as matches', portal.office_id(),
    (select string_agg(format('r.search like %L', p), ' and ') from unnest(patterns) p), most + 1) into found;
  return case when cardinality(found) > most then null else coalesce(found, '{}') end;
end $$;
create function portal.applicants_like(patterns text[], most int) returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare found uuid[];
begin
  execute format('select array_agg(id) from (select a.id from applicant a where a.office_id = %L and %s limit %s) as matches', portal.office_id(),
    (select string_agg(format('a.search like %L', p), ' and ') from unnest(patterns) p), most + 1) into found;
  return case when cardinality(found) > most then null else coalesce(found, '{}') end;
end $$;
revoke execute on function portal.letters_like(text[], int), portal.applicants_like(text[], int) from public;
grant execute on function portal.letters_like(text[], int), portal.applicants_like(text[], int) to portal_advisor;
