-- Tables. Every tenant table begins its key with office_id, so that policies compare a column and never join.
-- CHECKs tie a status to the columns it needs. SQL here runs on PostgreSQL 15 to 18.

create schema portal;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- What a person's name or a writer's looks like without accents and case, for search.
create function portal.plain(words text) returns text language sql immutable parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, coalesce(words, '')));

------------------------------------------------------------------ people
create table account (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email = btrim(email) and position('@' in email) > 1),
  name text not null default '',
  password_hash text,
  epoch int not null default 1,             -- raised to end every session of the account
  time_zone text not null default 'America/New_York',
  theme text not null default '' check (theme in ('', 'light', 'dark')),
  created_at timestamptz not null default now(),
  signed_in_at timestamptz,
  disabled_at timestamptz
);
create unique index account_email on account (lower(email));

create table sign_in_link (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account,
  token_hash text not null unique,
  next text not null default '',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table passkey (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account,
  credential_id bytea not null unique,
  public_key bytea not null,
  sign_count bigint not null default 0,
  name text not null default '',
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkey_account on passkey (account_id);

------------------------------------------------------------------ the office
create table office (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null check (name <> ''),
  place text not null default '',
  email text not null default '',
  time_zone text not null default 'America/New_York',
  settings jsonb not null default '{}',     -- assumed numbers, reminder policy, sign-in rules: portal/settings_of_office.py names them
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table advisor (
  office_id uuid not null references office,
  id uuid not null default gen_random_uuid(),
  account_id uuid not null references account,
  name text not null,
  email text not null,
  invited_at timestamptz not null default now(),
  joined_at timestamptz,
  left_at timestamptz,
  primary key (office_id, id),
  unique (office_id, account_id)
);
create index advisor_account on advisor (account_id);

create table service (
  office_id uuid not null references office,
  code text not null check (code ~ '^[a-z][a-z0-9_]*$'),
  name text not null,
  position int not null default 0,
  primary key (office_id, code)
);

-- One value a row: each carries where it comes from and when that was last looked at.
create table service_fact (
  office_id uuid not null,
  service text not null,
  key text not null,
  value jsonb not null,
  source text not null,
  checked_on date not null,
  primary key (office_id, service, key),
  foreign key (office_id, service) references service (office_id, code)
);

create table season (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  service text not null,
  name text not null,                       -- "ERAS 2028"
  year int not null check (year between 2020 and 2100),
  ended_at timestamptz,
  primary key (office_id, id),
  unique (office_id, service, year),
  foreign key (office_id, service) references service (office_id, code)
);
create unique index season_name on season (office_id, lower(name));

create table season_date (
  office_id uuid not null,
  season_id uuid not null,
  kind text not null check (kind in ('opens', 'first_submit', 'review_starts', 'rank_lists', 'match_day', 'ends')),
  on_date date not null,
  confirmed boolean not null default false,
  source text not null,
  checked_on date not null,
  primary key (office_id, season_id, kind),
  foreign key (office_id, season_id) references season (office_id, id)
);

------------------------------------------------------------------ the applicant and the plan
create table applicant (
  office_id uuid not null references office,
  id uuid not null default gen_random_uuid(),
  account_id uuid references account,       -- from the invitation on
  season_id uuid not null,
  advisor_id uuid,
  first_name text not null check (first_name <> ''),
  last_name text not null default '',       -- a person may have one name
  own_script_name text not null default '',
  name_language text not null default '',
  email text not null,
  reply_email text not null default '',     -- where writers' answers go; empty: email
  aamc_id text not null default '',
  specialty text not null default '',
  medical_school text not null default '',
  country text not null default '' check (country = '' or country ~ '^[A-Z]{2}$'),
  graduated_on date,
  current_position text not null default '',
  aim text not null default '',
  time_zone text not null default 'America/New_York',
  notes text not null default '',           -- from the import; the office's own
  tags text[] not null default '{}',
  created_at timestamptz not null default now(),
  invited_at timestamptz,
  joined_at timestamptz,
  withdrawn_at timestamptz,
  search text generated always as (portal.plain(first_name || ' ' || last_name || ' ' || own_script_name || ' ' || email || ' ' || aamc_id)) stored,
  primary key (office_id, id),
  foreign key (office_id, season_id) references season (office_id, id),
  foreign key (office_id, advisor_id) references advisor (office_id, id)
);
create unique index applicant_email on applicant (office_id, season_id, lower(email));
create index applicant_account on applicant (account_id) where account_id is not null;
create index applicant_by_name on applicant (office_id, season_id, last_name, first_name, id);
-- The orders of the two tables, as portal/queries sorts them: a page is read from the index, wherever it begins.
create index applicant_in_order on applicant (office_id, portal.plain(last_name || ' ' || first_name), id);
create index applicant_search on applicant using gin (search gin_trgm_ops);

-- Scores, attempts and visa need: the applicant and the office alone (rule office_only).
create table applicant_private (
  office_id uuid not null,
  applicant_id uuid not null,
  visa_need text check (visa_need in ('none', 'j1', 'h1b', 'j1_or_h1b')),
  citizenship text not null default '',
  step2ck int check (step2ck between 1 and 300),
  step2ck_attempts int check (step2ck_attempts between 1 and 10),
  step3_passed boolean,
  ecfmg_certified boolean,
  preferences jsonb not null default '{}',
  primary key (office_id, applicant_id),
  foreign key (office_id, applicant_id) references applicant (office_id, id)
);

create table target (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  applicant_id uuid not null,
  season_id uuid not null,
  service text not null,
  specialty text not null check (specialty <> ''),
  track text not null default 'categorical',
  global_health_track boolean not null default false,
  required_specialty_letters int check (required_specialty_letters between 0 and 4),
  themes text[] not null default '{}',      -- what the target values
  created_at timestamptz not null default now(),
  primary key (office_id, id),
  foreign key (office_id, applicant_id) references applicant (office_id, id),
  foreign key (office_id, season_id) references season (office_id, id),
  foreign key (office_id, service) references service (office_id, code)
);
create index target_applicant on target (office_id, applicant_id);

create table rotation (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  applicant_id uuid not null,
  kind text not null check (kind in ('hands_on_elective', 'sub_internship', 'observership', 'research', 'field_work', 'home_employment')),
  place text not null check (place <> ''),  -- "Refugee Health Clinic, Lakeside County Hospital"
  setting text not null default '',
  specialty text not null default '',
  country text not null check (country ~ '^[A-Z]{2}$'),
  starts_on date not null,
  ends_on date not null,
  hands_on boolean not null default false,
  primary key (office_id, id),
  foreign key (office_id, applicant_id) references applicant (office_id, id),
  constraint rotation_ends_after_it_starts check (ends_on >= starts_on)
);
create index rotation_applicant on rotation (office_id, applicant_id, starts_on);

-- The applicant's wish: this writer, from this rotation, for this target, to show these themes.
create table writer_choice (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  applicant_id uuid not null,
  target_id uuid,
  rotation_id uuid,
  status text not null default 'draft' check (status in ('draft', 'proposed', 'returned', 'approved', 'dropped')),
  writer_name text not null check (writer_name <> ''),
  writer_email text not null default '',
  writer_role text not null default '',     -- "attending, inpatient ward"
  writer_specialty text not null default '',
  writer_institution text not null default '',
  writer_country text not null default '' check (writer_country = '' or writer_country ~ '^[A-Z]{2}$'),
  relationship text not null default 'clinical' check (relationship in ('clinical', 'global_health', 'research', 'home', 'other')),
  physician boolean,
  supervised_directly boolean,
  hands_on boolean,
  knows_applicant_well boolean,
  famous boolean not null default false,
  clinical_setting text not null default '',
  global_health_role text not null default '',
  weeks int check (weeks between 0 and 1000),
  letter_type text not null default 'narrative',
  themes text[] not null default '{}',
  note text not null default '',            -- the applicant to the advisor
  comment text not null default '',         -- the advisor's, when returned or suggested
  suggested_by uuid,                        -- the advisor who suggested the writer
  created_at timestamptz not null default now(),
  proposed_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  primary key (office_id, id),
  foreign key (office_id, applicant_id) references applicant (office_id, id),
  foreign key (office_id, target_id) references target (office_id, id),
  foreign key (office_id, rotation_id) references rotation (office_id, id),
  foreign key (office_id, suggested_by) references advisor (office_id, id),
  constraint proposed_at_if_proposed check (status not in ('proposed', 'returned', 'approved') or proposed_at is not null),
  constraint decided_at_if_decided check (status not in ('returned', 'approved') or decided_at is not null),
  constraint target_if_proposed check (status not in ('proposed', 'returned', 'approved') or target_id is not null),
  constraint email_if_proposed check (status not in ('proposed', 'approved') or writer_email <> ''),
  constraint comment_if_returned check (status <> 'returned' or comment <> '')
);
create index choice_applicant on writer_choice (office_id, applicant_id);
create index choice_waiting on writer_choice (office_id, proposed_at) where status = 'proposed';

------------------------------------------------------------------ the writer and the letter
create table writer (
  office_id uuid not null references office,
  id uuid not null default gen_random_uuid(),
  account_id uuid not null references account,
  name text not null check (name <> ''),
  email text not null,
  role text not null default '',
  specialty text not null default '',
  institution text not null default '',
  country text not null default '',
  time_zone text not null default 'America/New_York',
  confirmed_at timestamptz,                 -- the office has confirmed that this address is this person's
  confirmed_by uuid,
  address_fails_since timestamptz,
  primary key (office_id, id),
  foreign key (office_id, confirmed_by) references advisor (office_id, id)
);
create unique index writer_email on writer (office_id, lower(email));
create index writer_account on writer (account_id);

create table letter_request (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  applicant_id uuid not null,
  choice_id uuid not null,
  writer_id uuid not null,
  writer_account_id uuid not null references account,
  season_id uuid not null,
  service text not null,
  specialty text not null,
  letter_type text not null default 'narrative',
  applicant_name text not null,             -- as the writer reads it
  writer_name text not null,
  status text not null default 'approved' check (status in
    ('approved', 'asked', 'agreed', 'hesitant', 'declined', 'sent', 'seen', 'uploaded', 'available', 'assigned', 'withdrawn', 'void')),
  status_at timestamptz not null default now(),
  status_said_by text not null default '',  -- "Dr. Park", "you"'s name: who reported the present state
  tier text not null default '',            -- 1 to 4 or supplemental, as at approval
  due_on date,
  due_note text not null default '',        -- why it differs from the plan
  approved_at timestamptz not null default now(),
  asked_at timestamptz,
  asked_how text not null default '' check (asked_how in ('', 'in_person', 'by_us', 'by_mail')),
  answered_at timestamptz,
  promised_at timestamptz,                  -- "I will write it", on the page
  declined_at timestamptz,
  reason text not null default '',
  sent_at timestamptz,
  seen_at timestamptz,
  uploaded_at timestamptz,
  uploaded_on date,
  uploaded_by text not null default '' check (uploaded_by in ('', 'writer', 'designee', 'applicant', 'advisor')),
  available_at timestamptz,
  assigned_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text not null default '' check (withdrawn_by in ('', 'applicant', 'writer', 'advisor')),
  voided_at timestamptz,
  proposed_due_on date,                     -- the writer's wish
  reminders_paused_at timestamptz,
  thanked_at timestamptz,
  outcome text not null default '',
  service_letter_id text not null default '', -- the service's own id: for this writer alone
  search text generated always as (portal.plain(applicant_name || ' ' || writer_name || ' ' || specialty)) stored,
  primary key (office_id, id),
  unique (office_id, choice_id),
  foreign key (office_id, applicant_id) references applicant (office_id, id),
  foreign key (office_id, choice_id) references writer_choice (office_id, id),
  foreign key (office_id, writer_id) references writer (office_id, id),
  foreign key (office_id, season_id) references season (office_id, id),
  foreign key (office_id, service) references service (office_id, code),
  constraint asked_at_if_asked check (status <> 'asked' or asked_at is not null),
  constraint answered_at_if_answered check (status not in ('agreed', 'hesitant') or answered_at is not null),
  constraint declined_at_if_declined check ((status = 'declined') <= (declined_at is not null)),
  constraint sent_at_if_sent check (status not in ('sent', 'seen') or (sent_at is not null and due_on is not null)),
  constraint seen_at_if_seen check (status <> 'seen' or seen_at is not null),
  constraint uploaded_if_uploaded check (status <> 'uploaded' or (uploaded_at is not null and uploaded_by <> '')),
  constraint available_at_if_available check (status not in ('available', 'assigned') or available_at is not null),
  constraint assigned_at_if_assigned check (status <> 'assigned' or assigned_at is not null),
  constraint withdrawn_if_withdrawn check (status <> 'withdrawn' or (withdrawn_at is not null and withdrawn_by <> '')),
  constraint voided_at_if_void check (status <> 'void' or voided_at is not null)
);
create unique index request_letter_id on letter_request (office_id, service, service_letter_id) where service_letter_id <> '';
create index request_applicant on letter_request (office_id, applicant_id);
create index request_writer_account on letter_request (writer_account_id, due_on);
create index request_writer on letter_request (office_id, writer_id);
create index request_due on letter_request (office_id, season_id, due_on, id);
create index request_status_due on letter_request (office_id, season_id, status, due_on, id);
create index request_in_order on letter_request (office_id, (case when due_on is null then date '9999-12-31' else due_on end), id);
create index request_search on letter_request using gin (search gin_trgm_ops);

create table waiver (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  request_id uuid not null,
  applicant_id uuid not null,
  writer_account_id uuid not null,
  waived boolean not null,
  typed_name text not null check (typed_name <> ''),
  text_version text not null,
  exact_text text not null check (exact_text <> ''),
  signed_at timestamptz not null default now(),
  revoked_at timestamptz,
  revocation text not null default '',
  primary key (office_id, id),
  foreign key (office_id, request_id) references letter_request (office_id, id),
  constraint revocation_in_writing check (revoked_at is null or revocation <> '')
);
create unique index waiver_in_force on waiver (office_id, request_id) where revoked_at is null;

-- What an applicant uploaded once for every writer. The bytes lie encrypted in the file store under this id.
create table file (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  applicant_id uuid not null,
  request_id uuid,                          -- only a letter request form belongs to one request
  kind text not null check (kind in ('cv', 'statement', 'photo', 'request_form')),
  name text not null,
  media_type text not null,
  bytes int not null check (bytes > 0),
  pages int,
  change_note text not null default '',
  uploaded_at timestamptz not null default now(),
  superseded_at timestamptz,
  primary key (office_id, id),
  foreign key (office_id, applicant_id) references applicant (office_id, id),
  foreign key (office_id, request_id) references letter_request (office_id, id)
);
create unique index file_current on file (office_id, applicant_id, kind) where superseded_at is null and request_id is null;
create index file_request on file (office_id, request_id) where request_id is not null;

-- What the writer gets, versioned: a published version never changes.
create table packet (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  request_id uuid not null,
  applicant_id uuid not null,
  writer_account_id uuid not null,
  version int not null default 1 check (version > 0),
  status text not null default 'draft' check (status in ('draft', 'submitted', 'returned', 'published')),
  aim text not null default '',
  position text not null default '',
  bullets text[] not null default '{}',
  aspects text not null default '',
  comment text not null default '',
  submitted_at timestamptz,
  published_at timestamptz,
  published_by uuid,
  facts jsonb,                              -- what the helper document was set from, frozen when published
  primary key (office_id, id),
  unique (office_id, request_id, version),
  foreign key (office_id, request_id) references letter_request (office_id, id),
  foreign key (office_id, published_by) references advisor (office_id, id),
  constraint submitted_at_if_submitted check (status not in ('submitted', 'published') or submitted_at is not null),
  constraint published_if_published check ((status = 'published') = (published_at is not null and facts is not null)),
  constraint comment_if_returned check (status <> 'returned' or comment <> '')
);
create index packet_waiting on packet (office_id, submitted_at) where status = 'submitted';
create unique index packet_open on packet (office_id, request_id) where status <> 'published';

create table packet_file (
  office_id uuid not null,
  packet_id uuid not null,
  file_id uuid not null,
  writer_account_id uuid not null,
  primary key (office_id, packet_id, file_id),
  foreign key (office_id, packet_id) references packet (office_id, id),
  foreign key (office_id, file_id) references file (office_id, id)
);
create index packet_file_writer on packet_file (writer_account_id, file_id);

-- The mailed address of a writer page: one request, one holder. Only the token's hash is here.
create table link (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  request_id uuid not null,
  holder text not null check (holder in ('writer', 'designee')),
  account_id uuid not null references account,
  token_hash text not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (office_id, id),
  foreign key (office_id, request_id) references letter_request (office_id, id)
);
create index link_request on link (office_id, request_id);

-- A browser that a link was opened in by hand. A second browser needs a mailed code first.
create table link_browser (
  office_id uuid not null,
  link_id uuid not null,
  browser_hash text not null,
  bound_at timestamptz not null default now(),
  primary key (office_id, link_id, browser_hash),
  foreign key (office_id, link_id) references link (office_id, id)
);

create table link_code (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  link_id uuid not null,
  browser_hash text not null,
  code_hash text not null,
  expires_at timestamptz not null,
  tries int not null default 0,
  used_at timestamptz,
  primary key (office_id, id),
  foreign key (office_id, link_id) references link (office_id, id)
);

-- The writer's own ticks. Neither applicant nor advisor has any grant on this table.
create table checklist_tick (
  office_id uuid not null,
  request_id uuid not null,
  writer_account_id uuid not null,
  item text not null,
  ticked_at timestamptz not null default now(),
  primary key (office_id, request_id, item),
  foreign key (office_id, request_id) references letter_request (office_id, id)
);

create table designee (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  request_id uuid not null,
  writer_account_id uuid not null,
  account_id uuid not null references account,
  name text not null check (name <> ''),
  email text not null,
  named_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (office_id, id),
  foreign key (office_id, request_id) references letter_request (office_id, id)
);
create unique index designee_now on designee (office_id, request_id) where ended_at is null;

------------------------------------------------------------------ programs
create table program (
  office_id uuid not null references office,
  id uuid not null default gen_random_uuid(),
  name text not null check (name <> ''),
  specialty text not null,
  place text not null default '',
  service text not null,
  global_health_track boolean not null default false,
  deadline_on date,
  facts jsonb not null default '{}',        -- key: {value, source, checked_on, checked_by}; portal/programs names the keys
  primary key (office_id, id),
  foreign key (office_id, service) references service (office_id, code)
);
create unique index program_name on program (office_id, lower(name), specialty);

create table application (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  applicant_id uuid not null,
  target_id uuid not null,
  program_id uuid not null,
  added_at timestamptz not null default now(),
  applied_on date,                          -- from then on the service locks the letters
  primary key (office_id, id),
  unique (office_id, applicant_id, program_id),
  foreign key (office_id, applicant_id) references applicant (office_id, id),
  foreign key (office_id, target_id) references target (office_id, id),
  foreign key (office_id, program_id) references program (office_id, id)
);

create table assignment (
  office_id uuid not null,
  application_id uuid not null,
  request_id uuid not null,
  applicant_id uuid not null,
  assigned_at timestamptz not null default now(),
  primary key (office_id, application_id, request_id),
  foreign key (office_id, application_id) references application (office_id, id),
  foreign key (office_id, request_id) references letter_request (office_id, id)
);
create index assignment_request on assignment (office_id, request_id);

------------------------------------------------------------------ the office's own notes
create table advisor_note (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  applicant_id uuid not null,
  advisor_id uuid not null,
  advisor_name text not null,
  text text not null check (text <> ''),
  written_at timestamptz not null default now(),
  primary key (office_id, id),
  foreign key (office_id, applicant_id) references applicant (office_id, id),
  foreign key (office_id, advisor_id) references advisor (office_id, id)
);
create index advisor_note_applicant on advisor_note (office_id, applicant_id, written_at);

-- The office's own wording of a message or a finding, where it differs from ours.
create table wording (
  office_id uuid not null references office,
  kind text not null check (kind in ('message', 'finding')),
  key text not null,
  subject text not null default '',
  body text not null,
  changed_at timestamptz not null default now(),
  primary key (office_id, kind, key)
);

create table cohort_import (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  season_id uuid not null,
  file_name text not null,
  file_hash text not null,
  imported_at timestamptz not null default now(),
  result jsonb not null,
  primary key (office_id, id),
  foreign key (office_id, season_id) references season (office_id, id)
);

------------------------------------------------------------------ what happened, what was said
-- Insert only. PostgreSQL fills in who acted and in which role.
create table history (
  office_id uuid,
  id bigint generated always as identity,
  at timestamptz not null default now(),
  actor_id uuid,
  actor_role text not null default '',
  actor_name text not null default '',
  kind text not null,                       -- the move or the act: "decline", "sign_waiver"
  applicant_id uuid,
  request_id uuid,
  writer_account_id uuid,                   -- set where the writer may see it
  shown_to text[] not null default '{advisor}',
  facts jsonb not null default '{}',
  primary key (id)
);
create index history_applicant on history (office_id, applicant_id, id);
create index history_request on history (office_id, request_id, id);
create index history_writer on history (writer_account_id, id) where writer_account_id is not null;

-- A mail that is sent if, and only if, the transaction commits. Facts, never prose or tokens.
create table message (
  id uuid primary key default gen_random_uuid(),
  office_id uuid references office,
  kind text not null,                       -- the template's name
  to_address text not null,
  to_name text not null default '',
  to_account_id uuid,
  applicant_id uuid,
  request_id uuid,
  link_id uuid,                             -- the link that the mail carries; its token is derived when the mail is written
  sign_in_link_id uuid,
  due_on date,                              -- the due date a reminder belongs to
  facts jsonb not null default '{}',
  created_at timestamptz not null default now(),
  not_before timestamptz not null default now(),
  status text not null default 'queued' check (status in ('queued', 'sent', 'failed')),
  tries int not null default 0,
  sent_at timestamptz,
  error text not null default '',
  constraint sent_at_if_sent check ((status = 'sent') = (sent_at is not null))
);
create unique index message_reminder_once on message (office_id, request_id, kind, due_on) where due_on is not null;
create index message_office on message (office_id, created_at);
create index message_request on message (office_id, request_id, created_at);
create index message_waiting on message (created_at) where status = 'queued';

create unlogged table rate_hit (key text primary key, hits int not null, until timestamptz not null);
