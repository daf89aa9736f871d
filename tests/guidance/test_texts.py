"""The catalogue, the knowledge pages and the messages: complete, kind, and an office's to change."""

import re
from dataclasses import replace

import pytest

from portal.guidance import DEFAULT_ADVICE, UnknownText, advise_on_choice, catalogue_for
from portal.guidance.knowledge import TOPICS, Reader, Step, anchor_of, rules_of, topic_of, topics_for
from portal.guidance.messages import (
    FactMissing,
    MessageKind,
    WordsCannotBeFilled,
    check_words,
    compose,
    placeholders,
    words_of,
)
from portal.guidance.settings import Settings
from portal.guidance.texts.messages import MESSAGES
from portal.guidance.texts.rules import RULES
from tests.guidance.cases import ATTENDING, TARGET

TEXTS = [text for advice in DEFAULT_ADVICE.values() for text in (advice.title, advice.why, advice.next)]
TEXTS += [text for topic in TOPICS for text in (topic.title, *topic.paragraphs)]
TEXTS += [*RULES.values()]
TEXTS += [text for pair in MESSAGES.values() for text in pair]


def test_no_text_raises_its_voice():
    assert [text for text in TEXTS if "!" in text] == []


def test_every_code_is_explained_by_one_topic():
    explained = [code for topic in TOPICS for code in topic.codes]
    assert sorted(explained) == sorted(set(explained)) == sorted(DEFAULT_ADVICE)
    assert topic_of("ask_now").anchor == "ask-for-strong"


def test_anchors_are_different_and_fit_an_address():
    anchors = [topic.anchor for topic in TOPICS]
    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch(r"[a-z-]+", anchor) for anchor in anchors)


def test_each_reader_has_topics_in_the_order_of_the_journey():
    for reader in Reader:
        steps = [list(Step).index(topic.step) for topic in topics_for(reader)]
        assert steps == sorted(steps) != []
    assert {topic.step for topic in topics_for(Reader.APPLICANT, Step.ASK)} == {Step.ASK}


def test_every_rule_is_said_once_with_the_offices_own_numbers():
    rules = {rule.code: rule for topic in TOPICS for rule in rules_of(topic, Settings(notice_weeks=5))}
    assert set(rules) == set(DEFAULT_ADVICE) == set(RULES)
    assert rules["short_notice"].when == "There are under 5 weeks between asking and the writer’s due date."
    assert len({rule.anchor for rule in rules.values()}) == len(rules)
    assert all(re.fullmatch(r"rule-[a-z0-9-]+", rule.anchor) for rule in rules.values())


def test_a_code_that_does_not_exist_stands_nowhere():
    with pytest.raises(KeyError):
        anchor_of("ask_later")


def test_an_office_changes_a_sentence_and_keeps_the_rest():
    texts = catalogue_for({"ask_now": {"next": "Write to {writer} today."}})
    (finding,) = advise_on_choice(
        replace(ATTENDING, asked=False, months_since_rotation=0), TARGET, texts=texts
    ).findings
    assert finding.next == "Write to Dr. Stein today."
    assert finding.title == "Ask now."


@pytest.mark.parametrize(
    ("overrides", "sentence"),
    [
        ({"ask_later": {"next": "…"}}, "There is no advice with the code 'ask_later'."),
        ({"ask_now": {"headline": "…"}}, "ask_now: there is no part named 'headline'."),
        ({"ask_now": {"next": "Call {telephone}."}}, "ask_now: nothing fills {telephone} here."),
        (
            {"ask_now": {"why": "Ask {now"}},
            "ask_now: a brace stands alone. Write {{ or }} for a brace that should be read.",
        ),
        ({"ask_now": {"severity": "praise"}}, "ask_now: there is no part named 'severity'."),
    ],
)
def test_an_offices_slip_is_refused_with_a_sentence(overrides, sentence):
    with pytest.raises(UnknownText) as refused:
        catalogue_for(overrides)
    assert str(refused.value) == sentence


def test_a_language_comes_in_as_two_functions():
    german = {"Only {length} together.": "Nur {length} zusammen.", "{number} week": "{number} Woche"}
    texts = catalogue_for(
        gettext=lambda text: german.get(text, text), ngettext=lambda one, many, number: german.get(one, one)
    )
    (finding,) = advise_on_choice(replace(ATTENDING, weeks=1), TARGET, texts=texts).findings
    assert finding.title == "Nur 1 Woche zusammen."


@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_message_is_filled_by_its_facts_and_nothing_is_left_open(kind):
    message = compose(kind, {name: f"<{name}>" for name in placeholders(kind)})
    assert "{" not in message.subject + message.body
    assert "visa" not in message.body


def test_asking_says_strong_in_so_many_words():
    asking = ("signal_interest", "ask_in_person", "ask_by_mail", "another_writer")
    assert all("strong letter" in MESSAGES[kind][1] for kind in asking)


def test_every_message_to_a_writer_thanks_them():
    assert all(re.search(r"thank|grateful|gratitude", body, re.IGNORECASE) for _, body in MESSAGES.values())


def test_the_visa_line_is_the_applicants_choice():
    facts = {name: name for name in placeholders(MessageKind.ASK_BY_MAIL)}
    without, with_line = (
        compose(MessageKind.ASK_BY_MAIL, facts),
        compose(MessageKind.ASK_BY_MAIL, facts, visa_need="a J-1 visa"),
    )
    assert "J-1" not in without.body
    assert "For your knowledge, and not for the letter: I will need a J-1 visa." in with_line.body
    facts = {name: name for name in placeholders(MessageKind.THANK_YOU)}
    assert "J-1" not in compose(MessageKind.THANK_YOU, facts, visa_need="a J-1 visa").body


def test_an_offices_own_message_takes_the_place_of_ours():
    message = compose(MessageKind.THANK_YOU, {"writer": "Dr. Park"}, own=("Thanks", "Dear {writer}, thank you."))
    assert (message.subject, message.body) == ("Thanks", "Dear Dr. Park, thank you.")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            "Call {telephone}.",
            "Nothing fills {telephone} here. What can be filled: {applicant}, {rotation}, {writer}.",
        ),
        (
            "Dear {writer",
            "A brace stands alone, or more than a name stands in one. Write {{ or }} for a brace that should be read.",
        ),
    ],
)
def test_an_offices_message_that_cannot_be_filled_is_refused_with_a_sentence(body, sentence):
    with pytest.raises(WordsCannotBeFilled) as refused:
        check_words(MessageKind.THANK_YOU, "Thanks", body)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("kind", list(MessageKind))
def test_our_own_words_can_be_filled(kind):
    check_words(kind, *words_of(kind))


def test_a_missing_fact_is_named():
    with pytest.raises(FactMissing) as missing:
        compose(MessageKind.THANK_YOU, {"writer": "Dr. Park"})
    assert missing.value.args == ("rotation",)


@pytest.mark.parametrize(
    "words", ["{}", "{0}", "{writer:>999999999}", "{writer!r}", "{writer.real}", "{writer[0]}", "{"]
)
def test_an_office_fills_in_names_and_nothing_else_of_python(words):
    code = next(
        code for code, advice in DEFAULT_ADVICE.items() if "{writer}" in f"{advice.title}{advice.why}{advice.next}"
    )
    catalogue_for({code: {"title": "{writer}"}})
    with pytest.raises(UnknownText):
        catalogue_for({code: {"title": words}})
