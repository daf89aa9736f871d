-- What became of a mail: waiting and why, refused, come back. And what follows for the address it went to.

alter table message
  add next_try_at timestamptz,                    -- the server said "later", or nothing: when it is asked again
  add no_verdict int not null default 0,          -- how often the server took the whole text and said neither yes nor no
  add returned_at timestamptz,                    -- a report says that the mail did not arrive, or was not wanted
  add returned_as text not null default '',
  add returned_why text not null default '',
  add constraint message_returned_as_check check (returned_as in ('', 'bounced', 'complained')),
  add constraint returned_at_if_returned check ((returned_as <> '') = (returned_at is not null)),
  add constraint waits_if_next_try check (next_try_at is null or status = 'queued');
create index message_not_arrived on message (office_id, created_at) where status = 'failed' or returned_at is not null or next_try_at is not null;

alter table writer
  add address_fails_as text not null default '',  -- why nothing more goes to this address
  add constraint writer_address_fails_as_check check (address_fails_as in ('', 'refused', 'bounced', 'complained'));

grant select (tries, next_try_at, no_verdict, returned_at, returned_as, returned_why) on message to portal_advisor, portal_applicant;
grant update (next_try_at, no_verdict) on message to portal_worker;
grant update (address_fails_as) on writer to portal_advisor;
-- An applicant hears that their writer's address does not work: nothing else of the office's card.
grant select (office_id, id, address_fails_since, address_fails_as) on writer to portal_applicant;
create policy of_own_letters on writer for select to portal_applicant using (office_id = (select portal.office_id())
  and exists (select from letter_request r where r.office_id = writer.office_id and r.writer_id = writer.id and r.applicant_id = (select portal.applicant_id())));

-- A mail did not arrive, says the server that we gave it to ("refused") or a report that came later ("bounced", "complained").
-- A report is believed this far and no further: of a mail that we sent, once, and only to the address it went to.
create function portal.mail_not_arrived(mail uuid, recipient text, how text, why text, address_is_dead boolean) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare m message; of_designee boolean; writers uuid;
begin
  select * into m from message x where x.id = mail for update;
  if m.id is null or (recipient <> '' and lower(btrim(recipient)) <> lower(m.to_address)) then return false; end if;
  if how in ('bounced', 'complained') then
    if m.status <> 'sent' or m.returned_at is not null then return false; end if;
    update message set returned_at = now(), returned_as = how, returned_why = left(why, 300) where id = m.id;
  elsif how <> 'refused' then return false;
  end if;
  if m.office_id is null then return true; end if;
  -- Whom a writer lets upload is the writer's affair: the office hears nothing of it.
  of_designee := m.kind = 'designee' or exists (select from link l where l.office_id = m.office_id and l.id = m.link_id and l.holder = 'designee');
  if address_is_dead and not of_designee then
    update writer set address_fails_since = now(), address_fails_as = how
      where office_id = m.office_id and lower(email) = lower(m.to_address) and address_fails_since is null;
  end if;
  select r.writer_account_id into writers from letter_request r where of_designee and r.office_id = m.office_id and r.id = m.request_id;
  insert into history (office_id, kind, applicant_id, request_id, writer_account_id, shown_to, actor_name, facts)
    values (m.office_id, 'mail_returned', m.applicant_id, m.request_id, writers,
      case when of_designee then '{writer}' when m.link_id is null or m.request_id is not null then '{applicant,advisor}' else '{advisor}' end::text[], '',
      jsonb_build_object('mail', m.kind, 'how', how, 'email', m.to_address, 'dead', address_is_dead));
  return true;
end $$;

-- An advisor sends once more what was given up: the same row, the same Message-ID.
create function portal.send_again(mail uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare m message;
begin
  update message set status = 'queued', tries = 0, no_verdict = 0, error = '', not_before = now()
    where id = mail and office_id = portal.office_id() and status = 'failed' returning * into m;
  if m.id is null then return false; end if;
  perform procrastinate_defer_jobs_v1(array[row('default', 'deliver', 0, null, null, jsonb_build_object('id', m.id), now())::procrastinate_job_to_defer_v1]);
  return true;
end $$;

revoke execute on function portal.mail_not_arrived(uuid, text, text, text, boolean), portal.send_again(uuid) from public;
grant execute on function portal.mail_not_arrived(uuid, text, text, text, boolean) to portal_anonymous, portal_worker;
grant execute on function portal.send_again(uuid) to portal_advisor;
