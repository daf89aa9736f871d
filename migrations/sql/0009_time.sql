-- Time: what applicants and advisors were told of by themselves, each once; and which due dates follow the season's calendar.

-- One row a nudge. Its key is what makes two runs at once send one mail.
create table nudge (
  office_id uuid not null,
  choice_id uuid not null,
  kind text not null check (kind in ('mid_rotation_signal', 'ask_now', 'packet_missing', 'uploaded_not_assigned', 'backup_writer')),
  nth int not null check (nth > 0),         -- the same nudge comes again after a rest: its first time is 1
  given_on date not null,                   -- by the applicant's own calendar
  primary key (office_id, choice_id, kind, nth),
  foreign key (office_id, choice_id) references writer_choice (office_id, id)
);

-- One row a digest: an advisor gets one a day at most.
create table digest (
  office_id uuid not null,
  advisor_id uuid not null,
  given_on date not null,                   -- by the advisor's own calendar
  primary key (office_id, advisor_id, given_on),
  foreign key (office_id, advisor_id) references advisor (office_id, id)
);

alter table applicant add column nudges_stopped_at timestamptz;
alter table advisor add column digest_stopped_at timestamptz;

-- A due date moved by hand stays; one that was planned follows the calendar.
alter table letter_request add column due_moved boolean not null default false;
update letter_request r set due_moved = true
  where exists (select from history h where h.office_id = r.office_id and h.request_id = r.id and h.kind = 'move_due');

alter table nudge enable row level security;
alter table digest enable row level security;
create policy all_rows on nudge to portal_worker using (true) with check (true);
create policy all_rows on digest to portal_worker using (true) with check (true);
grant select, insert on nudge, digest to portal_worker;

grant select (nudges_stopped_at) on applicant to portal_applicant;
grant update (nudges_stopped_at) on applicant to portal_applicant;
grant update (digest_stopped_at) on advisor to portal_advisor;
grant select (due_moved), update (due_moved) on letter_request to portal_applicant, portal_advisor;

-- One click in a mail, without a session: the signed id in its address is the proof, as with pause_reminders.
create function portal.stop_nudges(applicant uuid) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  update applicant set nudges_stopped_at = coalesce(nudges_stopped_at, now()) where id = stop_nudges.applicant and withdrawn_at is null returning true
$$;
create function portal.stop_digest(advisor uuid) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  update advisor set digest_stopped_at = coalesce(digest_stopped_at, now()) where id = stop_digest.advisor and left_at is null returning true
$$;
revoke execute on function portal.stop_nudges(uuid), portal.stop_digest(uuid) from public;
grant execute on function portal.stop_nudges(uuid), portal.stop_digest(uuid)
  to portal_anonymous, portal_applicant, portal_advisor, portal_writer, portal_designee;

-- A due date that moves later takes the open links with it: a reminder must not carry a dead one.
create function portal.keep_links() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update link set expires_at = expires_at + make_interval(days => new.due_on - old.due_on)
    where office_id = new.office_id and request_id = new.id and revoked_at is null;
  return null;
end $$;
revoke execute on function portal.keep_links() from public;
create trigger keep_links after update of due_on on letter_request for each row when (new.due_on > old.due_on) execute function portal.keep_links();
