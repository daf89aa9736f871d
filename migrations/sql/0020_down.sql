drop trigger found_gone on applicant;
drop trigger found_added on applicant;
create trigger found_added after insert on applicant referencing new table as touched for each statement execute function portal.look_again('id');
drop function portal.find_on_added(), portal.forget_findings();
alter table applicant_finding add constraint applicant_finding_office_id_applicant_id_fkey
  foreign key (office_id, applicant_id) references applicant (office_id, id) on delete cascade;
drop index history_request;
create index history_request on history (office_id, request_id, id);
alter table applicant add constraint applicant_office_id_fkey foreign key (office_id) references office;
create index applicant_by_name on applicant (office_id, season_id, last_name, first_name, id);
