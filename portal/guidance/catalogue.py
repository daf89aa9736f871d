"""The texts of every code, and how a rule turns one into a finding.

Texts are data (`texts/`), with named placeholders. An office overrides any of them by passing a mapping; a language
comes in as two functions, gettext and ngettext. A rule knows codes and facts only, never a sentence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from string import Formatter
from types import MappingProxyType

from portal.guidance.finding import Finding, Severity
from portal.guidance.texts import blocks, choice, letter, packet, portfolio, units, when
from portal.guidance.texts.advice import Advice

SELF_CHECK = (
    "self_check."  # the letter's codes are the writer's alone and carry this mark: one code may mean both things
)
DEFAULT_ADVICE: Mapping[str, Advice] = MappingProxyType(
    {
        **choice.ADVICE,
        **portfolio.ADVICE,
        **when.ADVICE,
        **packet.ADVICE,
        **{SELF_CHECK + code: advice for code, advice in letter.ADVICE.items()},
        **blocks.ADVICE,
    }
)
TEXT_FIELDS = tuple(field.name for field in fields(Advice) if field.name != "severity")


class UnknownText(ValueError):
    """An office's text names a code, a part or a placeholder that does not exist."""


def _as_written(text: str) -> str:
    return text


def _in_english(singular: str, plural: str, number: float) -> str:
    return singular if number == 1 else plural


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts in force for one office and one language."""

    advice: Mapping[str, Advice]
    gettext: Callable[[str], str] = _as_written
    ngettext: Callable[[str, str, float], str] = _in_english

    def finding(self, code: str, severity: Severity | None = None, **facts: str | int) -> Finding:
        """The finding of this code, its sentences filled with the facts of the case.

        `severity` replaces the usual one.
        """
        advice = self.advice[code]
        title, why, then = (self.gettext(text).format_map(facts) for text in (advice.title, advice.why, advice.next))
        return Finding(code, severity or advice.severity, title, why, then, self.gettext(advice.section), facts)

    def amount(self, number: float, unit: str) -> str:
        """A number with its unit, as a person writes it: "1 week", "2.5 months"."""
        singular, plural = units.UNITS[unit]
        return self.ngettext(singular, plural, number).format(number=f"{number:g}")

    def word(self, text: str) -> str:
        """A name out of `texts/units.py` (a theme, a person without a name) in this language."""
        return self.gettext(text)


def placeholders(advice: Advice) -> frozenset[str]:
    """The names of the facts that an advice's texts use."""
    texts = (advice.title, advice.why, advice.next)
    return frozenset(_place(*found) for text in texts for found in Formatter().parse(text) if found[1] is not None)


def _place(_before: str, name: str | None, setting: str | None, conversion: str | None) -> str:
    """What stands between the braces. `{weeks:>999999999}` is Python, and no word of an office: it is no name that a rule fills."""
    return f"{name}{f'!{conversion}' if conversion else ''}{f':{setting}' if setting else ''}"


def catalogue_for(
    overrides: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    gettext: Callable[[str], str] = _as_written,
    ngettext: Callable[[str, str, float], str] = _in_english,
) -> Catalogue:
    """The catalogue with an office's own words: `{"ask_now": {"next": "…"}}`.

    Raises UnknownText for a code or part that does not exist, and for a placeholder that the rule does not fill.
    """
    advice = dict(DEFAULT_ADVICE)
    for code, parts in overrides.items():
        if code not in advice:
            raise UnknownText(f"There is no advice with the code {code!r}.")
        if strange := set(parts) - set(TEXT_FIELDS):
            raise UnknownText(f"{code}: there is no part named {sorted(strange)[0]!r}.")
        old = advice[code]
        texts = {name: parts.get(name, getattr(old, name)) for name in TEXT_FIELDS}
        changed = Advice(severity=old.severity, **texts)
        if unfilled := _named(code, changed) - _filled_for(code):
            raise UnknownText(f"{code}: nothing fills {{{sorted(unfilled)[0]}}} here.")
        advice[code] = changed
    return Catalogue(MappingProxyType(advice), gettext, ngettext)


def _filled_for(code: str) -> frozenset[str]:
    """The facts that a rule fills: those its own text uses; for a writer choice the writer's name in any case."""
    always = frozenset({"writer", "writer_within"}) if code in choice.ADVICE else frozenset()
    return placeholders(DEFAULT_ADVICE[code]) | always


def _named(code: str, advice: Advice) -> frozenset[str]:
    try:
        return placeholders(advice)
    except ValueError:
        raise UnknownText(
            f"{code}: a brace stands alone. Write {{{{ or }}}} for a brace that should be read."
        ) from None


DEFAULT_CATALOGUE = catalogue_for()
