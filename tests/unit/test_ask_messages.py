"""The words for a writer."""

import pytest

from portal.ask_messages import MESSAGES, Message, MessageKind, message

FACTS = {
    "writer": "Dr. Park",
    "applicant": "Minh Anh",
    "specialty": "family medicine",
    "season": "ERAS 2028",
    "standing": "",
    "together": "I worked with you at the ward.",
    "due": "",
}


@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_message_is_filled_and_names_no_visa(kind):
    words = message(kind, FACTS)
    assert "(" not in words.body
    assert "%" not in words.subject + words.body
    assert "visa" not in words.body.lower()


def test_every_ask_is_for_a_strong_letter():
    for kind in (MessageKind.ASK_BY_MAIL, MessageKind.ASK_IN_PERSON, MessageKind.FEEDBACK):
        assert "strong letter" in message(kind, FACTS).body


def test_a_place_that_nothing_fills_is_left_for_the_applicant_to_write():
    own = {"thank": Message("Thanks", "%(writer)s, see you at %(conference)s.")}
    assert message(MessageKind.THANK, FACTS, own=own).body == "Dr. Park, see you at (conference)."


def test_each_moment_has_its_words():
    assert set(MESSAGES) == set(MessageKind)
