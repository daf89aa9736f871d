"""The tier of a writer choice, row by row of the table, and the edge cases between the rows."""

from dataclasses import replace

import pytest

from portal.guidance import Relationship, Target, advise_on_choice
from tests.guidance.cases import ATTENDING, choice

HOME = Relationship.HOME
RESEARCH = Relationship.RESEARCH
GLOBAL_HEALTH = Relationship.GLOBAL_HEALTH
OTHER = Relationship.OTHER


@pytest.mark.parametrize(
    ("changes", "tier", "also"),
    [
        ({}, 1, ()),
        ({"role": "program director"}, 1, ()),
        ({"specialty": "OB/GYN"}, 1, ()),
        ({"specialty": "Paediatrics"}, 1, ()),
        ({"specialty": "cardiology"}, 1, ()),
        ({"country": "PR"}, 1, ()),
        ({"clinical_setting": "Lakeside"}, 1, ()),
        ({"clinical_setting": "observership with a hands-on part", "hands_on": True}, 1, ()),
        ({"global_health_role": "director of the center for global health"}, 1, (2,)),
        ({"clinical_setting": "refugee health clinic"}, 1, (2,)),
        ({"relationship": GLOBAL_HEALTH, "clinical_setting": "migrant clinic"}, 1, (2,)),
        ({"role": "attending and research mentor"}, 1, (3,)),
        ({"specialty": "neurosurgery"}, "supplemental", ()),
        ({"role": "program director", "supervised_directly": False}, "supplemental", ()),
        ({"role": "chair of medicine", "supervised_directly": False}, "supplemental", ()),
        ({"hands_on": False}, "supplemental", ()),
        ({"hands_on": None, "role": "attending, observership"}, "supplemental", ()),
        ({"physician": False, "role": "nurse manager"}, "supplemental", ()),
        ({"physician": None, "role": "nurse manager"}, "supplemental", ()),
        ({"physician": False, "role": "nurse practitioner"}, "supplemental", ()),
        ({"relationship": GLOBAL_HEALTH, "country": "UG", "clinical_setting": "", "physician": False}, 2, ()),
        ({"relationship": GLOBAL_HEALTH, "country": "UG", "knows_applicant_well": False}, "supplemental", ()),
        ({"relationship": GLOBAL_HEALTH, "role": "volunteer coordinator", "physician": False}, "supplemental", ()),
        ({"relationship": RESEARCH, "clinical_setting": ""}, 3, ()),
        ({"relationship": RESEARCH, "physician": False, "clinical_setting": "clinical research unit"}, 3, ()),
        ({"relationship": RESEARCH, "physician": False, "clinical_setting": "hospital ward"}, 3, ()),
        ({"relationship": RESEARCH, "physician": False, "clinical_setting": "bench laboratory"}, "supplemental", ()),
        ({"relationship": RESEARCH, "physician": False, "clinical_setting": ""}, "supplemental", ()),
        (
            {"relationship": RESEARCH, "supervised_directly": False, "knows_applicant_well": False},
            "supplemental",
            (),
        ),
        ({"relationship": RESEARCH, "global_health_role": "leads a global health project"}, 2, (3,)),
        ({"relationship": HOME, "country": "IN", "role": "department head"}, 4, ()),
        ({"relationship": HOME, "country": "IN", "supervised_directly": False}, "supplemental", ()),
        ({"relationship": HOME, "country": "NG", "global_health_role": "director of an NGO"}, 2, (4,)),
        ({"country": "GB"}, 4, ()),
        ({"relationship": OTHER, "role": "language tutor", "physician": False}, "supplemental", ()),
        ({"relationship": OTHER, "physician": True, "clinical_setting": ""}, "supplemental", ()),
        ({"relationship": None}, 1, ()),
    ],
)
def test_best_tier_wins_and_the_others_are_kept(changes, tier, also):
    advice = choice(**changes)
    assert (advice.tier, advice.also) == (tier, also)


@pytest.mark.parametrize("field", ["country", "physician", "supervised_directly", "specialty"])
def test_what_is_unknown_lifts_no_writer_and_is_named(field):
    advice = choice(**{field: None})
    assert (advice.tier, advice.unknown) == ("supplemental", (field,))


@pytest.mark.parametrize(("field", "value"), [("country", "ZZ"), ("specialty", "basket weaving")])
def test_what_is_not_recognised_is_named(field, value):
    assert choice(**{field: value}).unknown == (field,)


def test_the_target_specialty_counts_like_a_core_one():
    surgeon = replace(ATTENDING, specialty="Neurosurgery")
    assert advise_on_choice(surgeon, Target("neurological surgery", False)).tier == 1
    assert advise_on_choice(surgeon, Target("internal medicine", False)).tier == "supplemental"


def test_a_specialty_nobody_knows_still_matches_itself():
    explorer = replace(ATTENDING, specialty="Space medicine")
    assert advise_on_choice(explorer, Target("space medicine")).tier == 1
