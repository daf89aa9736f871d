"""The guide's advice in our own words: topics by step of the journey and by reader, with an anchor for every code.

Texts are data, marked for translation (`texts/knowledge_*.py`). A finding links to `topic_of(code).anchor`.
"""

from collections.abc import Callable
from dataclasses import replace

from portal.guidance.texts.knowledge_ask import TOPICS as ASK
from portal.guidance.texts.knowledge_choose import TOPICS as CHOOSE
from portal.guidance.texts.knowledge_topic import Reader, Step, Topic
from portal.guidance.texts.knowledge_write import TOPICS as WRITE

TOPICS: tuple[Topic, ...] = (*CHOOSE, *ASK, *WRITE)
_BY_CODE = {code: topic for topic in TOPICS for code in topic.codes}

__all__ = ["TOPICS", "Reader", "Step", "Topic", "topic_of", "topics_for", "translated"]


def topic_of(code: str) -> Topic:
    """The topic that explains a code. Every code of the catalogue has one. Raises KeyError for a code that does not exist."""
    return _BY_CODE[code]


def topics_for(reader: Reader, step: Step | None = None) -> tuple[Topic, ...]:
    """What this reader should know, in the order of the journey; of one step where one is given."""
    return tuple(
        topic
        for place in Step
        for topic in TOPICS
        if topic.step is place and reader in topic.readers and step in (None, place)
    )


def translated(topic: Topic, gettext: Callable[[str], str]) -> Topic:
    """The topic in another language."""
    return replace(topic, title=gettext(topic.title), paragraphs=tuple(gettext(text) for text in topic.paragraphs))
