"""The bullets of the helper document: facts that this writer saw."""

import json

import pytest
from click.testing import CliRunner

from portal.cli.guidance import guidance
from portal.guidance.bullets import check_bullet, check_bullets, read_bullets


def codes(bullet):
    return [finding.code for finding in check_bullet(bullet, "Dr. Ama Boateng")]


@pytest.mark.parametrize(
    "bullet",
    [
        "Independent management of 8–10 inpatients/day with clear and organized presentations",
        "Experience working in resource-limited settings in Ghana, with emphasis on ethical global health practice",
        "Refugee Health Clinic, March 2027: took histories from 6 to 8 patients a session, in Vietnamese",
        "Found the unfilled insulin scripts of three families in one week",
        "Rewrote the intake sheet on housing and work; the clinic still uses it",
        "Asked for feedback each Friday",
        "Taught blood pressure technique to two medical students",
        "Presented a case of endocarditis at morning report",
        "Stayed with the family of a dying patient until the chaplain came",
    ],
)
def test_a_fact_that_was_seen_needs_nothing(bullet):
    assert codes(bullet) == []


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("hardworking and pleasant", ["bullet_vague", "bullet_observed"]),
        ("Did a good job on the wards", ["bullet_vague", "bullet_observed"]),
        ("Excellent communication skills", ["bullet_vague", "bullet_observed"]),
        ("Interest in many things", ["bullet_observed"]),
        ("I recommend Ama without reservation", ["not_a_script", "bullet_observed"]),
        ("I supervised her on the wards in May and she saw 8 patients a day", ["not_a_script"]),
        ("Dr. Boateng is one of the best students I have taught", ["not_a_script", "bullet_observed"]),
        ("Saw 8 patients a day; will need J-1 sponsorship", ["visa_in_packet"]),
        ("Explained to a patient in clinic how his immigration status affects his insurance", []),
        ("Saved countless lives on a two-week mission trip to Haiti", ["saviour_wording", "bullet_observed"]),
    ],
)
def test_what_a_bullet_lacks_or_has_too_much_of_is_pointed_out(bullet, expected):
    assert sorted(codes(bullet)) == sorted(expected)


def test_marks_are_taken_off_and_turned_lines_belong_together():
    assert read_bullets("• one\n  and a half\r\n2) two\n\n[ ] three\n") == ("one\n  and a half", "two", "three")


def test_lines_without_marks_are_a_bullet_each():
    assert read_bullets("one\n two\n") == ("one", "two")


def test_four_to_six_bullets_fit():
    assert [
        check_bullets([f"Saw {n} patients" for n in range(many)])["helper_one_page"].found for many in (3, 4, 6, 7)
    ] == [
        False,
        True,
        True,
        False,
    ]


def test_the_command_quotes_the_bullets_of_each_code():
    result = CliRunner().invoke(guidance, ["bullets"], input=b"- pleasant\n- Saw 8 patients a day\n")
    answer = json.loads(result.stdout)
    assert answer["bullet_vague"]["evidence"] == ["pleasant"]
    assert answer["bullet_observed"]["evidence"] == ["Saw 8 patients a day"]
    assert answer["visa_in_packet"] == {"found": False}
