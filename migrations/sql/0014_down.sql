alter table bulk_item add column message_id uuid;
alter table message drop constraint message_status_check;
alter table message add constraint message_status_check check (status in ('queued', 'sent', 'failed', 'stopped'));
grant update (status) on message to portal_advisor;
create policy only_stops on message as restrictive for update to portal_advisor using (status = 'queued') with check (status = 'stopped');
drop trigger defer_bulk on bulk_action;
drop function portal.defer_bulk();
create trigger defer_bulk after update of status on bulk_action for each row
  when (new.status = 'waiting' and old.status <> 'waiting') execute function portal.defer_row('bulk');
