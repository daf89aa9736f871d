-- The few doors through the wall: functions that run as the owner, each for one purpose. Nothing here returns more than its caller must know.

-- PostgreSQL fills in who acted; nobody can write history in another's name.
create function portal.sign_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- The owner's login (the command line, an import from elsewhere) may date back and name who did it.
  if session_user = current_user and coalesce(current_setting('role', true), 'none') = 'none' and new.actor_name <> '' then return new; end if;
  new.at := now();
  new.actor_id := portal.actor_id();
  new.actor_role := coalesce(nullif(replace(coalesce(nullif(current_setting('role', true), 'none'), 'none'), 'portal_', ''), 'none'), 'operator');
  if new.actor_role not in ('applicant', 'advisor', 'writer', 'designee', 'worker', 'anonymous') then new.actor_role := 'operator'; end if;
  if new.actor_name = '' or new.actor_role in ('applicant', 'advisor') then
    new.actor_name := coalesce(
      case new.actor_role
        when 'advisor' then (select a.name from advisor a where a.office_id = new.office_id and a.account_id = new.actor_id)
        when 'applicant' then (select btrim(a.first_name || ' ' || a.last_name) from applicant a where a.office_id = new.office_id and a.id = portal.applicant_id())
        when 'writer' then (select w.name from writer w where w.office_id = new.office_id and w.account_id = new.actor_id)
        when 'designee' then (select r.writer_name from letter_request r where r.office_id = new.office_id and r.id = new.request_id)  -- acts for the writer; who it is, is theirs to know
      end, new.actor_name, '');
  end if;
  return new;
end $$;
create trigger sign_history before insert on history for each row execute function portal.sign_history();

create function portal.keep_history() returns trigger language plpgsql as $$
begin
  raise exception 'history is never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_history before update on history for each row execute function portal.keep_history();

-- Where a person may lead a letter, whatever page or slip of ours asked for it: the moves of portal/lifecycle.py, without their names.
create function portal.may_lead(who text, before text, after text) returns boolean language sql immutable parallel safe as $$
  select case who
    when 'portal_applicant' then case after
      when 'asked' then before = 'approved'
      when 'agreed' then before in ('approved', 'asked', 'hesitant')
      when 'hesitant' then before in ('approved', 'asked', 'agreed')
      when 'declined' then before in ('approved', 'asked', 'agreed', 'hesitant', 'sent', 'seen')
      when 'uploaded' then before in ('agreed', 'sent', 'seen')
      when 'available' then before in ('agreed', 'sent', 'seen', 'uploaded', 'assigned')
      when 'assigned' then before = 'available'
      when 'withdrawn' then before in ('approved', 'asked', 'agreed', 'hesitant', 'sent', 'seen')
      else false end
    when 'portal_advisor' then before not in ('void') and after not in ('assigned', 'void')   -- an advisor corrects; the use case asks why
    when 'portal_writer' then case after
      when 'seen' then before in ('sent', 'uploaded', 'declined')
      when 'declined' then before in ('sent', 'seen')
      when 'uploaded' then before in ('sent', 'seen', 'available', 'assigned')
      when 'withdrawn' then before in ('uploaded', 'available', 'assigned')
      else false end
    when 'portal_designee' then after = 'uploaded' and before in ('sent', 'seen')
    when 'portal_worker' then after = 'void' and before not in ('declined', 'withdrawn', 'void')
    else true end                                                                             -- the owner's login
$$;
create function portal.keep_moves() returns trigger language plpgsql as $$
begin
  if not portal.may_lead(current_user::text, old.status, new.status) then
    raise exception 'no such move' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_moves before update of status on letter_request for each row when (old.status is distinct from new.status) execute function portal.keep_moves();

-- A row that waits for the worker and its job are one insert: neither exists without the other.
create function portal.defer_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform procrastinate_defer_jobs_v1(array_agg(
    row('default', tg_argv[0], 0, null, null, jsonb_build_object('id', fresh.id), fresh.not_before)::procrastinate_job_to_defer_v1))
  from fresh having count(*) > 0;
  return null;
end $$;
create trigger defer_message after insert on message referencing new table as fresh for each statement execute function portal.defer_rows('deliver');

-- Sign-in. A session is a number in a cookie; this is everything a page needs to know of the person, in one query.
create function portal.person(wanted uuid) returns table (id uuid, email text, name text, epoch int, time_zone text, theme text, desks jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.email, a.name, a.epoch, a.time_zone, a.theme,
    coalesce((select jsonb_agg(jsonb_build_object('role', 'advisor', 'office_id', o.id, 'office', o.name, 'slug', o.slug, 'name', d.name, 'own_id', d.id) order by o.name)
      from advisor d join office o on o.id = d.office_id where d.account_id = a.id and d.left_at is null), '[]')
    || coalesce((select jsonb_agg(jsonb_build_object('role', 'applicant', 'office_id', o.id, 'office', o.name, 'slug', o.slug, 'name', btrim(p.first_name || ' ' || p.last_name), 'own_id', p.id,
        'season', s.name) order by s.year desc, o.name)
      from applicant p join office o on o.id = p.office_id join season s on s.office_id = p.office_id and s.id = p.season_id where p.account_id = a.id and p.withdrawn_at is null), '[]')
    || coalesce((select jsonb_build_array(jsonb_build_object('role', 'writer', 'name', min(w.name)))
      from writer w where w.account_id = a.id having count(*) > 0), '[]')
  from account a where a.id = wanted and a.disabled_at is null
$$;
create function portal.credentials(address text) returns table (id uuid, password_hash text, epoch int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.password_hash, a.epoch from account a where lower(a.email) = lower(address) and a.disabled_at is null
$$;
create function portal.account_of(address text, called text) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare found uuid;
begin
  insert into account (email, name) values (btrim(address), called) on conflict ((lower(email))) do nothing returning account.id into found;
  return coalesce(found, (select a.id from account a where lower(a.email) = lower(btrim(address))));
end $$;
-- A mailed one-time sign-in. The mail row and the link stand or fall together; an unknown address gets neither, and the caller cannot tell.
create function portal.offer_sign_in(address text, link uuid, hash text, until timestamptz, next_page text, mail_kind text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare who account;
begin
  select * into who from account a where lower(a.email) = lower(btrim(address)) and a.disabled_at is null;
  if who.id is null then return; end if;
  insert into sign_in_link (id, account_id, token_hash, next, expires_at) values (link, who.id, hash, next_page, until);
  insert into message (kind, to_address, to_name, to_account_id, sign_in_link_id) values (mail_kind, who.email, who.name, who.id, link);
end $$;
-- An invitation is the same with the office's name on it.
create function portal.invite(office uuid, account uuid, link uuid, hash text, until timestamptz, next_page text, mail_kind text, about jsonb, for_applicant uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if portal.office_id() is not null and portal.office_id() <> office then
    raise exception 'of another office' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from advisor d where d.account_id = account and d.office_id = office)
     and not exists (select from applicant p where p.account_id = account and p.office_id = office) then
    raise exception 'not of this office' using errcode = 'insufficient_privilege';
  end if;
  insert into sign_in_link (id, account_id, token_hash, next, expires_at) values (link, account, hash, next_page, until);
  insert into message (office_id, kind, to_address, to_name, to_account_id, sign_in_link_id, facts, applicant_id)
    select office, mail_kind, a.email, a.name, a.id, link, about, for_applicant from account a where a.id = account;
end $$;
create function portal.sign_in_offered(hash text) returns table (email text, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.email, a.name from sign_in_link l join account a on a.id = l.account_id
  where l.token_hash = hash and l.used_at is null and l.expires_at > now() and a.disabled_at is null
$$;
create function portal.use_sign_in(hash text) returns table (account_id uuid, next text)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return query update sign_in_link l set used_at = now() from account a
    where l.token_hash = hash and l.used_at is null and l.expires_at > now() and a.id = l.account_id and a.disabled_at is null
    returning l.account_id, l.next;
end $$;
create function portal.signed_in(who uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update account set signed_in_at = now() where id = who;
  update advisor set joined_at = now() where account_id = who and joined_at is null;
  update applicant set joined_at = now() where account_id = who and joined_at is null;
$$;
-- A new password ends every session, and its owner hears of it: it may not have been they.
create function portal.set_password(hash text) returns int
  language sql security definer set search_path = public, pg_temp as $$
  insert into message (kind, to_address, to_name, to_account_id) select 'password_changed', a.email, a.name, a.id from account a where a.id = portal.actor_id();
  update account set password_hash = hash, epoch = epoch + 1 where id = portal.actor_id() returning epoch
$$;
create function portal.end_sessions() returns int
  language sql security definer set search_path = public, pg_temp as $$
  update account set epoch = epoch + 1 where id = portal.actor_id() returning epoch
$$;
-- A device that signs its owner in; the owner hears of it, as of a password.
create function portal.add_passkey(credential bytea, key bytea, count bigint, called text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into passkey (account_id, credential_id, public_key, sign_count, name) values (portal.actor_id(), credential, key, count, called);
  insert into message (kind, to_address, to_name, to_account_id, facts) select 'passkey_added', a.email, a.name, a.id, jsonb_build_object('name', called)
    from account a where a.id = portal.actor_id();
$$;
create function portal.passkey_account(credential bytea) returns table (account_id uuid, public_key bytea, sign_count bigint, epoch int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.account_id, k.public_key, k.sign_count, a.epoch from passkey k join account a on a.id = k.account_id where k.credential_id = credential and a.disabled_at is null
$$;
create function portal.used_passkey(credential bytea, now_at bigint) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update passkey set sign_count = now_at, used_at = now() where credential_id = credential
$$;

-- The mailed link of a writer page.
create function portal.link_known(hash text) returns table (id uuid, office_id uuid, request_id uuid, holder text, account_id uuid, state text, browsers int, code_always boolean, office text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.office_id, l.request_id, l.holder, l.account_id,
    case when l.revoked_at is not null then 'revoked' when l.expires_at <= now() then 'expired'
         when r.status in ('withdrawn', 'void') then 'ended' when l.holder = 'designee' and not exists (select from designee d
           where d.office_id = l.office_id and d.request_id = l.request_id and d.account_id = l.account_id and d.ended_at is null) then 'revoked' else 'open' end,
    (select count(*)::int from link_browser b where b.office_id = l.office_id and b.link_id = l.id),
    coalesce((o.settings ->> 'code_always')::boolean, false), o.name
  from link l join letter_request r on r.office_id = l.office_id and r.id = l.request_id join office o on o.id = l.office_id where l.token_hash = hash
$$;
create function portal.link_opened_in(link uuid, browser text) returns table (office_id uuid, request_id uuid, holder text, account_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.office_id, k.request_id, k.holder, k.account_id, a.name
  from link l join link_browser b on b.office_id = l.office_id and b.link_id = l.id and b.browser_hash = browser
    cross join lateral portal.link_known(l.token_hash) k join account a on a.id = l.account_id
  where l.id = link and k.state = 'open'
$$;
create function portal.bind_browser(hash text, browser text) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare k record;
begin
  select * into k from portal.link_known(hash);
  if k.id is null or k.state <> 'open' then return null; end if;
  perform 1 from link l where l.id = k.id for update;   -- two browsers at once: one is first
  if k.code_always or (exists (select from link_browser b where b.link_id = k.id) and not exists (select from link_browser b where b.link_id = k.id and b.browser_hash = browser)) then return null; end if;
  insert into link_browser (office_id, link_id, browser_hash) values (k.office_id, k.id, browser) on conflict do nothing;
  return k.id;
end $$;
create function portal.offer_code(hash text, browser text, code uuid, code_digest text, until timestamptz, facts jsonb) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare k record; who account;
begin
  select * into k from portal.link_known(hash);
  if k.id is null or k.state <> 'open' then return false; end if;
  select * into who from account a where a.id = k.account_id;
  insert into link_code (office_id, id, link_id, browser_hash, code_hash, expires_at) values (k.office_id, code, k.id, browser, code_digest, until);
  insert into message (office_id, kind, to_address, to_name, to_account_id, request_id, link_id, facts)
    values (k.office_id, 'link_code', who.email, who.name, who.id, k.request_id, k.id, facts);
  return true;
end $$;
create function portal.use_code(hash text, browser text, code_digest text) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare k record; c link_code;
begin
  select * into k from portal.link_known(hash);
  if k.id is null or k.state <> 'open' then return null; end if;
  select * into c from link_code x where x.link_id = k.id and x.browser_hash = browser and x.used_at is null and x.expires_at > now() and x.tries < 5 order by x.expires_at desc limit 1 for update;
  if c.id is null then return null; end if;
  if c.code_hash <> code_digest then
    update link_code set tries = tries + 1 where office_id = c.office_id and id = c.id;
    return null;
  end if;
  update link_code set used_at = now() where office_id = c.office_id and id = c.id;
  insert into link_browser (office_id, link_id, browser_hash) values (k.office_id, k.id, browser) on conflict do nothing;
  return k.id;
end $$;
-- "Send me a new link": goes to the address that the office confirmed, whoever asks; the old link dies.
create function portal.reissue_link(hash text, fresh uuid, fresh_hash text, days_after_due int) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare k record; r letter_request; who account;
begin
  select * into k from portal.link_known(hash);
  if k.id is null or k.state not in ('open', 'expired') then return false; end if;
  select * into r from letter_request x where x.office_id = k.office_id and x.id = k.request_id;
  if r.status not in ('sent', 'seen', 'uploaded', 'available', 'assigned') then return false; end if;
  update link set revoked_at = now() where id = k.id and revoked_at is null;
  insert into link (office_id, id, request_id, holder, account_id, token_hash, expires_at)
    values (k.office_id, fresh, k.request_id, k.holder, k.account_id, fresh_hash, greatest(r.due_on::timestamptz, now()) + make_interval(days => days_after_due));
  select * into who from account a where a.id = k.account_id;
  insert into message (office_id, kind, to_address, to_name, to_account_id, request_id, link_id) values (k.office_id, 'link_again', who.email, who.name, who.id, k.request_id, fresh);
  return true;
end $$;
-- One click in a mail stops the reminders of its letter. Old mails stay good for it, unless the letter has gone to somebody else since.
create function portal.pause_reminders(link uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare r letter_request; l link;
begin
  select * into l from link x where x.id = pause_reminders.link;
  select * into r from letter_request x where x.office_id = l.office_id and x.id = l.request_id and x.status in ('sent', 'seen') and (x.writer_account_id = l.account_id
    or exists (select from designee d where d.office_id = x.office_id and d.request_id = x.id and d.account_id = l.account_id and d.ended_at is null)) for update;
  if r.id is null then return false; end if;
  if r.reminders_paused_at is null then
    update letter_request set reminders_paused_at = now() where office_id = r.office_id and id = r.id;
    insert into history (office_id, kind, applicant_id, request_id, writer_account_id, shown_to, actor_name)
      values (r.office_id, 'pause', r.applicant_id, r.id, r.writer_account_id, '{applicant,advisor,writer}', (select name from account where id = l.account_id));
  end if;
  return true;
end $$;
-- May this address upload for the writer? Never an advisor of the office, never the applicant (rule designee_not_advising).
create function portal.may_be_designee(office uuid, request uuid, address text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from letter_request r where r.office_id = office and r.id = request and r.writer_account_id = portal.actor_id())
     and not exists (select from advisor d where d.office_id = office and lower(d.email) = lower(btrim(address)))
     and not exists (select from advisor d join account a on a.id = d.account_id where d.office_id = office and lower(a.email) = lower(btrim(address)))
     and not exists (select from letter_request r join applicant p on p.office_id = r.office_id and p.id = r.applicant_id left join account a on a.id = p.account_id
       where r.office_id = office and r.id = request and lower(btrim(address)) in (lower(p.email), lower(p.reply_email), lower(a.email)))
$$;
create policy designee_not_advising on designee as restrictive for insert to portal_writer with check (portal.may_be_designee(office_id, request_id, email));
-- Whether a letter is the caller's: the applicant's own, the link's one, the office's, the writer's. For the doors alone.
create function portal.is_mine(r letter_request) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(r.applicant_id = portal.applicant_id(), r.id = portal.request_id(), r.office_id = portal.office_id(), r.writer_account_id = portal.actor_id(), false)
$$;
-- Who hears of a writer's answer: a writer cannot read accounts or advisors' rows.
create function portal.who_hears(office uuid, request uuid) returns table (role text, account_id uuid, address text, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select 'applicant', p.account_id, coalesce(nullif(p.reply_email, ''), p.email), btrim(p.first_name || ' ' || p.last_name)
    from letter_request r join applicant p on p.office_id = r.office_id and p.id = r.applicant_id where r.office_id = office and r.id = request and portal.is_mine(r)
  union all
  select 'advisor', d.account_id, d.email, d.name
    from letter_request r join applicant p on p.office_id = r.office_id and p.id = r.applicant_id join advisor d on d.office_id = p.office_id and d.id = p.advisor_id
    where r.office_id = office and r.id = request and d.left_at is null and portal.is_mine(r)
$$;
create function portal.count_hit(wanted text, seconds int, amount int) returns int
  language sql security definer set search_path = public, pg_temp as $$
  insert into rate_hit as h (key, hits, until) values (wanted, amount, clock_timestamp() + make_interval(secs => seconds))
  on conflict (key) do update set hits = case when h.until < clock_timestamp() then excluded.hits else h.hits + excluded.hits end,
    until = case when h.until < clock_timestamp() then excluded.until else h.until end
  returning hits
$$;
create function portal.hits(wanted text) returns table (hits int, until timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$ select h.hits, h.until from rate_hit h where h.key = wanted and h.until >= clock_timestamp() $$;
create function portal.forget_hits(wanted text) returns void
  language sql security definer set search_path = public, pg_temp as $$ delete from rate_hit where key = wanted $$;

revoke execute on all functions in schema portal from public;
grant execute on function portal.actor_id(), portal.office_id(), portal.applicant_id(), portal.request_id(), portal.plain(text) to public;
grant execute on function portal.person(uuid), portal.credentials(text), portal.offer_sign_in(text, uuid, text, timestamptz, text, text), portal.sign_in_offered(text), portal.use_sign_in(text),
  portal.signed_in(uuid), portal.passkey_account(bytea), portal.used_passkey(bytea, bigint), portal.link_known(text), portal.link_opened_in(uuid, text), portal.bind_browser(text, text),
  portal.offer_code(text, text, uuid, text, timestamptz, jsonb), portal.use_code(text, text, text), portal.reissue_link(text, uuid, text, int), portal.pause_reminders(uuid),
  portal.count_hit(text, int, int), portal.hits(text), portal.forget_hits(text)
  to portal_anonymous, portal_applicant, portal_advisor, portal_writer, portal_designee;
grant execute on function portal.set_password(text), portal.end_sessions(), portal.add_passkey(bytea, bytea, bigint, text) to portal_applicant, portal_advisor, portal_writer;
grant execute on function portal.account_of(text, text) to portal_advisor, portal_writer;
grant execute on function portal.invite(uuid, uuid, uuid, text, timestamptz, text, text, jsonb, uuid) to portal_advisor;
grant execute on function portal.may_be_designee(uuid, uuid, text) to portal_writer;
grant execute on function portal.who_hears(uuid, uuid) to portal_applicant, portal_advisor, portal_writer, portal_designee;
grant execute on function portal.writer_of(uuid) to portal_writer;
grant execute on function portal.may_lead(text, text, text) to portal_applicant, portal_advisor, portal_writer, portal_designee, portal_worker;

create function portal.worker_seen() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from procrastinate_workers where last_heartbeat > now() - interval '1 minute')
$$;
revoke execute on function portal.worker_seen() from public;
grant execute on function portal.worker_seen() to portal_anonymous, portal_applicant, portal_advisor, portal_writer, portal_designee;
