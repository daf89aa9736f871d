"""The lexicon: data files of expressions, read once.

Each file of `lexicon/` holds the signs of one code. A sign says what it stands for (`says`), the expressions any of which show it
(`any`), what must also stand in the sentence (`with`), and what takes it back (`unless`). Words in angle brackets come from
`words.toml`. A space in an expression is any space, and a line's end is a space.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_FOLDER = files("portal.guidance.wording") / "lexicon"
_WORD = re.compile(r"<([a-z]+)>")


@dataclass(frozen=True, slots=True)
class Sign:
    """One way to say a thing, as it is looked for in a sentence."""

    says: str
    any: re.Pattern[str]
    needs: re.Pattern[str] | None = None  # must stand in the same sentence
    unless: re.Pattern[str] | None = None  # may not stand in the same sentence
    denied: str = "before"  # a "not" takes it back: where it stands "before", also where "within", or "no"
    wish: bool = False  # a wish or plan before it takes it back
    then: re.Pattern[str] | None = None  # must follow, in the same sentence or one of the next few


@cache
def signs(code: str, part: str = "signs") -> tuple[Sign, ...]:
    """The signs of a code, from the file of its name."""
    whole = page(code)
    return tuple(_sign(entry, whole.get("unless", [])) for entry in whole[part])


def _sign(entry: dict[str, Any], unless_anywhere: list[str]) -> Sign:
    flags = re.NOFLAG if entry.get("case") else re.IGNORECASE
    shown = _expression(entry["any"], flags)
    if shown is None:
        raise ValueError("a sign needs an expression")
    return Sign(
        says=entry.get("says", ""),
        any=shown,
        needs=_expression(entry.get("with", []), re.IGNORECASE),
        unless=_expression([*entry.get("unless", []), *unless_anywhere], re.IGNORECASE),
        denied=entry.get("denied", "before"),
        wish=entry.get("wish", False),
        then=_expression(entry.get("then", []), re.IGNORECASE),
    )


def expression(text: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """An expression with its words in angle brackets filled in, ready to search with."""
    return re.compile(
        _filled(text).replace(r"(?:\w+ )", r"(?:[\w'-]+ )").replace(" ?", r"\s*").replace(" ", r"\s+"), flags
    )


def _expression(alternatives: list[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    return expression("|".join(f"(?:{text})" for text in alternatives), flags) if alternatives else None


def _filled(text: str) -> str:
    """The text with words from `words.toml`, which may hold words themselves."""
    words = page("words")
    while _WORD.search(text):
        text = _WORD.sub(lambda found: str(words[found.group(1)]), text)
    return text


@cache
def page(name: str) -> dict[str, Any]:
    """One file of the lexicon, as it stands."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
