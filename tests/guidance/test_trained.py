"""The trained reader beside the lexicon: what it adds, what it leaves alone, and how its weights are learned."""

import numpy as np
import pytest

from portal.guidance.letter import check_letter
from portal.guidance.wording.reading import read_draft
from portal.guidance.wording.trained import WEIGHTS, trained_evidence
from portal.guidance.wording.traits import traits
from tools.sparse_logistic import Table, learn

APPLICANT = "Dr. Ama Boateng"


def read(text, code):
    return trained_evidence(read_draft(text, APPLICANT), code)


def test_a_comparison_in_words_that_no_expression_knows_is_quoted_as_it_stands():
    said = "I’d gladly swap any two of our interns\nfor her."
    assert check_letter(f"She works hard. {said} I wish her well.", APPLICANT)["comparative_statement"].evidence == (
        said,
    )


def test_what_the_lexicon_quotes_is_not_quoted_twice():
    text = "She is in the top 5% of the 40 rotators I have supervised. I would rank her first among our interns."
    assert len(check_letter(text, APPLICANT)["comparative_statement"].evidence) == len(set(text.split(". ")))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("direct_supervision_stated", "I have never supervised her, and I did not see her with patients."),
        ("direct_supervision_stated", "I did not work with him on the wards myself."),
        ("comparative_statement", "I cannot compare her with our interns or residents."),
        ("comparative_statement", "He has not been ranked among our students."),
        ("concrete_behaviours", "She has not yet looked after patients of her own."),
        ("culture_language", "She has not worked with interpreters or with patients of another culture."),
        ("systems_equity", "He had no time to look into why patients missed their visits."),
        ("resource_limited", "He has not worked where resources are scarce."),
        ("non_clinical_writer", "I am her attending physician and see her with patients every day."),
    ],
)
def test_what_is_denied_is_not_found(code, text):
    assert check_letter(text, APPLICANT)[code].evidence == ()


def test_a_code_that_was_not_learned_and_an_empty_draft_show_nothing():
    assert read("I watched her every day.", "wrong_applicant_name") == ()
    assert read("", "comparative_statement") == ()


def test_a_word_after_a_not_is_another_trait():
    assert {"¬few", "few"} & traits("He has not seen few, but many") == {"¬few"}
    assert "few" in traits("He has not come, few have")


def test_people_and_numbers_are_one_word_each():
    assert traits("She saw 12 of ÆÆÆÆ") == traits("He saw 7 of ÆÆÆ")


def test_the_weights_stay_small_enough_to_be_read():
    assert len(WEIGHTS.read_bytes()) < 160_000


def test_weights_are_learned_where_a_trait_tells_and_stay_small_where_it_does_not():
    rows = [np.array([0, 2]), np.array([0, 1]), np.array([1]), np.array([1, 2])]
    weights, base = learn(Table.of(rows, 3, 1), np.array([1.0, 1.0, 0.0, 0.0]), thrift=0.1, rounds=300)
    assert weights[0] > 1 > abs(weights[2])
    assert weights[1] < 0
    again, same_base = learn(Table.of(rows, 3, 1), np.array([1.0, 1.0, 0.0, 0.0]), thrift=0.1, rounds=300)
    assert (again.tolist(), same_base) == (weights.tolist(), base)
