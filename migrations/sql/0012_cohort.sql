-- The cohort at scale: a file is imported by a job, many rows are worked on at once, views are kept and shared.

-- A row that begins to wait for the worker and its job are one change: neither exists without the other.
create function portal.defer_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform procrastinate_defer_jobs_v1(array[row('default', tg_argv[0], 0, null, null, jsonb_build_object('id', new.id), now())::procrastinate_job_to_defer_v1]);
  return null;
end $$;
revoke execute on function portal.defer_row() from public;

------------------------------------------------------------------ imports
alter table cohort_import
  add column advisor_id uuid,
  add column status text not null default 'imported' check (status in ('uploaded', 'waiting', 'importing', 'imported')),
  add column file bytea,                                -- compressed; gone when the import is done or was given up
  add column fields jsonb not null default '{}',        -- header: field, as matched for this file; no field: left out
  add column updates boolean not null default false,    -- people who are there already are brought up to date
  add column line_done int not null default 0,          -- everything up to this line of the file is in
  add column rows_total int not null default 0,
  add column moved_at timestamptz not null default now(),
  add constraint cohort_import_advisor foreign key (office_id, advisor_id) references advisor (office_id, id),
  add constraint file_until_imported check (status = 'imported' or (file is not null and advisor_id is not null) or status = 'uploaded');
create index cohort_import_lately on cohort_import (office_id, imported_at);
create trigger defer_import after update of status on cohort_import for each row
  when (new.status = 'waiting' and old.status <> 'waiting') execute function portal.defer_row('import_cohort');
grant update (status, file, fields, updates, line_done, rows_total, moved_at, imported_at, result) on cohort_import to portal_advisor;

-- What an office's headers mean, as somebody matched them once. No field: the column is left out.
create table cohort_column (
  office_id uuid not null references office,
  header text not null check (header <> ''),            -- letters and digits in lower case
  field text,
  primary key (office_id, header)
);

------------------------------------------------------------------ many rows at once
create table bulk_action (
  office_id uuid not null references office,
  id uuid not null default gen_random_uuid(),
  advisor_id uuid not null,
  kind text not null check (kind in ('invite', 'message', 'tag', 'untag', 'assign_advisor', 'remind', 'move_due')),
  status text not null default 'chosen' check (status in ('chosen', 'waiting', 'working', 'done', 'undone')),
  facts jsonb not null default '{}',                    -- the tag, the advisor, the day, the words
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (office_id, id),
  foreign key (office_id, advisor_id) references advisor (office_id, id)
);
create index bulk_action_lately on bulk_action (office_id, made_at);
create trigger defer_bulk after update of status on bulk_action for each row
  when (new.status = 'waiting' and old.status <> 'waiting') execute function portal.defer_row('bulk');

create table bulk_item (
  office_id uuid not null,
  bulk_id uuid not null,
  applicant_id uuid not null,
  request_id uuid,                                      -- where letters were chosen
  row_id uuid not null,                                 -- the letter, or else the applicant
  status text not null default 'waiting' check (status in ('waiting', 'done', 'left_out', 'undone')),
  why text not null default '',                         -- a code: why it is left out
  before jsonb,                                         -- what stood there, for Undo
  message_id uuid,
  primary key (office_id, bulk_id, row_id),
  foreign key (office_id, bulk_id) references bulk_action (office_id, id),
  foreign key (office_id, applicant_id) references applicant (office_id, id),
  foreign key (office_id, request_id) references letter_request (office_id, id)
);

-- A mail that somebody stopped before it left.
alter table message drop constraint message_status_check;
alter table message add constraint message_status_check check (status in ('queued', 'sent', 'failed', 'stopped'));
grant update (status) on message to portal_advisor;
create policy only_stops on message as restrictive for update to portal_advisor using (status = 'queued') with check (status = 'stopped');

------------------------------------------------------------------ views
create table saved_view (
  office_id uuid not null,
  id uuid not null default gen_random_uuid(),
  advisor_id uuid not null,
  name text not null check (name <> '' and length(name) <= 60),
  kind text not null check (kind in ('applicants', 'letters')),
  query text not null,                                  -- the filters as they stand in the address
  shared boolean not null default false,
  made_at timestamptz not null default now(),
  primary key (office_id, id),
  foreign key (office_id, advisor_id) references advisor (office_id, id)
);
create unique index saved_view_name on saved_view (office_id, advisor_id, kind, lower(name));

------------------------------------------------------------------ who may
do $$
declare t text;
begin
  foreach t in array array['cohort_column', 'bulk_action', 'bulk_item', 'saved_view'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy office_rows on %I to portal_advisor using (office_id = (select portal.office_id())) with check (office_id = (select portal.office_id()))', t);
    execute format('grant select, insert on %I to portal_advisor', t);
  end loop;
  foreach t in array array['cohort_import', 'bulk_action'] loop
    execute format('create policy all_rows on %I to portal_worker using (true) with check (true)', t);
    execute format('grant select (office_id, id, advisor_id, status) on %I to portal_worker', t);
  end loop;
end $$;
grant select (moved_at), update (status, file, result) on cohort_import to portal_worker;   -- a file that nobody imported is forgotten
grant update (field) on cohort_column to portal_advisor;
grant update (status, facts, ended_at) on bulk_action to portal_advisor;
grant update (status, why, before, message_id) on bulk_item to portal_advisor;
grant delete on saved_view to portal_advisor;
create policy own_or_shared on saved_view as restrictive for select to portal_advisor
  using (shared or exists (select from advisor a where a.office_id = saved_view.office_id and a.id = advisor_id and a.account_id = (select portal.actor_id())));
create policy own_alone on saved_view as restrictive for delete to portal_advisor
  using (exists (select from advisor a where a.office_id = saved_view.office_id and a.id = advisor_id and a.account_id = (select portal.actor_id())));
-- A job that somebody of an office started acts as that person, behind the walls of that office.
grant portal_advisor to portal_jobs;
