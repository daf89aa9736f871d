"""The plan: profile, targets, rotations, each with its form; bad input is kept and explained."""

import pytest

from portal.models import Applicant, Rotation, Target

ROTATION = {
    "kind": "research",
    "place": "Northgate Institute",
    "country": "US",
    "starts_on": "2026-05-06",
    "ends_on": "2026-10-13",
}
PROFILE = {"first_name": "Minh Anh", "last_name": "Nguyễn", "time_zone": "Asia/Ho_Chi_Minh", "country": "VN"}


def test_the_plan_opens_with_everything_in_it(cast, minh):
    cast.choice()
    page = minh.get("/applicant/plan")
    assert page.status_code == 200
    for words in ("Refugee Health Clinic", "Dr. Helen Park", "Tier 1", "14829037", "Clinical excellence"):
        assert words in page.text


def test_an_empty_plan_begins_with_what_one_applies_for(cast, browse):
    assert "Begin with what you apply for" in browse(cast.account(cast.kofi)).get("/applicant/plan").text


def test_the_profile_is_kept(cast, minh, row):
    said = PROFILE | {"own_script_name": "阮明英", "name_language": "VI", "aamc_id": "1482 9037", "aim": "Medicine"}
    assert minh.post("/applicant/plan/profile", data=said).status_code == 303
    kept = row(Applicant, id=cast.minh.id)
    assert (kept.own_script_name, kept.name_language, kept.aamc_id) == ("阮明英", "vi", "14829037")
    assert (kept.aim, kept.time_zone, kept.email) == ("Medicine", "Asia/Ho_Chi_Minh", "minh@example.org")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"graduated_on": "2024-02-30"}, "2024-02-30 is not a day of the calendar."),
        ({"aamc_id": "1234"}, "An AAMC ID has eight digits."),
        ({"country": "XX"}, "This is not a country that we know."),
        ({"reply_email": "minh at home"}, "This is not an address that mail can reach."),
        ({"time_zone": "Moon/Crater"}, "Take one from the list."),
        ({"first_name": ""}, "Write at least one name."),
        ({"name_language": "Vietnamese"}, "Write two or three letters"),
    ],
)
def test_a_profile_with_a_mistake_is_explained_and_kept(minh, cast, wrong, sentence, row):
    answer = minh.post("/applicant/plan/profile", data=PROFILE | {"aim": "My own words"} | wrong)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "My own words" in answer.text
    assert row(Applicant, id=cast.minh.id).aim == ""


def test_a_rotation_is_added_changed_and_removed(cast, minh, row, look):
    assert minh.post("/applicant/plan/rotations/new", data=ROTATION).status_code == 303
    kept = row(Rotation, place="Northgate Institute")
    assert (kept.kind, kept.hands_on, kept.applicant_id) == ("research", False, cast.minh.id)
    url = f"/applicant/plan/rotations/{kept.id}"
    assert minh.post(url, data=ROTATION | {"ends_on": "2026-09-30"}).status_code == 303
    assert row(Rotation, id=kept.id).ends_on.isoformat() == "2026-09-30"
    assert minh.get(f"{url}/remove").status_code == 200
    assert minh.post(f"{url}/remove").status_code == 303
    assert minh.get(url).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"starts_on": "2026-02-30"}, "2026-02-30 is not a day of the calendar."),
        ({"ends_on": "2026-05-05"}, "The last day lies before the first."),
        ({"country": "XX"}, "This is not a country that we know."),
        ({"country": ""}, "Choose the country in which it took place."),
        ({"kind": "holiday"}, "Take one from the list."),
        ({"place": " "}, "Name the place"),
    ],
)
def test_a_rotation_with_a_mistake_is_explained_and_kept(minh, wrong, sentence):
    answer = minh.post("/applicant/plan/rotations/new", data=ROTATION | {"setting": "Laboratory 7"} | wrong)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Laboratory 7" in answer.text
    for written in wrong.values():
        assert f'value="{written}"' in answer.text or not written.strip() or written in ("XX", "holiday")


def test_a_rotation_that_a_choice_stems_from_stays(cast, minh):
    cast.choice()
    assert minh.post(f"/applicant/plan/rotations/{cast.rotation.id}/remove").status_code == 409


def test_a_target_is_added_with_the_service_of_its_season(cast, minh, row):
    said = {"season": str(cast.season.id), "specialty": "pediatrics", "track": "categorical", "themes": ["ethics"]}
    assert minh.post("/applicant/plan/targets/new", data=said).status_code == 303
    kept = row(Target, specialty="pediatrics")
    assert (kept.service, kept.season_id, kept.themes) == ("eras", cast.season.id, ["ethics"])
    assert minh.post(f"/applicant/plan/targets/{kept.id}", data=said | {"specialty": "surgery"}).status_code == 303
    assert row(Target, id=kept.id).specialty == "surgery"
    assert minh.post(f"/applicant/plan/targets/{kept.id}/remove").status_code == 303


def test_a_season_of_another_office_is_no_season_here(cast, minh):
    said = {"season": str(cast.other_season.id), "specialty": "pediatrics", "track": "categorical"}
    answer = minh.post("/applicant/plan/targets/new", data=said)
    assert answer.status_code == 422
    assert "Take one from the list." in answer.text


def test_a_target_that_a_choice_is_for_stays(cast, minh):
    cast.choice()
    assert minh.post(f"/applicant/plan/targets/{cast.target.id}/remove").status_code == 409


def test_strangers_find_neither_rotation_nor_target(cast, refuses_strangers):
    refuses_strangers(f"/applicant/plan/rotations/{cast.rotation.id}")
    refuses_strangers(f"/applicant/plan/targets/{cast.target.id}")


def test_the_page_asks_as_much_for_one_choice_as_for_three(cast, look, data_queries):
    cast.choice()
    look.commit()
    one = data_queries("/applicant/plan")
    cast.choice(writer_name="Dr. Stein")
    cast.letter("agreed")
    look.commit()
    assert data_queries("/applicant/plan") == one
    assert one <= 4
