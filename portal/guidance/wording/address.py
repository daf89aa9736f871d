"""Whom a letter speaks to: any program, or one that it names."""

import re

from portal.guidance.wording.lexicon import expression, page
from portal.guidance.wording.reading import COVER, Draft

_PAGE = page("address")
_GENERAL = frozenset(_PAGE["general"].split())
_KINDS, _SHORT, _CUE = "|".join(_PAGE["kinds"]), _PAGE["short"].replace("\n", ""), "|".join(_PAGE["cues"])
_INSTITUTION = (
    r"(?-i:(?:the )?(?:University of [A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
    rf"|(?:[A-Z][\w.'-]+ ){{1,4}}(?:{_KINDS})\b|(?:{_SHORT})\b))"
)
_HOPES_FOR = [
    expression(rf"\b(?:{_CUE})\b[^;]{{0,120}}?\b(?:to|at|for|of|in|with|by|from) {_INSTITUTION}"),
    expression(rf"\b(?:to|at|for|of|your|the) {_INSTITUTION} (?:(?-i:[A-Z]\w+) ){{0,3}}(?:residency|program)\b"),
    expression(
        rf"{_INSTITUTION} (?:looks for|seeks|values|needs|would be|will be"
        r"|(?:is|remains|has (?:\w+ )?been|was) (?:\w+ ){0,3}?(?:his|her|their|the only|the one|the place|where) ?(?:\w+ )?"
        r"(?:dream|first choice|top choice|favou?rite|place|program|(?:he|she|they) (?:\w+ )?(?:wants?|hopes?|wishes|belongs?)))"
    ),
    expression(
        r"\b(?:residency|program(?:me)?|track) (?:\w+ )?at (?:the )?(?-i:[A-Z]\w+)[^;]{0,80}\b(?:first choice|top choice|hope|place for)\b"
    ),
    expression(rf"\byour (?:program|institution|hospital|department)[^.;]{{0,20}}\bat {_INSTITUTION}"),
]
_HISTORY = expression("|".join(_PAGE["history"]))
_PLACE = expression(_INSTITUTION)
_ADDRESSEE = re.compile(
    r"^[ ]{0,20}(?:Dear|To)\b[ ]?:?(?P<who>[^\n]{0,200}?)(?:[,:;]?[ ]{0,20}$|,\s|:\s)", re.IGNORECASE | re.MULTILINE
)
_PERSON = re.compile(r"\b(?:Dr|Doctor|Prof|Professor|Mr|Mrs|Ms|Miss)\b\.?\s+[A-ZÀ-Þ]")
_DIRECTOR_LINE = re.compile(
    r"^[ ]{0,20}(?:(?:Residency )?Program(?:me)? Director|Director|To|Attn|Attention|Residency Program)\b[^\n]*\n?",
    re.MULTILINE,
)
_TOP = 600  # letters: a greeting stands within the first of them
_ADDRESS = 120  # letters of an address that follow its first line


def named_program(draft: Draft) -> tuple[str, ...]:
    """The words that address the letter to one program or person, quoted exactly."""
    quotes = [*_greetings(draft), *_address_block(draft)]
    for sentence in draft.body:
        words = sentence.piece.of(draft.same)
        if any(hope.search(words) for hope in _HOPES_FOR) and not _HISTORY.search(words):
            quotes.append(sentence.piece.of(draft.text))
    return tuple(dict.fromkeys(quotes))


def _greetings(draft: Draft) -> list[str]:
    """The greeting line, where it names a person or an institution."""
    quotes = []
    for line in _ADDRESSEE.finditer(draft.same):
        if line.start() > max(_TOP, draft.greeting_at) or line.start() >= draft.goodbye_at:
            break
        if _PERSON.search(line["who"]) or _names_an_institution(line["who"]):
            quotes.append(draft.text[line.start() : line.end()].strip())
    return quotes


def _names_an_institution(who: str) -> bool:
    """Is a word with a capital left that is not one of those every program shares?"""
    words = re.findall(r"[A-Z][\w&'-]+", who)
    return any(word.lower().split("'")[0] not in _GENERAL for word in words if not word.startswith(COVER))


def _address_block(draft: Draft) -> list[str]:
    """Lines above the greeting that give a program director's address."""
    above = draft.same[: draft.greeting_at]
    found = _DIRECTOR_LINE.search(above)
    if found is None:
        return []
    place = _PLACE.search(above[found.start() : found.end() + _ADDRESS])
    return [draft.text[found.start() : found.start() + place.end()].strip()] if place else []
