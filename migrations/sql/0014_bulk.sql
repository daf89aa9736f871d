-- A bulk action that mails somebody begins a minute after it is started: until then Undo stops all of it, and no mail has to be caught.

create function portal.defer_bulk() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform procrastinate_defer_jobs_v1(array[row('default', 'bulk', 0, null, null, jsonb_build_object('id', new.id),
    now() + case when new.kind in ('invite', 'message', 'remind') then interval '60 seconds' else interval '0' end)::procrastinate_job_to_defer_v1]);
  return null;
end $$;
revoke execute on function portal.defer_bulk() from public;
drop trigger defer_bulk on bulk_action;
create trigger defer_bulk after update of status on bulk_action for each row
  when (new.status = 'waiting' and old.status <> 'waiting') execute function portal.defer_bulk();

-- So no mail is stopped any more.
drop policy only_stops on message;
revoke update (status) on message from portal_advisor;
alter table message drop constraint message_status_check;
alter table message add constraint message_status_check check (status in ('queued', 'sent', 'failed'));
alter table bulk_item drop column message_id;
