"""The profile that programs are judged by: what is kept, what cannot be, and who never sees it."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.clock import today
from portal.models import Applicant, ApplicantPrivate, History, Message, Program
from portal.programs.fit import Part
from portal.queries.profile import profile_of

URL = "/applicant/programs/profile"


@pytest.fixture
def good(cast, look):
    """Everything as the form sends it; one program of Harbor's is in Ohio."""
    look.add(Program(office_id=cast.harbor.id, name="Lakeview", specialty="pediatrics", service="eras", place="Ohio"))
    look.commit()
    weights = {f"weight_{part.value}": "10" for part in Part}
    return weights | {
        "visa_need": "j1_or_h1b", "citizenship": "other", "step1_passed": "yes", "step1_attempts": "1", "step2ck": "241",
        "step2ck_attempts": "2", "step3_passed": "no", "ecfmg_certified": "", "graduated_on": "2024-06-30",
        "budget_dollars": "1500", "global_health_track": "y", "elements": ["mentorship", "project"], "places": "ohio\n",
        "settings": ["university"], "sizes": ["small"], "research": "y", "partner_specialty": "pediatrics",
        "weight_place": "30",
    }  # fmt: skip


def test_what_is_written_is_kept_and_shown_again(cast, act, minh, good, look):
    assert minh.post(URL, data=good).status_code == 303
    assert minh.post(URL, data=good | {"step2ck": "245"}).status_code == 303
    with act(cast.actor(cast.minh)):
        profile = profile_of(cast.minh.id)
    assert (profile.applicant.step2ck, profile.applicant.step2ck_attempts) == (245, 2)
    assert (profile.applicant.ecfmg_certified, profile.applicant.step3_passed) == (None, False)
    assert (profile.citizenship, profile.budget_dollars) == ("other", 1500)
    assert profile.preferences.wishes.places == {"Ohio"}
    assert profile.preferences.weights[Part.PLACE] == 30
    page = minh.get(URL).text
    assert 'value="245"' in page
    assert "Ohio" in page


def test_the_experience_is_counted_from_the_rotations_and_shown(cast, minh):
    page = minh.get(URL).text
    assert "US clinical experience: 1.1 months, 1.1 of them hands-on" in page
    assert "Refugee Health Clinic" in page
    assert "31 days" in page


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"step2ck": "900"}, "Step 2 CK scores run from 1 to 300."),
        ({"step2ck_attempts": "0"}, "Write a number of attempts from 1 to 10"),
        ({"step2ck": "", "step2ck_attempts": "2"}, "Give the score of the last attempt as well."),
        ({"visa_need": "maybe"}, "Take one from the list."),
        ({"citizenship": "Vietnamese"}, "Take one from the list."),
        ({"graduated_on": "2024-02-30"}, "is not a day of the calendar"),
        ({"budget_dollars": "-5"}, "Write whole dollars"),
        ({"elements": ["parties"]}, "Take from the boxes"),
        ({"places": "Atlantis"}, "No program of the catalogue is in Atlantis."),
        ({"weight_place": "51"}, "Write a whole number from 0 to 50"),
        ({"weight_place": ""}, "Write a whole number from 0 to 50"),
    ],
)
def test_what_cannot_be_says_why_and_keeps_nothing(minh, good, look, told, says):
    answer = minh.post(URL, data=good | told)
    assert answer.status_code == 422
    assert says in answer.text
    assert look.scalar(sa.select(sa.func.count()).select_from(ApplicantPrivate)) == 0


def test_it_leaves_no_trace_in_history_and_mail(minh, good, look):
    minh.post(URL, data=good)
    told = str(look.execute(sa.select(History.facts)).all()) + str(look.execute(sa.select(Message.facts)).all())
    assert "241" not in told
    assert "j1" not in told


def test_the_office_reads_it_and_nobody_else_finds_it(cast, browse, minh, good):
    minh.post(URL, data=good)
    url = f"/advisor/applicants/{cast.minh.id}/profile"
    page = browse(cast.account(cast.anna)).get(url).text
    assert "241, attempt 2" in page
    assert "J-1 or H-1B, either will do" in page
    for person in (cast.lena, cast.kofi, cast.rosa, cast.park, cast.minh):
        assert browse(cast.account(person)).get(url).status_code == 404
    kofis = browse(cast.account(cast.kofi)).get(URL).text
    assert "241" not in kofis


def test_the_writers_page_and_the_packet_never_say_it(cast, browse, minh, good):
    minh.post(URL, data=good | {"step2ck": "277", "budget_dollars": "4321"})
    letter = cast.letter("sent")
    page = browse(cast.account(cast.park)).get(f"/writer/letters/{letter.id}")
    assert page.status_code == 200
    assert "277" not in page.text
    assert "4321" not in page.text


def test_the_office_shares_programs_and_never_applicants(cast, browse, minh, good):
    minh.post(URL, data=good | {"step2ck": "277"})
    anna = browse(cast.account(cast.anna))
    for address in ("/advisor/programs.csv", "/advisor/applicants.csv"):
        assert "277" not in anna.get(address).text


def test_the_pages_ask_as_much_with_one_rotation_as_with_three(cast, minh, look, data_queries):
    one = data_queries(URL)
    for weeks in (60, 70):
        starts = today() - timedelta(weeks=weeks)
        look.execute(
            sa.text(
                "INSERT INTO rotation (office_id, applicant_id, kind, place, country, starts_on, ends_on)"
                " VALUES (:office, :applicant, 'observership', 'Clinic', 'US', :starts, :ends)"
            ),
            {
                "office": cast.harbor.id,
                "applicant": cast.minh.id,
                "starts": starts,
                "ends": starts + timedelta(days=20),
            },
        )
    look.commit()
    assert data_queries(URL) == one
    assert one <= 4


def test_graduation_is_the_applicants_own(minh, good, look, cast):
    minh.post(URL, data=good)
    assert look.scalar(sa.select(Applicant.graduated_on).where(Applicant.id == cast.minh.id)) == date(2024, 6, 30)
