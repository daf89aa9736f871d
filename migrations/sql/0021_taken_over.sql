-- Whoever goes on with what stood still, because its worker or its starter is gone, starts a job of their own: also where it waits already.
drop trigger defer_import on cohort_import;
create trigger defer_import after update of status, moved_at on cohort_import for each row
  when (new.status = 'waiting' and (old.status <> 'waiting' or old.moved_at <> new.moved_at)) execute function portal.defer_row('import_cohort');
drop trigger defer_bulk on bulk_action;
create trigger defer_bulk after update of status, advisor_id on bulk_action for each row
  when ((new.status = 'waiting' and old.status <> 'waiting') or (new.status in ('waiting', 'working') and old.advisor_id <> new.advisor_id))
  execute function portal.defer_bulk();
