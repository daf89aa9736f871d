"""The knowledge page in words: steps, topics, and the rules that each topic explains."""

from dataclasses import dataclass
from typing import NamedTuple

from flask import url_for

from portal.guidance import Settings
from portal.guidance.catalogue import SELF_CHECK
from portal.guidance.knowledge import Reader, Rule, Step, Topic, rules_of, topics_for, translated
from portal.translating import gettext


@dataclass(frozen=True)
class View:
    """Another reader's page, as the list above offers it."""

    label: str
    url: str
    current: bool
    count: str = ""


class StepShown(NamedTuple):
    """A step of the journey with its topics, each with its rules."""

    anchor: str
    name: str
    topics: list[tuple[Topic, tuple[Rule, ...]]]


class KnowledgeShown(NamedTuple):
    """Everything that advice/advice.html prints."""

    title: str
    lead: str
    views: list[View]
    steps: list[StepShown]


def knowledge_shown(reader: Reader, numbers: Settings) -> KnowledgeShown:
    """The page of one reader, with the numbers of their office."""
    views = [View(reader_name(one), url_for("advice.advice_for", reader=one.value), one is reader) for one in Reader]
    steps = [_step(step, reader, numbers) for step in Step]
    return KnowledgeShown(_title(reader), _lead(reader), views, [step for step in steps if step.topics])


def _step(step: Step, reader: Reader, numbers: Settings) -> StepShown:
    topics = [
        (translated(topic, gettext), tuple(rule for rule in rules_of(topic, numbers, gettext) if _is_for(rule, reader)))
        for topic in topics_for(reader, step)
    ]
    return StepShown(step.value, step_name(step), topics)


def _is_for(rule: Rule, reader: Reader) -> bool:
    """What the self-check looks for concerns a writer alone."""
    return reader is Reader.WRITER or not rule.code.startswith(SELF_CHECK)


def reader_name(reader: Reader) -> str:
    """For whom the page is written."""
    return {
        Reader.APPLICANT: gettext("For applicants"),
        Reader.ADVISOR: gettext("For advisors"),
        Reader.WRITER: gettext("For writers"),
    }[reader]


def step_name(step: Step) -> str:
    """A step of the journey."""
    return {
        Step.PLAN: gettext("Plan, and choose writers"),
        Step.PERFORM: gettext("On the rotation"),
        Step.ASK: gettext("Ask"),
        Step.PACKET: gettext("The packet"),
        Step.WRITE: gettext("Write"),
        Step.REMIND: gettext("Time and reminders"),
        Step.SET: gettext("The set of letters"),
    }[step]


def _title(reader: Reader) -> str:
    return {
        Reader.APPLICANT: gettext("How do you come to strong letters?"),
        Reader.ADVISOR: gettext("What should an applicant hear from you?"),
        Reader.WRITER: gettext("What does a strong letter show?"),
    }[reader]


def _lead(reader: Reader) -> str:
    return {
        Reader.APPLICANT: gettext(
            "Everything the portal says to your plan, and why. Whatever it says is advice: you and your advisor decide."
        ),
        Reader.ADVISOR: gettext(
            "Everything the portal says to a plan, and when, with the numbers of your office. It is advice, and blocks nobody"
            " except where a rule says so."
        ),
        Reader.WRITER: gettext(
            "What program directors look for in a letter for an international graduate. The letter is yours, and nobody here"
            " reads it."
        ),
    }[reader]
