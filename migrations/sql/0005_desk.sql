-- Calendars that a person's own program subscribes to; how often a day was changed; what an office is sure of; which packet a writer has looked at.

-- The address of a calendar: one desk of one account (a writer has one desk for all offices). Only the token's hash is here.
create table calendar_feed (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account,
  role text not null check (role in ('applicant', 'advisor', 'writer')),
  desk_id uuid,                             -- the applicant or the advisor; none for a writer
  token_hash text not null unique,
  made_at timestamptz not null default now(),
  stopped_at timestamptz,
  constraint desk_if_not_writer check ((role = 'writer') = (desk_id is null))
);
create unique index calendar_feed_now on calendar_feed (account_id, role, coalesce(desk_id, account_id)) where stopped_at is null;
alter table calendar_feed enable row level security;
create policy self on calendar_feed to portal_applicant, portal_advisor, portal_writer
  using (account_id = (select portal.actor_id())) with check (account_id = (select portal.actor_id()));
grant select (id, account_id, role, desk_id, made_at, stopped_at), insert, update (stopped_at) on calendar_feed to portal_applicant, portal_advisor, portal_writer;

-- Whose calendar an address is, as long as it is not stopped and the person still sits at that desk.
create function portal.calendar_holder(hash text) returns table (account_id uuid, role text, office_id uuid, desk_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select f.account_id, f.role, coalesce(d.office_id, p.office_id), f.desk_id, coalesce(d.name, btrim(p.first_name || ' ' || p.last_name), a.name)
  from calendar_feed f join account a on a.id = f.account_id and a.disabled_at is null
    left join advisor d on f.role = 'advisor' and d.id = f.desk_id and d.account_id = f.account_id and d.left_at is null
    left join applicant p on f.role = 'applicant' and p.id = f.desk_id and p.account_id = f.account_id and p.withdrawn_at is null
  where f.token_hash = hash and f.stopped_at is null
    and case f.role when 'writer' then exists (select from writer w where w.account_id = f.account_id) else coalesce(d.id, p.id) is not null end
$$;
revoke execute on function portal.calendar_holder(text) from public;
grant execute on function portal.calendar_holder(text) to portal_anonymous, portal_applicant, portal_advisor, portal_writer, portal_designee;

-- A calendar program takes a newer version of a day by its number.
alter table letter_request add column due_changes int not null default 0, add column due_changed_at timestamptz not null default now();
alter table season_date add column changes int not null default 0, add column changed_at timestamptz not null default now();
create function portal.count_due_change() returns trigger language plpgsql as $$
begin
  new.due_changes := old.due_changes + 1;
  new.due_changed_at := now();
  return new;
end $$;
create trigger count_due_change before update of due_on on letter_request for each row when (old.due_on is distinct from new.due_on) execute function portal.count_due_change();
create function portal.count_date_change() returns trigger language plpgsql as $$
begin
  new.changes := old.changes + 1;
  new.changed_at := now();
  return new;
end $$;
create trigger count_date_change before update of on_date on season_date for each row when (old.on_date <> new.on_date) execute function portal.count_date_change();
grant select (due_changes, due_changed_at) on letter_request to portal_applicant, portal_advisor, portal_writer;

-- A value that nobody could confirm is said to be unconfirmed.
alter table service_fact add column confirmed boolean not null default true;

-- The version of the packet that the writer has said they looked at: theirs alone.
alter table letter_request add column packet_seen int not null default 0;
grant select (packet_seen), update (packet_seen) on letter_request to portal_writer;
