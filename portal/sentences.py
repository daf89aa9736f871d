"""A sentence for a person, as data: pure code says it, the edge translates it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Translate = Callable[[str], str]


@dataclass(frozen=True)
class Sentence:
    """A sentence with named places, kept apart from what fills them so that it can be translated."""

    template: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def said(self, translate: Translate = str) -> str:
        """The sentence in the reader's language; `translate` is given the template."""
        return translate(self.template).format_map(self.facts)

    def __str__(self) -> str:
        return self.said()
