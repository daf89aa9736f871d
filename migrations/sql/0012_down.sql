drop table saved_view, bulk_item, bulk_action, cohort_column;
drop policy only_stops on message;
revoke update (status) on message from portal_advisor;
update message set status = 'failed', error = 'stopped' where status = 'stopped';
alter table message drop constraint message_status_check;
alter table message add constraint message_status_check check (status in ('queued', 'sent', 'failed'));
drop trigger defer_import on cohort_import;
drop policy all_rows on cohort_import;
revoke all (office_id, id, advisor_id, status, file, result, moved_at) on cohort_import from portal_worker;
revoke update (status, file, fields, updates, line_done, rows_total, moved_at, imported_at, result) on cohort_import from portal_advisor;
drop index cohort_import_lately;
alter table cohort_import drop constraint file_until_imported, drop constraint cohort_import_advisor,
  drop column advisor_id, drop column status, drop column file, drop column fields, drop column updates, drop column line_done, drop column rows_total, drop column moved_at;
drop function portal.defer_row();
