drop table program_proposal;
drop table list_comment;
drop table program_list;
delete from service_fact where key = 'application_fees';
