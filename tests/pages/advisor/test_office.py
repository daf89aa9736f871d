"""The office's pages: team, services, seasons, reminders, numbers."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.clock import now, today
from portal.models import Advisor, History, Office, SeasonDate, ServiceFact
from portal.usecases.nudges import nudge_policy_of
from portal.usecases.reminders import policy_of

REMINDERS = {
    "gentle_days": "12", "final_days": "4", "ceiling": "2", "nudge_ceiling": "1", "nudge_rest_days": "9",
    "begins": "19:00", "ends": "08:30", "weekdays": ["0", "1", "2"],
}  # fmt: skip
LOOKED = {"source": "https://example.org/rules", "checked_on": "2026-11-01"}


@pytest.fixture
def slots(cast, look) -> ServiceFact:
    """What Harbor knows of ERAS: four letters a program."""
    fact = ServiceFact(
        office_id=cast.harbor.id,
        service="eras",
        key="program_letter_slots",
        value=4,
        source="for tests",
        checked_on=date(2026, 1, 1),
    )
    look.add(fact)
    look.commit()
    return fact


def test_a_place_is_closed_only_after_the_page_that_says_what_follows(cast, anna, look):
    url = f"/advisor/office/colleagues/{cast.ben.id}/remove"
    assert "at once" in anna.get(url).text
    assert look.scalar(sa.select(Advisor.left_at).where(Advisor.id == cast.ben.id)) is None
    anna.post(url)
    assert look.scalar(sa.select(Advisor.left_at).where(Advisor.id == cast.ben.id)) is not None


def test_nobody_is_offered_to_close_their_own_place(cast, anna):
    page = anna.get("/advisor/office").text
    assert (f"{cast.anna.id}/remove" in page, f"{cast.ben.id}/remove" in page) == (False, True)


def test_a_fact_keeps_its_kind_its_source_and_the_day_somebody_looked(cast, anna, look, slots):
    url = "/advisor/office/services/eras/program_letter_slots"
    assert anna.post(url, data={"value": "5", **LOOKED}).status_code == 302
    kept = look.execute(sa.select(ServiceFact.value, ServiceFact.source, ServiceFact.checked_on)).one()
    assert tuple(kept) == (5, "https://example.org/rules", date(2026, 11, 1))
    assert look.scalar(sa.select(History.facts).where(History.kind == "change_fact"))["before"] == 4
    page = anna.get(url).text
    assert ("What it was before" in page, "From 4 to 5" in page) == (True, True)


def test_old_and_unconfirmed_values_look_it(cast, anna, look, slots):
    url = "/advisor/office/services/eras"
    slots.checked_on = today() - timedelta(days=366)
    look.commit()
    assert "Older than a year. Look it up again." in anna.get(url).text
    slots.checked_on, slots.confirmed = today(), False
    look.commit()
    page = anna.get(url).text
    assert ("Not confirmed by the service." in page, "Older than a year" in page) == (True, False)
    anna.post(f"{url}/program_letter_slots", data={"value": "4", "confirmed": "y", **LOOKED})
    look.refresh(slots)
    assert slots.confirmed is True


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"value": "five"}, "Write a whole number"),
        ({"value": "400"}, "Write a number from 1 to 20"),
        ({"source": ""}, "Name the page or the person"),
        ({"checked_on": (today() + timedelta(days=3)).isoformat()}, "cannot lie ahead"),
    ],
)
def test_a_wrong_fact_is_refused_beside_its_field_and_stays_typed(cast, anna, slots, wrong, sentence):
    typed = {"value": "5", **LOOKED} | wrong
    answer = anna.post("/advisor/office/services/eras/program_letter_slots", data=typed)
    assert (answer.status_code, sentence in answer.text, f'value="{typed["value"]}"' in answer.text) == (
        422,
        True,
        True,
    )


def test_another_offices_advisor_finds_no_such_fact(cast, browse, slots):
    assert browse(cast.account(cast.lena)).get("/advisor/office/services/eras/program_letter_slots").status_code == 404


def test_a_day_of_the_season_is_confirmed_with_its_source(cast, anna, look):
    url = f"/advisor/office/seasons/{cast.season.id}/review_starts"
    assert anna.post(url, data={"on_date": "2027-09-24", "confirmed": "y", **LOOKED}).status_code == 302
    kept = look.scalars(
        sa.select(SeasonDate).where(SeasonDate.season_id == cast.season.id, SeasonDate.kind == "review_starts")
    ).one()
    look.refresh(kept)
    assert (kept.on_date, kept.confirmed, kept.source) == (date(2027, 9, 24), True, LOOKED["source"])


def test_a_day_that_nobody_has_set_yet_can_be_set(cast, anna, look):
    assert "Rank lists are due" in anna.get(f"/advisor/office/seasons/{cast.season.id}").text
    url = f"/advisor/office/seasons/{cast.season.id}/rank_lists"
    anna.post(url, data={"on_date": "2028-03-01", **LOOKED})
    kept = sa.select(SeasonDate.on_date).where(SeasonDate.kind == "rank_lists")
    assert look.scalar(kept) == date(2028, 3, 1)


def test_a_day_of_another_decade_is_a_slip(cast, anna):
    answer = anna.post(
        f"/advisor/office/seasons/{cast.season.id}/review_starts", data={"on_date": "2072-09-24", **LOOKED}
    )
    assert (answer.status_code, "Look at the year again" in answer.text) == (422, True)


def test_the_offices_cadence_is_the_one_that_reminders_follow(cast, anna, look):
    assert anna.post("/advisor/office/reminders", data=REMINDERS).status_code == 302
    settings = look.scalar(sa.select(Office.settings).where(Office.id == cast.harbor.id))
    policy, nudges = policy_of(settings), nudge_policy_of(settings)
    assert (nudges.ceiling, nudges.rest_days, nudges.quiet) == (1, 9, policy.quiet)
    assert (policy.gentle_days, policy.final_days, policy.ceiling) == (12, 4, 2)
    assert (policy.quiet.begins.hour, policy.quiet.ends.minute, policy.quiet.weekdays) == (19, 30, frozenset({0, 1, 2}))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"final_days": "12"}, "comes after the gentle one"),
        ({"begins": "late"}, "Write an hour such as 20:00."),
        ({"weekdays": []}, "at least one day"),
        ({"ceiling": "99"}, "Give 0 to 10 reminders."),
    ],
)
def test_a_cadence_that_cannot_be_is_refused_with_what_was_typed(cast, anna, look, wrong, sentence):
    answer = anna.post("/advisor/office/reminders", data=REMINDERS | wrong)
    assert (answer.status_code, sentence in answer.text, 'value="19:00"' in answer.text or "begins" in wrong) == (
        422,
        True,
        True,
    )
    assert look.scalar(sa.select(Office.settings).where(Office.id == cast.harbor.id)) == {}


def test_the_numbers_count_a_letter_at_every_station_it_has_passed(cast, anna):
    cast.letter("uploaded", seen_at=None)
    cast.letter("asked", writer=cast.stein)
    page = anna.get("/advisor/numbers").text
    assert "Five letters in ten are uploaded" in page
    assert 'Packet seen <tspan class="strong" dx="4">1</tspan>' in page


def test_a_specialty_is_measured_from_its_third_letter_on(cast, anna):
    for days in (10, 20):
        cast.letter("uploaded", asked_at=now() - timedelta(days=days))
    assert "from its third uploaded letter on" in anna.get("/advisor/numbers").text
    cast.letter("uploaded", asked_at=now() - timedelta(days=30))
    assert "Half of all writers upload within 20 days." in anna.get("/advisor/numbers").text


def test_an_office_without_letters_is_told_what_will_stand_there(cast, anna):
    assert "No letter to count yet" in anna.get("/advisor/numbers").text
