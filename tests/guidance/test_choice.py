"""Findings on one writer choice: each is made when its row says so, and not one step beside it."""

from dataclasses import replace

import pytest

from portal.guidance import Answer, Relationship, Settings, Severity, Target, Theme, advise_on_choice
from tests.guidance.cases import ATTENDING, choice, codes

CLINICAL, GLOBAL_HEALTH, RESEARCH = Relationship.CLINICAL, Relationship.GLOBAL_HEALTH, Relationship.RESEARCH
FAR = {"supervised_directly": False}
TUTOR = {"relationship": Relationship.OTHER, "role": "language tutor", "physician": False}
ANALYST = {"relationship": RESEARCH, "physician": False}
HOME = Relationship.HOME


def test_a_good_choice_has_nothing_to_say():
    advice = choice()
    assert (advice.tier, advice.findings, advice.unknown) == (1, (), ())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"famous": True}, []),
        ({"famous": True, "knows_applicant_well": False}, ["famous_but_distant"]),
        ({"famous": True, "supervised_directly": False}, ["famous_but_distant", "not_directly_supervised"]),
        (
            {"famous": None, "role": "department chair", "supervised_directly": False},
            ["famous_but_distant", "not_directly_supervised"],
        ),
        ({"famous": None, "supervised_directly": False}, ["not_directly_supervised"]),
        ({"supervised_directly": False}, ["not_directly_supervised"]),
        (
            {"relationship": GLOBAL_HEALTH, "supervised_directly": False, "clinical_setting": ""},
            ["not_directly_supervised"],
        ),
        ({"relationship": RESEARCH, "supervised_directly": False}, ["research_complements_only"]),
        (
            {**TUTOR, **FAR},
            ["non_clinical_writer"],
        ),
        ({"hands_on": False}, ["no_hands_on_contact"]),
        ({"hands_on": None, "rotation_type": "observership"}, ["no_hands_on_contact"]),
        ({"hands_on": True, "rotation_type": "observership"}, []),
        ({"relationship": RESEARCH, "hands_on": False}, ["research_complements_only"]),
        ({"weeks": 1.5}, ["short_contact"]),
        ({"weeks": 2}, []),
        ({"weeks": 1, "relationship": RESEARCH}, ["research_complements_only"]),
        ({"physician": False, "role": "nurse manager"}, ["non_clinical_writer"]),
        ({**ANALYST, "clinical_setting": ""}, ["non_clinical_writer"]),
        (
            {**ANALYST, "clinical_setting": "trial unit"},
            ["research_complements_only"],
        ),
        ({**ANALYST, "clinical_setting": None}, []),
        ({"specialty": "orthopaedics"}, ["specialty_mismatch"]),
        ({"specialty": "orthopaedics", "global_health_role": "directs the refugee clinic"}, []),
        ({"specialty": "unheard of"}, []),
        ({"relationship": HOME, "country": "IN"}, ["home_country_supplement_only"]),
    ],
)
def test_the_findings_of_a_changed_choice(changes, expected):
    assert codes(choice(**changes)) == expected


@pytest.mark.parametrize(
    ("weeks", "months", "asked", "expected"),
    [
        (4, 5.9, False, []),
        (4, 6, False, [("asked_late", "warning")]),
        (4, 12, False, [("asked_late", "warning")]),
        (4, 12.5, False, [("asked_late", "severe")]),
        (25, 8, False, [("asked_late", "warning")]),
        (26, 8, False, []),
        (4, 8, True, []),
        (4, 8, None, []),
        (None, 8, False, []),
        (4, None, False, []),
        (4, 1, False, [("ask_now", "notice")]),
        (4, 0, False, [("ask_now", "notice")]),
        (4, 1.5, False, []),
        (4, -0.5, False, [("ask_now", "notice")]),
        (4, -0.75, False, []),
        (4, 1, True, []),
    ],
)
def test_asking_has_its_moment(weeks, months, asked, expected):
    found = choice(weeks=weeks, months_since_rotation=months, asked=asked).findings
    assert [(finding.code, finding.severity) for finding in found] == expected


def test_a_hesitant_answer_is_severe_and_stands_first():
    found = choice(answer=Answer.HESITANT, hands_on=False, later_season=True).findings
    assert [finding.code for finding in found] == ["hesitant_answer", "no_hands_on_contact", "ask_for_update"]


def test_global_health_is_missed_only_where_the_plan_is_known():
    director = {"global_health_role": "director of the global health track"}
    assert codes(choice(**director)) == []
    assert codes(choice(**director, planned_themes=frozenset({Theme.TEAMWORK}))) == ["global_health_not_planned"]
    assert codes(choice(**director, planned_themes=frozenset({Theme.ETHICS}))) == []
    assert codes(choice(planned_themes=frozenset({Theme.TEAMWORK}))) == []


def test_less_than_four_weeks_to_write_is_short():
    (finding,) = choice(notice_weeks=1.5).findings
    assert (
        finding.why
        == "Between asking and the due date Dr. Stein would have 1.5 weeks. 4 weeks is the least that is kind."
    )
    assert codes(choice(notice_weeks=4)) == []


def test_the_sentence_is_about_this_case():
    (finding,) = choice(months_since_rotation=9, asked=False).findings
    assert finding.why == "A rotation of 4 weeks ended 9 months ago, and Dr. Stein has not been asked yet."
    assert (finding.section, finding.severity) == ("Pitfall: asking too late", Severity.WARNING)


def test_an_office_sets_its_own_numbers():
    patient = Settings(asked_late_months=10)
    nine_months_ago = replace(ATTENDING, months_since_rotation=9, asked=False)
    assert codes(advise_on_choice(nine_months_ago, Target("IM"), patient)) == []
