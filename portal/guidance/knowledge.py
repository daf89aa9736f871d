"""The guide's advice in our own words: topics by step of the journey and by reader, with an anchor for every code.

Texts are data, marked for translation (`texts/knowledge_*.py`). A finding links to `anchor_of(code)`.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from portal.guidance.catalogue import DEFAULT_ADVICE
from portal.guidance.finding import Severity
from portal.guidance.settings import DEFAULTS, Settings
from portal.guidance.texts.knowledge_ask import TOPICS as ASK
from portal.guidance.texts.knowledge_choose import TOPICS as CHOOSE
from portal.guidance.texts.knowledge_topic import Reader, Step, Topic
from portal.guidance.texts.knowledge_write import TOPICS as WRITE
from portal.guidance.texts.rules import RULES

TOPICS: tuple[Topic, ...] = (*CHOOSE, *ASK, *WRITE)
_BY_CODE = {code: topic for topic in TOPICS for code in topic.codes}

__all__ = ["TOPICS", "Reader", "Rule", "Step", "Topic", "anchor_of", "rules_of", "topic_of", "topics_for", "translated"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a topic: its code, where it stands on the page, how much it weighs, and when the portal says it."""

    code: str
    anchor: str
    severity: Severity
    when: str


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


def anchor_of(code: str) -> str:
    """Where the rule of this code stands on a knowledge page. Raises KeyError for a code that does not exist."""
    if code not in _BY_CODE:
        raise KeyError(code)
    return "rule-" + code.replace(".", "-").replace("_", "-")


def rules_of(
    topic: Topic, settings: Settings = DEFAULTS, gettext: Callable[[str], str] = lambda text: text
) -> tuple[Rule, ...]:
    """The rules that a topic explains, in its order, with the office's own numbers."""
    numbers = asdict(settings)
    return tuple(
        Rule(code, anchor_of(code), DEFAULT_ADVICE[code].severity, gettext(RULES[code]).format_map(numbers))
        for code in topic.codes
    )


def translated(topic: Topic, gettext: Callable[[str], str]) -> Topic:
    """The topic in another language."""
    return replace(topic, title=gettext(topic.title), paragraphs=tuple(gettext(text) for text in topic.paragraphs))
