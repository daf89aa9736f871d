"""The values of a service as they are typed: read back as they were, or refused with a sentence."""

import pytest

from portal.errors import Wrong
from portal.seasons.services import SERVICES
from portal.usecases.service_values import read_value, typed

FACTS = [(code, fact.key, fact.value) for code, rules in SERVICES.items() for fact in rules.facts]


@pytest.mark.parametrize(("code", "key", "value"), FACTS, ids=[f"{code} {key}" for code, key, _ in FACTS])
def test_what_is_shipped_can_be_typed_and_comes_back(app, code, key, value):
    with app.test_request_context():
        assert read_value(key, typed(key, value), value) == (None if value == [] else value)


@pytest.mark.parametrize(
    ("key", "words", "sentence"),
    [
        ("program_letter_slots", "four", "Write a whole number"),
        ("program_letter_slots", "-4", "Write a whole number"),
        ("program_letter_slots", "0", "Write a number from 1 to 20"),
        ("file_bytes", "1", "Write a number from 10,000 to 100,000,000"),
        ("writer_may_replace", "perhaps", "Write yes or no"),
        ("page_size", "foolscap", "Write one of these: letter, a4"),
        ("portal_address", "javascript:alert(1)", "beginning with https://"),
        ("portal_address", "http://example.org", "beginning with https://"),
        ("standardized_letters", "urology; SLOE", "“urology; SLOE” is not understood"),
        ("standardized_letters", "urology; SLOE; fax; yes", "is not understood"),
        ("portal_name", "", "Write what it is called"),
    ],
)
def test_what_is_not_of_its_kind_gets_a_sentence(app, key, words, sentence):
    with app.test_request_context(), pytest.raises(Wrong) as wrong:
        read_value(key, words, None)
    assert (wrong.value.field, sentence in str(wrong.value)) == ("value", True)


def test_a_standardized_letter_is_typed_in_a_line(app):
    with app.test_request_context():
        assert read_value(
            "standardized_letters", "Urology; SLOE; Web form; no\n\nPediatrics; SEL; PDF; unknown", []
        ) == [
            {"specialty": "urology", "name": "SLOE", "how": "web_form", "narrative_too": False},
            {"specialty": "pediatrics", "name": "SEL", "how": "pdf", "narrative_too": None},
        ]
        assert read_value("page_size", "US Letter", None) == "letter"
        assert read_value("letter_types", "Narrative\nstandardized\n", None) == ["narrative", "standardized"]
        assert read_value("file_bytes", "", 5) is None
