drop function portal.send_again(uuid), portal.mail_not_arrived(uuid, text, text, text, boolean);
drop policy of_own_letters on writer;
revoke select (office_id, id, address_fails_since, address_fails_as) on writer from portal_applicant;
drop index message_not_arrived;
alter table writer drop address_fails_as;
alter table message drop next_try_at, drop no_verdict, drop returned_at, drop returned_as, drop returned_why;
