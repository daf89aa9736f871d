-- Lists of programs: what the applicant asked for, what was found, what is said to it; and programs that an advisor proposes.

create table program_list (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  applicant_id uuid not null,
  name text not null check (btrim(name) <> ''),
  asked jsonb not null check (jsonb_typeof(asked) = 'object'),   -- the limits: portal/programs/as_json.py
  found jsonb not null check (jsonb_typeof(found) = 'object'),   -- the list with the programs as they were that day: portal/programs/found.py
  made_at timestamptz not null default now(),
  solved_at timestamptz not null default now(),
  primary key (office_id, id),
  foreign key (office_id, applicant_id) references applicant (office_id, id)
);
create unique index program_list_name on program_list (office_id, applicant_id, lower(name));

-- What the office and the applicant say to a list; both read it.
create table list_comment (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  list_id uuid not null,
  applicant_id uuid not null,
  author_role text not null check (author_role in ('applicant', 'advisor')),
  author_name text not null check (author_name <> ''),
  text text not null check (btrim(text) <> ''),
  written_at timestamptz not null default now(),
  primary key (office_id, id),
  foreign key (office_id, list_id) references program_list (office_id, id) on delete cascade,
  foreign key (office_id, applicant_id) references applicant (office_id, id)
);
create index list_comment_list on list_comment (office_id, list_id, written_at);

-- A program that the office thinks of; the applicant decides.
create table program_proposal (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  applicant_id uuid not null,
  program_id uuid not null,
  advisor_id uuid not null,
  advisor_name text not null,
  reason text not null check (btrim(reason) <> ''),
  status text not null default 'proposed' check (status in ('proposed', 'accepted', 'declined')),
  answer text not null default '',
  proposed_at timestamptz not null default now(),
  answered_at timestamptz,
  primary key (office_id, id),
  foreign key (office_id, applicant_id) references applicant (office_id, id),
  foreign key (office_id, program_id) references program (office_id, id) on delete cascade,
  foreign key (office_id, advisor_id) references advisor (office_id, id),
  constraint answered_at_if_answered check ((status = 'proposed') = (answered_at is null))
);
create unique index program_proposal_open on program_proposal (office_id, applicant_id, program_id) where status = 'proposed';
create index program_proposal_applicant on program_proposal (office_id, applicant_id, proposed_at);

------------------------------------------------------------------ who may
alter table program_list enable row level security;
alter table list_comment enable row level security;
alter table program_proposal enable row level security;

grant select, insert, delete on program_list to portal_applicant;
grant update (name, asked, found, solved_at) on program_list to portal_applicant;
grant select, insert on list_comment to portal_applicant;
grant select on program_proposal to portal_applicant;
grant update (status, answer, answered_at) on program_proposal to portal_applicant;
grant select on program_list to portal_advisor;
grant select, insert on list_comment, program_proposal to portal_advisor;

do $$
declare t text;
begin
  foreach t in array array['program_list', 'list_comment', 'program_proposal'] loop
    execute format('create policy office_rows on %I to portal_advisor using (office_id = (select portal.office_id())) with check (office_id = (select portal.office_id()))', t);
    execute format('create policy own_rows on %I to portal_applicant using (office_id = (select portal.office_id()) and applicant_id = (select portal.applicant_id()))
      with check (office_id = (select portal.office_id()) and applicant_id = (select portal.applicant_id()))', t);
  end loop;
end $$;
-- nobody speaks in another's role, and only to a list of the one it is about
create policy own_voice on list_comment as restrictive for insert to portal_applicant, portal_advisor with check (
  author_role = replace(current_user::text, 'portal_', '')
  and exists (select from program_list l where l.office_id = list_comment.office_id and l.id = list_id and l.applicant_id = list_comment.applicant_id));
-- an applicant answers a proposal once; an advisor proposes in their own name
create policy answers_once on program_proposal as restrictive for update to portal_applicant using (status = 'proposed') with check (status <> 'proposed');
create policy own_proposal on program_proposal as restrictive for insert to portal_advisor with check (status = 'proposed' and exists (
  select from advisor a where a.office_id = program_proposal.office_id and a.id = advisor_id and a.account_id = (select portal.actor_id())));

-- what applying costs is a fact of the service like any other (portal/seasons/data/services.json has the rest)
insert into service_fact (office_id, service, key, value, source, checked_on)
  select s.office_id, s.code, 'application_fees', case s.code when 'eras' then '"2026; 1-30: $11 each; 31+: $30 each"'::jsonb else 'null'::jsonb end,
    case s.code when 'eras' then 'https://students-residents.aamc.org/applying-residencies-eras/publication-chapters/fees-2025-eras-season' else 'not found yet' end,
    date '2026-11-22'
  from service s on conflict do nothing;
