"""Ticks: kept one by one or all at once, seen by the writer alone."""

import sqlalchemy as sa

from portal.models import ChecklistTick
from portal.seasons.services import SERVICES

HTMX = {"HX-Request": "true"}


def kept(look) -> list[str]:
    return sorted(look.scalars(sa.select(ChecklistTick.item)))


def test_a_tick_is_kept_as_it_is_made_and_the_tally_answers(look, desk):
    answer = desk.link.post(desk.path("tick?group=shows"), data={"growth": "y"}, headers=HTMX)
    assert (answer.status_code, answer.text) == (200, "1 of 5 ticked")
    assert kept(look) == ["growth"]


def test_it_is_still_ticked_tomorrow_and_in_another_browser(look, desk):
    desk.link.post(desk.path("tick"), data={"growth": "y", "signed": "y"})
    page = desk.park.get(desk.path()).text
    assert 'id="tick-growth" name="growth" value="y" checked' in page
    assert 'id="tick-file" name="file" value="y" checked' not in page


def test_without_a_script_the_whole_list_is_kept_as_it_stands(look, desk):
    desk.link.post(desk.path("tick"), data={"growth": "y", "signed": "y"})
    answer = desk.link.post(
        desk.path("tick"), data={"growth": "y", "file": "y", "no-such-item": "y"}, follow_redirects=True
    )
    assert "Your ticks are kept" in answer.text
    assert kept(look) == ["file", "growth"]


def test_the_list_knows_the_rules_of_the_service(desk):
    page = desk.link.get(desk.path()).text
    assert "PDF on US Letter paper, 8.5 × 11 inches, up to 1 MB" in page
    assert "File name without |\N{NO-BREAK SPACE}*\N{NO-BREAK SPACE}?\N{NO-BREAK SPACE}:" in page
    assert f"as last checked on {SERVICES['eras'].facts[0].checked_on:%A}" in page


def test_a_rule_that_the_office_corrects_changes_the_list(cast, look, desk):
    for fact in SERVICES["eras"].facts:
        value = 5_242_880 if fact.key == "file_bytes" else fact.value
        look.execute(
            sa.text(
                "INSERT INTO service_fact (office_id, service, key, value, source, checked_on)"
                " VALUES (:office, 'eras', :key, :value, 'the office', '2026-11-22')"
            ).bindparams(sa.bindparam("value", type_=sa.JSON)),
            {"office": cast.harbor.id, "key": fact.key, "value": value},
        )
    look.commit()
    assert "up to 5 MB" in desk.link.get(desk.path()).text


def test_a_standardized_letter_that_is_a_web_form_has_no_file_to_check(look, desk):
    desk.letter.letter_type, desk.letter.specialty = "standardized", "dermatology"
    look.commit()
    page = desk.link.get(desk.path()).text
    assert "filled in on the page of ERAS" in page
    assert "there is no file to check" in page


def test_neither_applicant_nor_office_sees_a_tick(cast, look, desk):
    desk.link.post(desk.path("tick"), data={"mentions_visa_status": "y"})
    minh, anna = desk.strangers["minh"], desk.strangers["anna"]
    pages = [
        minh.get(f"/applicant/letters/{desk.letter.id}"),
        anna.get(f"/advisor/letters/{desk.letter.id}"),
        anna.get(f"/advisor/applicants/{cast.minh.id}"),
    ]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert [page.text.count("ticked") for page in pages] == [0, 0, 0]
