drop trigger found_changed on rotation;
drop trigger found_changed on office;
drop function portal.look_again_at_office();
create or replace function portal.findings_of(office uuid, of_applicants uuid[]) returns table (finding text, applicant_id uuid)
  language sql stable set search_path = public, pg_temp as $$
  with those as (
    select a.id, a.joined_at from applicant a where a.office_id = office and (of_applicants is null or a.id = any (of_applicants)) and a.withdrawn_at is null
  ), plan as (           -- proposed, or approved with a letter that has neither ended nor met hesitation
    select c.applicant_id, bool_or(true) as is_there,
      count(*) filter (where c.relationship = 'clinical' and c.writer_country = 'US') as us_clinical,
      bool_or(c.relationship = 'global_health' or c.global_health_role <> '' or
        (select count(distinct t) from unnest(c.themes) t where t in ('resource_limited', 'culture_language', 'systems_equity', 'ethics')) >= 2) as on_global_health
    from writer_choice c join those a on a.id = c.applicant_id
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
      ('too_few_us_clinical', p.is_there and p.us_clinical < 2),
      ('no_choice', a.joined_at is not null and p.is_there is null),
      ('waiver_unsigned', l.unsigned),
      ('unassigned', l.to_assign),
      ('not_started', not exists (select from writer_choice c where c.office_id = office and c.applicant_id = a.id)
        and not exists (select from rotation o where o.office_id = office and o.applicant_id = a.id)
        and not exists (select from application n where n.office_id = office and n.applicant_id = a.id))
    ) as f (finding, holds)
  where f.holds
$$;
