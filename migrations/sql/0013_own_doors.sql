-- Whoever ends all sessions or changes the password fears that somebody else is in: links that were mailed and not used end as well.
create or replace function portal.end_sessions() returns int
  language sql security definer set search_path = public, pg_temp as $$
  update sign_in_link set used_at = now() where account_id = portal.actor_id() and used_at is null;
  update account set epoch = epoch + 1 where id = portal.actor_id() returning epoch
$$;
create or replace function portal.set_password(hash text) returns int
  language sql security definer set search_path = public, pg_temp as $$
  insert into message (kind, to_address, to_name, to_account_id) select 'password_changed', a.email, a.name, a.id from account a where a.id = portal.actor_id();
  update sign_in_link set used_at = now() where account_id = portal.actor_id() and used_at is null;
  update account set password_hash = hash, epoch = epoch + 1 where id = portal.actor_id() returning epoch
$$;

-- A writer reads the offices that asked them, and no other's policy or address.
drop policy writers_offices on office;
create policy writers_offices on office for select to portal_writer, portal_designee using (exists (select from letter_request r where r.office_id = office.id));
