"""The guide as an office adjusts it: numbers that every finding follows, words that applicants read."""

from dataclasses import asdict

import pytest

from blueprints.advisor.guide_words import NUMBERS, SAMPLES, findings_to_word
from portal.guidance import DEFAULT_ADVICE, DEFAULTS
from portal.guidance.catalogue import placeholders
from portal.models import Office, Wording

OURS = {name: str(asdict(DEFAULTS)[name]) for names in NUMBERS.values() for name in names}
URL = "/advisor/office/guide"


def test_a_number_of_the_office_is_the_applicants_and_the_advisors(cast, anna, browse, look):
    cast.letter("sent")
    assert anna.post(URL, data=OURS | {"us_clinical_letters": "3"}).status_code == 302
    look.expire_all()
    assert look.get(Office, cast.harbor.id).settings["guidance"] == {"us_clinical_letters": 3}
    for person, page in ((cast.minh, "/applicant/"), (cast.anna, f"/advisor/applicants/{cast.minh.id}")):
        assert "Programs look for at least 3." in browse(cast.account(person)).get(page).text
    assert "Ours is 2." in anna.get(URL).text


def test_a_number_that_is_ours_again_is_kept_nowhere(cast, anna, look):
    anna.post(URL, data=OURS | {"notice_weeks": "5"})
    anna.post(URL, data=OURS)
    look.expire_all()
    assert look.get(Office, cast.harbor.id).settings["guidance"] == {}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"notice_weeks": "8"}, "Give at least 8: it is the upper of two."),
        ({"short_contact_weeks": "many"}, "Not a valid integer value."),
        ({"short_contact_weeks": "-1"}, "Give a number up to 120."),
        ({"season_turns_in_month": "13"}, "Give a number up to 12."),
    ],
)
def test_numbers_that_no_rule_could_mean_are_refused(anna, wrong, sentence):
    answer = anna.post(URL, data=OURS | wrong)
    assert (answer.status_code, sentence in answer.text) == (422, True)


def test_an_office_says_a_finding_in_its_own_words(cast, anna, browse, look):
    cast.letter("sent")
    said = {
        "title": "We need a second ward letter.",
        "why": "",
        "next": "Call us, and we look at your rotations together.",
    }
    assert anna.post(f"{URL}/too_few_us_clinical", data=said).status_code == 302
    page = browse(cast.account(cast.minh)).get("/applicant/").text
    assert said["title"] in page
    assert said["next"] in page
    assert "Programs look for at least 2." in page
    kept = {row.key for row in look.query(Wording).filter_by(kind="finding")}
    assert kept == {"too_few_us_clinical.title", "too_few_us_clinical.next"}
    cast.letter("sent", applicant=cast.rosa)
    assert said["title"] not in browse(cast.account(cast.rosa)).get("/applicant/").text


def test_words_are_shown_before_they_are_kept(anna, look):
    answer = anna.post(f"{URL}/short_notice", data={"title": "Only {notice} for {writer}.", "act": "preview"})
    assert "Only 2 weeks for Dr. Park." in answer.text
    assert look.query(Wording).count() == 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"next": "Call {telephone}."}, "nothing fills {telephone} here."),
        ({"why": "Ask {now"}, "a brace stands alone."),
        ({"title": "x" * 700}, "600"),
    ],
)
def test_words_that_cannot_be_filled_are_refused(anna, look, said, sentence):
    answer = anna.post(f"{URL}/ask_now", data=said)
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert look.query(Wording).count() == 0


def test_empty_words_are_ours_again(anna, look):
    anna.post(f"{URL}/ask_now", data={"next": "Call us."})
    anna.post(f"{URL}/ask_now", data={"next": ""})
    assert look.query(Wording).count() == 0


def test_what_the_writer_alone_reads_is_not_the_offices_to_word(anna):
    assert anna.get(f"{URL}/self_check.growth").status_code == 404
    assert anna.get(f"{URL}/waiver_first").status_code == 404


def test_every_finding_has_a_preview_and_every_number_a_name(anna):
    codes = [code for _, codes in findings_to_word() for code in codes]
    assert [code for code in codes if anna.get(f"{URL}/{code}").status_code != 200] == []
    named = {name for code in codes for name in placeholders(DEFAULT_ADVICE[code])}
    assert set(SAMPLES) <= named | {"writer", "slots", "service"}
    elsewhere = {
        "gentle_reminder_days",
        "final_reminder_days",
        "reminders_ceiling",
        "short_letter_words",
        "signal_rotation_weeks",
    }
    assert set(OURS) | elsewhere == set(asdict(DEFAULTS))


def test_strangers_find_nothing(cast, browse):
    for person in (cast.minh, cast.park):
        assert browse(cast.account(person)).get(URL).status_code == 404
