drop function portal.stop_nudges(uuid);
drop function portal.stop_digest(uuid);
drop trigger keep_links on letter_request;
drop function portal.keep_links();
alter table letter_request drop column due_moved;
alter table advisor drop column digest_stopped_at;
alter table applicant drop column nudges_stopped_at;
drop table digest;
drop table nudge;
