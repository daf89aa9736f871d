alter table applicant_private drop constraint applicant_private_citizenship_check, drop column step1_passed, drop column step1_attempts,
  drop column budget_dollars;
drop table program_change;
drop function portal.sign_program_change();
drop index program_key, program_in_order, program_search, program_checked, application_program;
update program set global_health_track = false where global_health_track is null;
alter table program drop constraint program_facts_check, drop column search, drop column key, drop column institution, drop column visas,
  drop column conflicts, drop column checked_on, alter column global_health_track set default false, alter column global_health_track set not null;
-- Before, an office named each program of a specialty once: namesakes get their number.
update program p set name = p.name || ' (' || n.number || ')'
from (select office_id, id, row_number() over (partition by office_id, lower(name), specialty order by id) as number from program) n
where n.office_id = p.office_id and n.id = p.id and n.number > 1;
create unique index program_name on program (office_id, lower(name), specialty);
