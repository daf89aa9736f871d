do $$
declare t text; g text;
begin
  foreach t in array array['letter_request', 'applicant', 'writer_choice', 'rotation', 'application', 'target', 'waiver'] loop
    foreach g in array array['tally_added', 'tally_moved', 'tally_changed', 'tally_gone', 'found_added', 'found_changed', 'found_gone'] loop
      execute format('drop trigger if exists %I on %I', g, t);
    end loop;
  end loop;
end $$;
drop function portal.tally_again(uuid), portal.recount(uuid), portal.look_again_if_other(), portal.look_again(), portal.find_again(uuid, uuid[]),
  portal.findings_of(uuid, uuid[]), portal.tally_applicants(), portal.tally_letters(), portal.applicant_stands(timestamptz, timestamptz, timestamptz, text, text[]),
  portal.letter_stands(text, timestamptz, date, timestamptz, text, uuid);
drop table applicant_finding, tally;
drop index request_out, request_refused, request_other_date, request_said, applicant_advisor, applicant_in_order, applicant_specialty, applicant_country;
alter table applicant drop column sort_name;
create index applicant_in_order on applicant (office_id, portal.plain(last_name || ' ' || first_name), id);
drop function portal.letters_like(text[], int), portal.applicants_like(text[], int);
