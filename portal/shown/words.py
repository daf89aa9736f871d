"""The portal's sentences (`portal.translating`) with their types. Outside a request they answer in the default language."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from portal import translating

Made = TypeVar("Made")


def gettext(text: str, **values: object) -> str:
    """`text` in the reader's language, its named places filled."""
    return str(translating.gettext(text, **values))


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """The form that the reader's language has for this number; `%(num)s` stands for it."""
    return str(translating.ngettext(one, many, num, **values))


def once_a_language(make: Callable[[], Made]) -> Callable[[], Made]:
    """`make` is asked once for each language: for words that are the same on every page and name nobody."""
    made: dict[str, Made] = {}

    @wraps(make)
    def remembered() -> Made:
        told = language()
        if told not in made:
            made[told] = make()
        return made[told]

    return remembered


def language() -> str:
    """The reader's language; English where nobody is reading."""
    return translating.language()
