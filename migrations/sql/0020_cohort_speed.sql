-- A cohort comes in at once, and each index and each check is paid for every person of it.

drop index applicant_by_name;                                        -- applicant_in_order took its place
alter table applicant drop constraint applicant_office_id_fkey;      -- the season's key leads to the office
drop index history_request;
create index history_request on history (office_id, request_id, id) where request_id is not null;

-- What is found on somebody who has just been added is known without looking: nothing is planned and no letter is there.
-- Looking anew cost more than adding them, and a plan made for ten took minutes for five thousand. The findings belong to the triggers
-- alone, which take them away with the applicant, so no key has to be asked.
alter table applicant_finding drop constraint applicant_finding_office_id_applicant_id_fkey;
create function portal.find_on_added() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with fresh as (
    insert into applicant_finding (office_id, finding, applicant_id)
      select c.office_id, f.finding, c.id from came c, lateral (values ('not_started', true), ('no_choice', c.joined_at is not null)) as f (finding, holds)
      where c.withdrawn_at is null and f.holds
    on conflict do nothing returning office_id, finding)             -- a statement that adds a plan as well has looked already
  insert into tally (office_id, kind, key, day, n) select office_id, 'finding', finding, '-infinity', count(*) from fresh group by 1, 3;
  return null;
end $$;
create function portal.forget_findings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with over as (
    delete from applicant_finding x using gone g where x.office_id = g.office_id and x.applicant_id = g.id returning x.office_id, x.finding)
  insert into tally (office_id, kind, key, day, n) select office_id, 'finding', finding, '-infinity', -count(*) from over group by 1, 3;
  return null;
end $$;
revoke execute on function portal.find_on_added(), portal.forget_findings() from public;
drop trigger found_added on applicant;
create trigger found_added after insert on applicant referencing new table as came for each statement execute function portal.find_on_added();
create trigger found_gone after delete on applicant referencing old table as gone for each statement execute function portal.forget_findings();
