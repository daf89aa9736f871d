-- The catalogue: programs whose every fact says who read it, where and when; and what an applicant's programs are judged by.

-- `facts` holds what each source says of each value, newest first (portal/programs/stored.py). The columns beside it repeat
-- what a list filters and sorts by: the value that all sources agree on, or null.
alter table program
  add column key text not null default gen_random_uuid()::text check (key <> ''),
  add column institution text not null default '',
  add column visas text[],                               -- null: not known, or sources disagree; empty: it sponsors none
  add column conflicts text[] not null default '{}',     -- the values on which sources disagree
  add column checked_on date,                            -- the value checked longest ago; null: nobody said when
  add column search text generated always as (portal.plain(name || ' ' || place || ' ' || specialty || ' ' || institution || ' ' || key)) stored,
  add constraint program_facts_check check (jsonb_typeof(facts) = 'object'),
  alter column global_health_track drop not null,        -- unknown stays unknown
  alter column global_health_track drop default;
update program set global_health_track = null where not global_health_track and facts = '{}';
drop index program_name;
create unique index program_key on program (office_id, lower(key));
create index program_in_order on program (office_id, portal.plain(name), id);
create index program_search on program using gin (search gin_trgm_ops);
create index program_checked on program (office_id, checked_on);
create index application_program on application (office_id, program_id);

-- Insert only: what was known before, what after, and what for. PostgreSQL fills in who changed it.
create table program_change (
  office_id uuid not null,
  id bigint generated always as identity,
  program_id uuid not null,
  at timestamptz not null default now(),
  actor_id uuid,
  actor_name text not null default '',
  kind text not null,                                    -- add, edit, import, recheck, settle, forget
  name text not null default '',                         -- the value's name; empty: the program as a whole
  before jsonb not null default '[]',                    -- what each source said, as in program.facts
  after jsonb not null default '[]',
  primary key (office_id, id),
  foreign key (office_id, program_id) references program (office_id, id) on delete cascade
);
create index program_change_program on program_change (office_id, program_id, id);

create function portal.sign_program_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.at := now();
  new.actor_id := portal.actor_id();
  new.actor_name := coalesce((select a.name from advisor a where a.office_id = new.office_id and a.account_id = new.actor_id), '');
  return new;
end $$;
create trigger sign_program_change before insert on program_change for each row execute function portal.sign_program_change();
create trigger keep_program_change before update on program_change for each row execute function portal.keep_history();

alter table program_change enable row level security;
create policy office_rows on program_change to portal_advisor using (office_id = (select portal.office_id())) with check (office_id = (select portal.office_id()));
grant select, insert on program_change to portal_advisor;

-- The profile that programs are judged by: the applicant and their office alone. `preferences`: portal/programs/wishes.py.
update applicant_private set citizenship = '' where citizenship not in ('us_citizen', 'permanent_resident', 'work_authorized', 'other');
alter table applicant_private
  add column step1_passed boolean,
  add column step1_attempts int check (step1_attempts between 1 and 10),
  add column budget_dollars int check (budget_dollars between 0 and 100000),
  add constraint applicant_private_citizenship_check check (citizenship in ('', 'us_citizen', 'permanent_resident', 'work_authorized', 'other'));
