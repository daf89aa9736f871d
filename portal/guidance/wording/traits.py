"""The traits of a sentence: what the trained reader weighs (`trained.py`).

A trait is a word, a pair of words that stand next to each other or with one between them, or the same with words replaced by their
family. A family is a handful of words that are used alike ("ferry", "boat", "ship"), so that a word that no labelled draft holds still
says something. A word after a "not" in the same clause is another trait than the word itself.
"""

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

WORDS = re.compile(r"Æ+|[A-Za-zÀ-ÖØ-öø-ÿ]+(?:'[a-z]+)?|\d[\d.,%]*|[;:,()]| - ")
_PAUSES = frozenset(";:,()-")
_BREAKS = frozenset({"but", "although"})
_DENIALS = frozenset(
    {"not", "never", "no", "none", "without", "neither", "nor", "cannot", "hardly", "unable", "nobody", "nothing"}
    | {"lack", "lacks", "lacked", "lacking"}
)
_PEOPLE = {
    **dict.fromkeys(("he", "she"), "they"),
    **dict.fromkeys(("his", "her", "him", "hers"), "their"),
    **dict.fromkeys(("himself", "herself"), "themself"),
}
_LONG_WORD, _STEM = 6, 5  # letters: of longer words the beginning is a trait too
FAMILIES = files("portal.guidance") / "data" / "families.txt"


def traits(words: str) -> frozenset[str]:
    """The traits of a sentence whose quotes are plain and whose applicant's name is covered (`Sentence.words`)."""
    found: set[str] = set()
    for clause in _clauses(words):
        named = [_family(word) for word in clause]
        found.update(clause, named, (_stem(word) for word in clause if len(word) > _LONG_WORD))
        found.update(_pairs(clause, 2), _pairs(named, 3))
    return frozenset(found)


def _clauses(words: str) -> list[list[str]]:
    """The words between pauses, in small letters; those after a denial marked with "¬"."""
    clauses: list[list[str]] = [[]]
    denied = False
    for token in WORDS.findall(words):
        word = _plain(token)
        if word in _PAUSES or word in _BREAKS:
            clauses.append([])
            denied = False
        if word in _PAUSES:
            continue
        clauses[-1].append("¬" + word if denied else word)
        denied = denied or word in _DENIALS or word.endswith("n't")
    return clauses


def _plain(token: str) -> str:
    """One word for the applicant and their pronouns, one for all numbers."""
    if token[0] == "Æ":
        return "they"
    if token[0].isdigit():
        return "#"
    word = token.strip().lower()
    return _PEOPLE.get(word, word)


def _stem(word: str) -> str:
    mark = "¬" if word[0] == "¬" else ""
    return f"{mark}{word.removeprefix('¬')[:_STEM]}*"


def _family(word: str) -> str:
    """The family of a word as "@" and its number; the word itself where it has none."""
    mark, bare = ("¬", word[1:]) if word[0] == "¬" else ("", word)
    number = _families().get(bare)
    return word if number is None else f"{mark}@{number}"


def _pairs(words: list[str], reach: int) -> list[str]:
    """Words that follow each other ("few nurses"), or within `reach` words ("few . nurses")."""
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    for far in range(2, reach + 1):
        pairs += [f"{first} . {second}" for first, second in zip(words, words[far:], strict=False)]
    return pairs


@cache
def _families() -> dict[str, int]:
    """Each word's family: the number of the line it stands on."""
    lines = FAMILIES.read_text(encoding="utf-8").splitlines()
    return {word: number for number, line in enumerate(lines) for word in line.split()}
