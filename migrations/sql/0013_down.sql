drop policy writers_offices on office;
create policy writers_offices on office for select to portal_writer, portal_designee using (true);

create or replace function portal.set_password(hash text) returns int
  language sql security definer set search_path = public, pg_temp as $$
  insert into message (kind, to_address, to_name, to_account_id) select 'password_changed', a.email, a.name, a.id from account a where a.id = portal.actor_id();
  update account set password_hash = hash, epoch = epoch + 1 where id = portal.actor_id() returning epoch
$$;
create or replace function portal.end_sessions() returns int
  language sql security definer set search_path = public, pg_temp as $$
  update account set epoch = epoch + 1 where id = portal.actor_id() returning epoch
$$;
