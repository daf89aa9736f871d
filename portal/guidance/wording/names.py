"""Names in a draft: whose they are, and which is used as the applicant's without being it."""

import re

from portal.guidance.wording.lexicon import expression, page
from portal.guidance.wording.reading import Draft, folded, name_tokens

_PAGE = page("names")
_TITLE = r"(?:(?:Dr|Doctor|Mr|Mrs|Ms|Miss|Mx|Prof|Professor)\b\.?\s+)"
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ])[\w'-]+"
_PARTICLE = r"(?:(?:de|da|dos|van|von|der|den|al|el|bin|ben|la|le|di)\s+)"
_TITLED = rf"(?P<NAME>{_TITLE}{_CAPITAL}(?:\s+{_PARTICLE}?{_CAPITAL}){{0,3}})"
_ONE = rf"(?P<NAME>{_CAPITAL})"
_TWO = rf"(?P<NAME>{_CAPITAL}\s+{_CAPITAL}(?:\s+{_CAPITAL})?)"


def _with_names(key: str) -> list[re.Pattern[str]]:
    return [expression(text.replace("NAME", _TITLED).replace("TWO", _TWO).replace("ONE", _ONE)) for text in _PAGE[key]]


_BEFORE, _AFTER = _with_names("before"), _with_names("after")
_SOMEONE_ELSE = expression("|".join(_PAGE["someone_else"]))
_NOT_A_PERSON = frozenset(_PAGE["no_person"].split())
_BLANKS = [re.compile(text) for text in _PAGE["blanks"]]
_WRITER_SAYS = expression(rf"\b(?:my name is|I am|I, |this is) {_TITLED}")
_OF_SOMEONE = ("and", " with", " by", " from", "of", "'s", " to")  # before a name that another is spoken of through


def wrong_names(draft: Draft, applicant: str) -> tuple[str, ...]:
    """Sentences that use another name as the applicant's, or hold a blank that a template left. Quoted exactly."""
    others = _other_surnames(draft, applicant) if name_tokens(applicant) else frozenset()
    quotes = []
    for sentence in draft.sentences:
        words = sentence.piece.of(draft.same)
        in_letter = sentence.piece.start < draft.goodbye_at
        if (in_letter and _has_blank(words)) or _names_one_of(words, others):
            quotes.append(sentence.piece.of(draft.text))
    return tuple(dict.fromkeys(quotes))


def _has_blank(words: str) -> bool:
    return any(blank.search(words) for blank in _BLANKS)


def _other_surnames(draft: Draft, applicant: str) -> frozenset[str]:
    """Surnames that stand where the applicant's should."""
    known = name_tokens(applicant) | _writer_tokens(draft)
    wrong: set[str] = set()
    for sentence in draft.sentences:
        if sentence.piece.start < draft.goodbye_at:
            names = _used_as_applicants(sentence.piece.of(draft.same))
            wrong |= {folded(name.split()[-1]) for name in names if not _is_known(name, known)}
    return frozenset(wrong)


def _used_as_applicants(words: str) -> list[str]:
    """The names of a sentence that stand where only the applicant's does."""
    before = [found for pattern in _BEFORE for found in pattern.finditer(words)]
    after = [found for pattern in _AFTER for found in pattern.finditer(words)]
    names = [found["NAME"] for found in before if not _SOMEONE_ELSE.search(words[found.end("NAME") :])]
    names += [
        found["NAME"] for found in after if not words[: found.start("NAME")].rstrip().lower().endswith(_OF_SOMEONE)
    ]
    return [re.sub(r"'s?$", "", name.strip(" .")) for name in names]


def _is_known(name: str, known: frozenset[str]) -> bool:
    """Is one of the name's parts known, or is it no person's name at all?"""
    parts = name_tokens(name)
    return not parts or not parts.isdisjoint(known) or not parts.isdisjoint(_NOT_A_PERSON)


def _writer_tokens(draft: Draft) -> frozenset[str]:
    """The writer's own name: under the goodbye, or where the writer gives it."""
    named = [name_tokens(found["NAME"]) for found in _WRITER_SAYS.finditer(draft.same)]
    return frozenset().union(name_tokens(draft.same[draft.goodbye_at :]), *named)


def _names_one_of(words: str, surnames: frozenset[str]) -> bool:
    written = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", words)
    return any(folded(word).removesuffix("'s") in surnames for word in written)
