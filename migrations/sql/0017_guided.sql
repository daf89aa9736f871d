-- A US clinical letter as the guide counts one (portal/guidance/tier.py), as far as columns say: what its words say is the engine's to read.
-- The least number of them is the office's own, and a change of it is counted at once.
create or replace function portal.findings_of(office uuid, of_applicants uuid[]) returns table (finding text, applicant_id uuid)
  language sql stable set search_path = public, pg_temp as $$
  with those as (
    select a.id, a.joined_at from applicant a where a.office_id = office and (of_applicants is null or a.id = any (of_applicants)) and a.withdrawn_at is null
  ), plan as (           -- proposed, or approved with a letter that has neither ended nor met hesitation
    select c.applicant_id, bool_or(true) as is_there,
      count(*) filter (where coalesce(nullif(c.writer_country, ''), o.country) in ('US', 'PR', 'GU', 'VI', 'AS', 'MP')
        and (c.relationship = 'clinical' and tier_1 or c.relationship = 'global_health' and saw_care and (tier_1 or c.knows_applicant_well))) as us_clinical,
      bool_or(c.relationship = 'global_health' or c.global_health_role <> '' or
        (select count(distinct t) from unnest(c.themes) t where t in ('resource_limited', 'culture_language', 'systems_equity', 'ethics')) >= 2) as on_global_health
    from writer_choice c join those a on a.id = c.applicant_id
    left join rotation o on o.office_id = c.office_id and o.id = c.rotation_id,
    lateral (select coalesce(c.hands_on, o.hands_on) is true or coalesce(nullif(c.clinical_setting, ''), nullif(o.setting, ''), o.place, '') <> '' as saw_care,
      c.physician is true and c.supervised_directly is true and coalesce(c.hands_on, o.hands_on, true) as tier_1) as guided
    where c.office_id = office and c.status in ('proposed', 'approved') and not exists (select from letter_request r
      where r.office_id = office and r.choice_id = c.id and r.status in ('declined', 'withdrawn', 'void', 'dropped', 'hesitant'))
    group by c.applicant_id
  ), letter as (
    select r.applicant_id, bool_or(r.status = 'available') as to_assign,
      bool_or(r.status in ('agreed', 'asked') and not exists (select from waiver w where w.office_id = office and w.request_id = r.id and w.revoked_at is null)) as unsigned
    from letter_request r join those a on a.id = r.applicant_id where r.office_id = office group by r.applicant_id
  )
  select f.finding, a.id from those a left join plan p on p.applicant_id = a.id left join letter l on l.applicant_id = a.id,
    lateral (values
      ('no_global_health_letter', p.is_there and not p.on_global_health
        and exists (select from target t where t.office_id = office and t.applicant_id = a.id and t.global_health_track)),
      ('too_few_us_clinical', p.is_there and p.us_clinical < (select coalesce((f.settings #>> '{guidance,us_clinical_letters}')::int, 2) from office f where f.id = office)),
      ('no_choice', a.joined_at is not null and p.is_there is null),
      ('waiver_unsigned', l.unsigned),
      ('unassigned', l.to_assign),
      ('not_started', not exists (select from writer_choice c where c.office_id = office and c.applicant_id = a.id)
        and not exists (select from rotation o where o.office_id = office and o.applicant_id = a.id)
        and not exists (select from application n where n.office_id = office and n.applicant_id = a.id))
    ) as f (finding, holds)
  where f.holds
$$;
create function portal.look_again_at_office() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform portal.find_again(new.id, array(select a.id from applicant a where a.office_id = new.id));
  return null;
end $$;
revoke execute on function portal.look_again_at_office() from public;
create trigger found_changed after update of settings on office for each row
  when (old.settings #> '{guidance,us_clinical_letters}' is distinct from new.settings #> '{guidance,us_clinical_letters}')
  execute function portal.look_again_at_office();
create trigger found_changed after update on rotation referencing new table as touched for each statement execute function portal.look_again('applicant_id');
do $$
declare o uuid;
begin
  for o in select id from office loop perform portal.tally_again(o); end loop;
end $$;
