-- Who may see and do what: roles, grants, policies. Shut by default.
-- The web's login owns nothing and is granted nothing: it can only become one of the people below.

do $$
declare wanted text;
begin
  foreach wanted in array array['portal_anonymous', 'portal_applicant', 'portal_advisor', 'portal_writer', 'portal_designee', 'portal_worker'] loop
    if not exists (select from pg_roles where rolname = wanted) then execute format('create role %I nologin', wanted); end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'portal_web') then create role portal_web login noinherit; end if;
  if not exists (select from pg_roles where rolname = 'portal_jobs') then create role portal_jobs login; end if;
end $$;
grant portal_anonymous, portal_applicant, portal_advisor, portal_writer, portal_designee to portal_web;
grant portal_worker, portal_anonymous to portal_jobs;

-- Who acts: told by the application at the start of each transaction.
create function portal.actor_id() returns uuid language sql stable return nullif(current_setting('portal.actor_id', true), '')::uuid;
create function portal.office_id() returns uuid language sql stable return nullif(current_setting('portal.office_id', true), '')::uuid;
create function portal.applicant_id() returns uuid language sql stable return nullif(current_setting('portal.applicant_id', true), '')::uuid;
create function portal.request_id() returns uuid language sql stable return nullif(current_setting('portal.request_id', true), '')::uuid;

-- Whom a request is addressed to, for the policy on link.
create function portal.writer_of(request uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
  return (select r.writer_account_id from letter_request r where r.id = request and (portal.request_id() is null or r.id = portal.request_id()));

revoke all on all tables in schema public from public;
grant usage on schema public, portal to portal_anonymous, portal_applicant, portal_advisor, portal_writer, portal_designee, portal_worker, portal_jobs;

------------------------------------------------------------------ grants: the columns
-- applicant
grant select on office, service, service_fact, season, season_date, wording, program to portal_applicant;
grant select (office_id, id, name, email) on advisor to portal_applicant;
grant select (office_id, id, account_id, season_id, advisor_id, first_name, last_name, own_script_name, name_language, email, reply_email, aamc_id, specialty,
  medical_school, country, graduated_on, current_position, aim, time_zone, created_at, invited_at, joined_at, withdrawn_at) on applicant to portal_applicant;
grant update (first_name, last_name, own_script_name, name_language, reply_email, aamc_id, specialty, medical_school, country, graduated_on,
  current_position, aim, time_zone, joined_at) on applicant to portal_applicant;
grant select, insert, update on applicant_private, target, rotation to portal_applicant;
grant delete on target, rotation, application, assignment to portal_applicant;
grant select, insert, update on writer_choice to portal_applicant;
grant select (office_id, id, applicant_id, choice_id, writer_id, writer_account_id, season_id, service, specialty, letter_type, applicant_name, writer_name, status, status_at, status_said_by,
  tier, due_on, due_note, approved_at, asked_at, asked_how, answered_at, promised_at, declined_at, reason, sent_at, seen_at, uploaded_at, uploaded_on, uploaded_by, available_at,
  assigned_at, withdrawn_at, withdrawn_by, voided_at, proposed_due_on, reminders_paused_at, thanked_at, outcome) on letter_request to portal_applicant;
grant update (status, status_at, status_said_by, due_on, due_note, proposed_due_on, asked_at, asked_how, answered_at, declined_at, reason, uploaded_at, uploaded_on, uploaded_by, available_at, assigned_at,
  withdrawn_at, withdrawn_by, thanked_at, outcome, service_letter_id) on letter_request to portal_applicant;
grant select, insert on waiver, file, packet, packet_file, application, assignment to portal_applicant;
grant update (revoked_at, revocation) on waiver to portal_applicant;
grant update (superseded_at) on file to portal_applicant;
grant update (status, aim, position, bullets, aspects, comment, submitted_at) on packet to portal_applicant;
grant update (applied_on) on application to portal_applicant;
grant delete on packet_file to portal_applicant;

-- advisor
grant select on office, advisor, service, service_fact, season, season_date, applicant, applicant_private, target, rotation, writer_choice, writer, waiver, file, packet, packet_file,
  program, application, assignment, advisor_note, wording, cohort_import to portal_advisor;
grant select (office_id, id, applicant_id, choice_id, writer_id, writer_account_id, season_id, service, specialty, letter_type, applicant_name, writer_name, status, status_at, status_said_by,
  tier, due_on, due_note, approved_at, asked_at, asked_how, answered_at, promised_at, declined_at, reason, sent_at, seen_at, uploaded_at, uploaded_on, uploaded_by, available_at,
  assigned_at, withdrawn_at, withdrawn_by, voided_at, proposed_due_on, reminders_paused_at, thanked_at, outcome, search) on letter_request to portal_advisor;
grant select (office_id, id, request_id, holder, created_at, expires_at, revoked_at) on link to portal_advisor;
grant update (name, place, email, time_zone, settings) on office to portal_advisor;
grant insert on advisor, service, service_fact, season, season_date, applicant, writer_choice, writer, letter_request, link, program, advisor_note, wording, cohort_import, packet, packet_file, target to portal_advisor;
grant update on service, service_fact, season, season_date, program, wording to portal_advisor;
grant delete on wording, season_date, program to portal_advisor;
grant update (joined_at, left_at, name) on advisor to portal_advisor;
grant update (account_id, season_id, advisor_id, first_name, last_name, own_script_name, email, aamc_id, specialty, medical_school, country, graduated_on, notes, tags, invited_at, withdrawn_at)
  on applicant to portal_advisor;
grant update (status, comment, decided_at, decided_by, suggested_by) on writer_choice to portal_advisor;
grant update (name, email, account_id, role, specialty, institution, country, time_zone, confirmed_at, confirmed_by, address_fails_since) on writer to portal_advisor;
grant update (status, status_at, status_said_by, writer_account_id, writer_name, due_on, due_note, tier, asked_at, asked_how, answered_at, declined_at, reason, sent_at, seen_at, uploaded_at, uploaded_on,
  uploaded_by, available_at, assigned_at, withdrawn_at, withdrawn_by, voided_at, proposed_due_on, reminders_paused_at) on letter_request to portal_advisor;
grant update (status, comment, published_at, published_by, facts, writer_account_id) on packet to portal_advisor;
grant update (writer_account_id) on packet_file, waiver to portal_advisor;
grant update (revoked_at) on link to portal_advisor;

-- writer: their own letters, of every office; nothing of the office's or the applicant's plans
grant select (id, slug, name, place, email, time_zone, settings) on office to portal_writer, portal_designee;
grant select on service, service_fact, season, season_date to portal_writer, portal_designee;
grant select (office_id, id, account_id, name, email, role, specialty, institution, time_zone) on writer to portal_writer;
grant update (time_zone) on writer to portal_writer;
grant select (office_id, id, applicant_id, writer_id, writer_account_id, season_id, service, specialty, letter_type, applicant_name, writer_name, status, status_at, status_said_by, due_on, due_note,
  approved_at, asked_at, answered_at, promised_at, declined_at, reason, sent_at, seen_at, uploaded_at, uploaded_on, uploaded_by, available_at, assigned_at, withdrawn_at, withdrawn_by, voided_at,
  proposed_due_on, reminders_paused_at, thanked_at, outcome, service_letter_id) on letter_request to portal_writer;
grant select (office_id, id, applicant_id, writer_account_id, season_id, service, specialty, letter_type, applicant_name, writer_name, status, status_at, due_on, uploaded_at, uploaded_on, uploaded_by,
  withdrawn_at, voided_at, sent_at, seen_at, available_at, assigned_at, service_letter_id) on letter_request to portal_designee;
grant update (status, status_at, status_said_by, answered_at, promised_at, declined_at, reason, seen_at, uploaded_at, uploaded_on, uploaded_by, withdrawn_at, withdrawn_by, proposed_due_on,
  reminders_paused_at) on letter_request to portal_writer;
grant update (status, status_at, status_said_by, uploaded_at, uploaded_on, uploaded_by) on letter_request to portal_designee;
grant select (office_id, id, request_id, writer_account_id, waived, signed_at, revoked_at) on waiver to portal_writer, portal_designee;
grant select (office_id, id, request_id, writer_account_id, version, status, aim, position, bullets, aspects, published_at, facts) on packet to portal_writer;
grant select on packet_file, file to portal_writer;
grant select (office_id, id, first_name, last_name, own_script_name, name_language, email, reply_email, aamc_id, medical_school, graduated_on, current_position, advisor_id) on applicant to portal_writer;
grant select (office_id, id, first_name, last_name, own_script_name, name_language, aamc_id) on applicant to portal_designee;
grant select (office_id, id, name, email) on advisor to portal_writer;
grant select, insert, delete on checklist_tick to portal_writer, portal_designee;
grant select, insert on designee to portal_writer;
grant update (ended_at) on designee to portal_writer;
grant insert on link to portal_writer;
grant select (office_id, id, request_id, holder, account_id, created_at, expires_at, revoked_at) on link to portal_writer;
grant update (revoked_at) on link to portal_writer;

-- everyone: a history that only grows, mail that leaves with the transaction, their own account
grant insert on history, message to portal_applicant, portal_advisor, portal_writer, portal_designee;
grant select on history to portal_applicant, portal_advisor, portal_writer;
grant select (id, office_id, kind, to_address, to_name, applicant_id, request_id, due_on, facts, created_at, not_before, status, sent_at, error) on message to portal_advisor, portal_applicant;
grant select (id, email, name, time_zone, theme, created_at, signed_in_at) on account to portal_applicant, portal_advisor, portal_writer;
grant update (name, time_zone, theme) on account to portal_applicant, portal_advisor, portal_writer;
grant select (id, account_id, credential_id, name, created_at, used_at), delete on passkey to portal_applicant, portal_advisor, portal_writer;

-- worker: mails what is waiting, reminds, ends seasons; reads no file and no tick
grant select on account, office, service, service_fact, season, season_date, advisor, applicant, target, rotation, writer_choice, writer, letter_request, waiver, packet, packet_file, link, designee,
  program, application, assignment, wording, message, history, sign_in_link to portal_worker;
grant insert on message, history, link to portal_worker;
grant update (status, tries, sent_at, error, not_before) on message to portal_worker;
grant update (address_fails_since) on writer to portal_worker;
grant update (status, status_at, status_said_by, voided_at) on letter_request to portal_worker;
grant update (ended_at) on season to portal_worker;
grant select (expires_at) on link_code to portal_worker;
grant select (until) on rate_hit to portal_worker;
grant delete on sign_in_link, link_code, rate_hit to portal_worker;

-- the queue: the worker's login alone
do $$
declare q record;
begin
  for q in select relname from pg_class where relnamespace = 'public'::regnamespace and relname like 'procrastinate%' and relkind in ('r', 'S') loop
    execute format('grant all on %I to portal_jobs', q.relname);
  end loop;
end $$;

------------------------------------------------------------------ policies: the rows
do $$
declare t text;
begin
  foreach t in array array['account', 'passkey', 'office', 'advisor', 'service', 'service_fact', 'season', 'season_date', 'applicant', 'applicant_private', 'target', 'rotation', 'writer_choice', 'writer',
    'letter_request', 'waiver', 'file', 'packet', 'packet_file', 'link', 'link_browser', 'link_code', 'checklist_tick', 'designee', 'program', 'application', 'assignment', 'advisor_note', 'wording',
    'cohort_import', 'history', 'message', 'sign_in_link'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
  -- the office is the tenant: an advisor sees its rows and no others
  foreach t in array array['advisor', 'service', 'service_fact', 'season', 'season_date', 'applicant', 'applicant_private', 'target', 'rotation', 'writer_choice', 'writer', 'letter_request', 'waiver',
    'file', 'packet', 'packet_file', 'link', 'program', 'application', 'assignment', 'advisor_note', 'wording', 'cohort_import', 'message', 'history'] loop
    execute format('create policy office_rows on %I to portal_advisor using (office_id = (select portal.office_id())) with check (office_id = (select portal.office_id()))', t);
  end loop;
  -- an applicant sees what is theirs
  foreach t in array array['applicant_private', 'target', 'rotation', 'writer_choice', 'letter_request', 'waiver', 'file', 'packet', 'application', 'assignment'] loop
    execute format('create policy own_rows on %I to portal_applicant using (office_id = (select portal.office_id()) and applicant_id = (select portal.applicant_id()))
      with check (office_id = (select portal.office_id()) and applicant_id = (select portal.applicant_id()))', t);
  end loop;
  -- what an office shows all its applicants
  foreach t in array array['advisor', 'service', 'service_fact', 'season', 'season_date', 'wording', 'program'] loop
    execute format('create policy office_shows on %I for select to portal_applicant using (office_id = (select portal.office_id()))', t);
  end loop;
  -- a writer sees what is addressed to them, in every office; with a link, the one request it is for
  foreach t in array array['waiver', 'packet', 'checklist_tick', 'designee', 'link'] loop
    execute format('create policy own_letters on %I to portal_writer using (%s = (select portal.actor_id()) and ((select portal.request_id()) is null or request_id = (select portal.request_id())))', t,
      case t when 'link' then 'portal.writer_of(request_id)' else 'writer_account_id' end);
  end loop;
  -- the worker serves every office
  foreach t in array array['account', 'office', 'advisor', 'service', 'service_fact', 'season', 'season_date', 'applicant', 'target', 'rotation', 'writer_choice', 'writer', 'letter_request', 'waiver',
    'packet', 'packet_file', 'link', 'link_code', 'designee', 'program', 'application', 'assignment', 'wording', 'message', 'history', 'sign_in_link'] loop
    execute format('create policy all_rows on %I to portal_worker using (true) with check (true)', t);
  end loop;
end $$;
create policy own_office on office to portal_applicant, portal_advisor using (id = (select portal.office_id()));
create policy writers_offices on office for select to portal_writer, portal_designee using (true);      -- names only: see the grant
create policy writers_services on service for select to portal_writer, portal_designee using (true);
create policy writers_facts on service_fact for select to portal_writer, portal_designee using (true);
create policy writers_seasons on season for select to portal_writer, portal_designee using (true);
create policy writers_calendar on season_date for select to portal_writer, portal_designee using (true);
create policy self on applicant to portal_applicant using (office_id = (select portal.office_id()) and id = (select portal.applicant_id()));
create policy self on account to portal_applicant, portal_advisor, portal_writer using (id = (select portal.actor_id()));
create policy self on passkey to portal_applicant, portal_advisor, portal_writer using (account_id = (select portal.actor_id())) with check (account_id = (select portal.actor_id()));
create policy own_packet_files on packet_file to portal_applicant using (office_id = (select portal.office_id()) and exists (select from packet p where p.office_id = packet_file.office_id and p.id = packet_id));
create policy own_letters on letter_request to portal_writer
  using (writer_account_id = (select portal.actor_id()) and ((select portal.request_id()) is null or id = (select portal.request_id())));
create policy one_letter on letter_request to portal_designee using (office_id = (select portal.office_id()) and id = (select portal.request_id()));
create policy one_letter on waiver for select to portal_designee using (office_id = (select portal.office_id()) and request_id = (select portal.request_id()));
create policy one_letter on checklist_tick to portal_designee using (office_id = (select portal.office_id()) and request_id = (select portal.request_id()));
create policy own_rows on writer to portal_writer using (account_id = (select portal.actor_id()));
create policy asked_me on applicant for select to portal_writer, portal_designee using (exists (select from letter_request r where r.office_id = applicant.office_id and r.applicant_id = applicant.id));
create policy asked_me on advisor for select to portal_writer using (exists (select from letter_request r where r.office_id = advisor.office_id));
create policy own_letters on packet_file for select to portal_writer using (writer_account_id = (select portal.actor_id())
  and ((select portal.request_id()) is null or exists (select from packet p where p.office_id = packet_file.office_id and p.id = packet_id)));
create policy in_my_packets on file for select to portal_writer using (exists (select from packet_file f join packet p on p.office_id = f.office_id and p.id = f.packet_id
  where f.office_id = file.office_id and f.file_id = file.id and p.status = 'published'));
create policy published_only on packet as restrictive for select to portal_writer using (status = 'published');
create policy sent_only on letter_request as restrictive for select to portal_writer using (sent_at is not null);
create policy own_history on history for select to portal_applicant using (office_id = (select portal.office_id()) and applicant_id = (select portal.applicant_id()) and 'applicant' = any (shown_to));
create policy letter_history on history for select to portal_writer using (writer_account_id = (select portal.actor_id()) and 'writer' = any (shown_to)
  and ((select portal.request_id()) is null or request_id = (select portal.request_id())));
create policy adds on history for insert to portal_applicant with check (office_id = (select portal.office_id()) and applicant_id = (select portal.applicant_id()));
create policy adds_for_letter on history for insert to portal_writer, portal_designee with check (exists (select from letter_request r where r.office_id = history.office_id and r.id = history.request_id));
create policy own_mail on message for select to portal_applicant using (office_id = (select portal.office_id()) and applicant_id = (select portal.applicant_id()));
create policy adds on message for insert to portal_applicant with check (office_id = (select portal.office_id()) and applicant_id = (select portal.applicant_id()) and link_id is null and sign_in_link_id is null);
create policy adds_for_letter on message for insert to portal_writer, portal_designee with check (exists (select from letter_request r where r.office_id = message.office_id and r.id = message.request_id));

-- whom a writer lets upload is the writer's own affair: no mail to them, no entry that is the writer's alone
create policy no_mail_with_a_link on message as restrictive for select to portal_applicant using (link_id is null);
create policy not_the_designees on message as restrictive for select to portal_advisor
  using (kind <> 'designee' and (link_id is null or exists (select from link l where l.office_id = message.office_id and l.id = link_id and l.holder = 'writer')));
create policy shown_to_offices on history as restrictive for select to portal_advisor using ('advisor' = any (shown_to));

-- a row about a letter is about one's own: what a foreign key says of an id's existence, these say of whose it is
do $$
declare t text;
begin
  foreach t in array array['waiver', 'packet'] loop
    execute format('create policy of_own_letter on %1$I as restrictive for insert to portal_applicant with check (exists (select from letter_request r
      where r.office_id = %1$I.office_id and r.id = request_id and r.writer_account_id = %1$I.writer_account_id))', t);
  end loop;
  foreach t in array array['designee', 'checklist_tick'] loop
    execute format('create policy of_own_letter on %1$I as restrictive for insert to portal_writer with check (exists (select from letter_request r
      where r.office_id = %1$I.office_id and r.id = request_id))', t);
  end loop;
  foreach t in array array['file', 'message'] loop
    execute format('create policy of_own_letter on %1$I as restrictive for insert to portal_applicant with check (request_id is null or exists (select from letter_request r
      where r.office_id = %1$I.office_id and r.id = request_id))', t);
  end loop;
end $$;
create policy of_own_letter on history as restrictive for insert to portal_applicant, portal_writer, portal_designee with check ((request_id is null and writer_account_id is null)
  or exists (select from letter_request r where r.office_id = history.office_id and r.id = request_id and r.applicant_id = history.applicant_id
    and r.writer_account_id = coalesce(history.writer_account_id, r.writer_account_id)));
create policy of_own_file on packet_file as restrictive for insert to portal_applicant with check (exists (select from file f where f.office_id = packet_file.office_id and f.id = file_id));
create policy of_own_target on application as restrictive for insert to portal_applicant with check (exists (select from target t where t.office_id = application.office_id and t.id = target_id));
create policy of_own_letter on assignment as restrictive for insert to portal_applicant with check (
  exists (select from letter_request r where r.office_id = assignment.office_id and r.id = request_id)
  and exists (select from application a where a.office_id = assignment.office_id and a.id = application_id));
create policy of_own_plan on writer_choice as restrictive to portal_applicant with check (
  (target_id is null or exists (select from target t where t.office_id = writer_choice.office_id and t.id = target_id))
  and (rotation_id is null or exists (select from rotation o where o.office_id = writer_choice.office_id and o.id = rotation_id)));
-- what the office decides is the office's to write: an applicant neither approves a choice nor publishes a packet
create policy office_approves on writer_choice as restrictive for insert to portal_applicant with check (status = 'draft');
create policy office_decided on writer_choice as restrictive for update to portal_applicant with check (status <> 'approved');
create policy office_publishes on packet as restrictive for insert to portal_applicant with check (status = 'draft');
create policy published_stays on packet as restrictive for update to portal_applicant with check (status <> 'published');
-- a mail that carries a link goes to its holder and to nobody else; sign-in links and codes are mailed by the doors alone
create policy doors_alone on message as restrictive for insert to portal_applicant, portal_advisor, portal_writer, portal_designee
  with check (sign_in_link_id is null and not facts ? 'code_id');
create policy to_the_writer on message as restrictive for insert to portal_advisor with check (link_id is null or exists (
  select from link l join letter_request r on r.office_id = l.office_id and r.id = l.request_id join writer w on w.office_id = r.office_id and w.id = r.writer_id
  where l.office_id = message.office_id and l.id = link_id and l.request_id = message.request_id and l.holder = 'writer' and w.email = to_address));
create policy to_the_designee on message as restrictive for insert to portal_writer with check (link_id is null or exists (
  select from link l join designee d on d.office_id = l.office_id and d.request_id = l.request_id
  where l.office_id = message.office_id and l.id = link_id and l.request_id = message.request_id and l.holder = 'designee' and d.ended_at is null and d.email = to_address));
create policy no_links on message as restrictive for insert to portal_designee with check (link_id is null);
