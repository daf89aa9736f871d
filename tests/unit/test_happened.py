"""The history in sentences: each entry says what was done, with what is worth knowing."""

from datetime import date

import pytest

from portal.shown.happened import _SENTENCES, happened

TODAY = date(2026, 8, 23)


@pytest.mark.parametrize(
    ("kind", "facts", "sentence"),
    [
        ("ask", {"writer": "Dr. Park"}, "Asked Dr. Park"),
        ("decline", {}, "Dr. Stein cannot write it"),
        ("sign_waiver", {"waived": True}, "Waived access"),
        ("sign_waiver", {"waived": False}, "Kept the right to read the letter"),
        ("postpone", {"on": "2026-08-27"}, "Asks for Thursday 27 August instead"),
        ("assign", {}, "Assigned it to a program"),
        ("decline_proposal", {"program": "Harborview"}, "Would rather not apply to Harborview"),
        ("nudge", {"nudge": "ask_now"}, "Told to ask Dr. Stein now"),
        ("nudge", {"nudge": "something_new"}, "Told by mail"),
        ("add_applicant", {"file": "cohort.csv"}, "Added to the cohort from cohort.csv"),
        ("add_applicant", {}, "Added to the cohort"),
        ("assign_advisor", {"advisor": None}, "Made nobody the advisor"),
        ("tag_applicant", {"tag": "100 % sure"}, "Tagged “100 % sure”"),
        ("fold_a_crane", {}, "fold a crane"),
    ],
)
def test_an_entry_is_a_sentence_without_its_subject(kind, facts, sentence):
    assert happened(kind, facts, TODAY, "Dr. Stein") == sentence


@pytest.mark.parametrize("kind", [kind for kind in _SENTENCES if "," not in kind])
def test_an_entry_without_facts_is_a_sentence_too(kind):
    assert "%(" not in happened(kind, {}, TODAY)
