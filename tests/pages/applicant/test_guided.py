"""What the guide says, where the applicant works: the choice as it is written, the set, and the year."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.clock import today
from portal.models import Office, Packet, Rotation, SeasonDate
from tests.pages.applicant.test_choice import FORM

RELATION = {"relationship": "clinical", "physician": "yes", "supervised_directly": "yes", "hands_on": "yes"}


@pytest.fixture
def ask(cast, minh):
    """`ask(field=value, …)`: what is said to the form with these changes, as it is typed."""
    base = FORM | {"target_id": str(cast.target.id), "rotation_id": str(cast.rotation.id), "famous": ""}

    def ask(**changes) -> str:
        given = {name: value for name, value in (base | changes).items() if value != ""}
        return minh.post("/applicant/choices/advice", data=given, headers={"HX-Request": "true"}).text

    return ask


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"writer_country": "VN", "relationship": "home"}, "An additional letter beside US letters."),
        ({"relationship": "research"}, "A research letter goes beside clinical letters."),
        ({"writer_role": "department chair", "knows_applicant_well": "no"}, "A well-known name, at a distance."),
        ({"famous": "y", "supervised_directly": "no"}, "A well-known name, at a distance."),
        ({"writer_specialty": "dermatology", "clinical_setting": "skin clinic"}, "Outside the specialty applied for."),
        ({"physician": "no"}, "Not a physician who saw clinical work."),
        ({"supervised_directly": "no"}, "No direct supervision."),
        ({"hands_on": "no"}, "Watching is not yet clinical work."),
        ({"weeks": "1"}, "Only 1 week together."),
        ({"global_health_role": "director of the global health track"}, "This letter could speak of global health."),
        ({"clinical_setting": "refugee clinic"}, "This letter could speak of global health."),
    ],
)
def test_every_field_of_the_form_is_answered(ask, changes, sentence):
    plain = ask(clinical_setting="county hospital")
    assert (sentence in plain, sentence in ask(**{"clinical_setting": "county hospital"} | changes)) == (False, True)


def test_a_planned_theme_answers_what_was_missing(ask):
    changes = {"global_health_role": "director of the global health track"}
    assert "This letter could speak of global health." not in ask(themes=["ethics"], **changes)


@pytest.mark.parametrize(
    ("ended_days_ago", "sentence"),
    [(5, "Ask now."), (200, "The memory fades."), (900, "Ask now, and for an update later.")],
)
def test_the_rotations_dates_are_answered(cast, ask, look, ended_days_ago, sentence):
    assert "Ask now, and for an update later." not in ask()
    _move_rotation(cast, look, today() - timedelta(days=ended_days_ago))
    assert sentence in ask()


def test_a_hesitant_answer_stands_on_the_choice_that_became_the_letter(cast, minh):
    letter = cast.letter("hesitant")
    page = minh.get(f"/applicant/choices/{letter.choice_id}").text
    assert "A hesitant answer." in page
    assert "Thank them warmly and choose another writer." in page


def test_a_packet_that_speaks_of_a_visa_is_said_of_the_set(cast, minh, look):
    letter = cast.letter("agreed")
    assert "visa" not in minh.get("/applicant/").text.lower()
    packet = Packet(
        office_id=cast.harbor.id, request_id=letter.id, applicant_id=cast.minh.id, writer_account_id=letter.writer_account_id,
        bullets=["Managed 8 inpatients a day", "Needs H-1B sponsorship"],
    )  # fmt: skip
    look.add(packet)
    look.commit()
    assert "rule-letter-mentions-visa" in minh.get("/applicant/").text


def test_the_grid_offers_what_a_writer_may_have_seen(cast, minh):
    cast.choice(status="proposed", themes=["clinical_excellence"])
    page = minh.get("/applicant/plan").text
    assert page.count('class="planned"') == 1
    assert page.count('class="could"') >= 4


def test_before_there_is_a_plan_it_is_time_to_make_one(cast, minh, look):
    look.execute(
        sa.update(SeasonDate)
        .where(SeasonDate.season_id == cast.season.id, SeasonDate.kind == "first_submit")
        .values(on_date=today() + timedelta(days=250))
    )
    look.commit()
    assert "Plan the letters now." in minh.get("/applicant/").text


def test_the_set_wants_what_the_office_says(cast, minh, look):
    cast.letter("sent")
    assert "2 or 3 wanted, you have 1" in minh.get("/applicant/").text
    numbers = {"guidance": {"us_clinical_letters": 3, "core_clinical_letters_best": 4}}
    look.execute(sa.update(Office).where(Office.id == cast.harbor.id).values(settings=numbers))
    look.commit()
    page = minh.get("/applicant/").text
    assert "3 or 4 wanted, you have 1" in page
    assert "Programs look for at least 3." in page


def _move_rotation(cast, look, ends_on: date) -> None:
    look.execute(
        sa.update(Rotation)
        .where(Rotation.id == cast.rotation.id)
        .values(starts_on=ends_on - timedelta(days=28), ends_on=ends_on)
    )
    look.commit()
