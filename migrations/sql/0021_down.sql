drop trigger defer_bulk on bulk_action;
create trigger defer_bulk after update of status on bulk_action for each row
  when (new.status = 'waiting' and old.status <> 'waiting') execute function portal.defer_bulk();
drop trigger defer_import on cohort_import;
create trigger defer_import after update of status on cohort_import for each row
  when (new.status = 'waiting' and old.status <> 'waiting') execute function portal.defer_row('import_cohort');
