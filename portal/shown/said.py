"""What the seasons' rules say, in the reader's language: the sentence of a code with its days and lists spoken."""

from collections.abc import Iterable
from datetime import date

from portal.seasons.sentences import Said, words_of
from portal.shown.dates import shown_date
from portal.shown.words import gettext


def said_in_words(said: Said, today: date) -> str:
    """One sentence, or the part of one that an explanation is put together from."""
    return gettext(words_of(said.code), **{name: _spoken(value, today) for name, value in said.facts.items()})


def explained_in_words(parts: Iterable[Said], today: date) -> str:
    """ "Programs look on Wednesday 22 September; ECFMG takes up to 5 business days; so by Friday 10 September."."""
    said = "; ".join(said_in_words(part, today) for part in parts)
    return f"{said}." if said else ""


def _spoken(value: object, today: date) -> object:
    if isinstance(value, date):
        return shown_date(value, today).words
    if isinstance(value, tuple):
        words = [str(_spoken(item, today)) for item in value]
        return (
            gettext("%(all)s and %(last)s", all=", ".join(words[:-1]), last=words[-1]) if len(words) > 1 else words[0]
        )
    return value
