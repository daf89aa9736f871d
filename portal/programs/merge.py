"""What a catalogue knows put together with what a file or a person adds.

Each source has one word on a value, its latest. Another source never overwrites it: where they differ, both stand as a
conflict until somebody settles it (domain.md, rule R37).
"""

from typing import NamedTuple

from portal.programs.catalogued import CataloguedProgram, Fact


class Merged(NamedTuple):
    """The program afterwards, the names of the values that changed, and those about which the catalogue knew later."""

    program: CataloguedProgram
    changed: tuple[str, ...]
    older: tuple[str, ...]


def merge(kept: CataloguedProgram | None, told: CataloguedProgram) -> Merged:
    """Add what is told to what is kept. A source's word of the same day or a later one takes the place of its last."""
    if kept is None:
        return Merged(told, tuple(told.facts), ())
    facts, changed, older = dict(kept.facts), [], []
    for name, fresh in told.facts.items():
        known = facts.get(name, ())
        for fact in fresh:
            if _is_older(fact, known):
                older.append(name)
            else:
                known = with_word(known, fact)
        if known != facts.get(name, ()):
            facts[name] = known
            changed.append(name)
    return Merged(kept._replace(facts=facts), tuple(changed), tuple(dict.fromkeys(older)))


def with_word(facts: tuple[Fact, ...], fact: Fact) -> tuple[Fact, ...]:
    """These facts with `fact` as its source's word, newest first; what nobody dated comes last."""
    others = [each for each in facts if not _same_source(each, fact)]
    return tuple(sorted([*others, fact], key=_newest_first))


def _is_older(fact: Fact, known: tuple[Fact, ...]) -> bool:
    before = next((each for each in known if _same_source(each, fact)), None)
    return before is not None and _newest_first(before) < _newest_first(fact)


def _same_source(one: Fact, other: Fact) -> bool:
    return one.source.casefold() == other.source.casefold()


def _newest_first(fact: Fact) -> tuple[int, str]:
    return (-fact.checked_on.toordinal() if fact.checked_on else 0), fact.source.casefold()
