drop function portal.link_opened_in(uuid, text);
create function portal.link_opened_in(link uuid, browser text) returns table (office_id uuid, request_id uuid, holder text, account_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.office_id, k.request_id, k.holder, k.account_id, a.name
  from link l join link_browser b on b.office_id = l.office_id and b.link_id = l.id and b.browser_hash = browser
    cross join lateral portal.link_known(l.token_hash) k join account a on a.id = l.account_id
  where l.id = link and k.state = 'open'
$$;
revoke execute on function portal.link_opened_in(uuid, text) from public;
grant execute on function portal.link_opened_in(uuid, text) to portal_anonymous, portal_applicant, portal_advisor, portal_writer, portal_designee;
create or replace function portal.person(wanted uuid) returns table (id uuid, email text, name text, epoch int, time_zone text, theme text, desks jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.email, a.name, a.epoch, a.time_zone, a.theme,
    coalesce((select jsonb_agg(jsonb_build_object('role', 'advisor', 'office_id', o.id, 'office', o.name, 'slug', o.slug, 'name', d.name, 'own_id', d.id) order by o.name)
      from advisor d join office o on o.id = d.office_id where d.account_id = a.id and d.left_at is null), '[]')
    || coalesce((select jsonb_agg(jsonb_build_object('role', 'applicant', 'office_id', o.id, 'office', o.name, 'slug', o.slug, 'name', btrim(p.first_name || ' ' || p.last_name), 'own_id', p.id,
        'season', s.name) order by s.year desc, o.name)
      from applicant p join office o on o.id = p.office_id join season s on s.office_id = p.office_id and s.id = p.season_id where p.account_id = a.id and p.withdrawn_at is null), '[]')
    || coalesce((select jsonb_build_array(jsonb_build_object('role', 'writer', 'name', min(w.name)))
      from writer w where w.account_id = a.id having count(*) > 0), '[]')
  from account a where a.id = wanted and a.disabled_at is null
$$;
