"""A program's page as it is printed: what each source says of each value, and what was changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from blueprints.program_words import GROUPS, disagreement, freshness, value_name, value_words
from portal.clock import now
from portal.programs.catalogued import CataloguedProgram, Fact
from portal.programs.facts import Conflict
from portal.programs.stored import fact_from_json
from portal.queries.advisor_program import ChangeRow
from portal.shown import Change, ShownDate, Status, shown_date, shown_moment
from portal.translating import gettext, ngettext
from portal.usecases.catalogue import needs_a_look


class ShownWord(NamedTuple):
    """What one source says of a value. `key`: the source as it is kept; `address`: where it is a page of the web."""

    value: str
    key: str
    source: str
    address: str
    checked: ShownDate | None
    checked_by: str
    fresh: Status


class ShownValue(NamedTuple):
    """A value of the program. `state`: stale or in conflict, else none; `may_recheck`: one click renews it.

    `words`: what each source says, the newest first; `agree`: how many say the same as the newest.
    """

    name: str
    label: str
    value: str
    is_known: bool
    words: list[ShownWord]
    agree: str
    state: Status | None
    in_conflict: bool
    may_recheck: bool


class ShownGroup(NamedTuple):
    """Values that belong together."""

    id: str
    title: str
    values: list[ShownValue]


def shown_groups(program: CataloguedProgram, day: date) -> list[ShownGroup]:
    """Every value that can be known, those that are not known among them."""
    titles = {
        "asks": gettext("What it asks of applicants"),
        "letters": gettext("The letters it wants"),
        "offers": gettext("What it offers"),
        "about": gettext("The program itself"),
    }
    return [
        ShownGroup(group, titles[group], [shown_value(program, name, day) for name in names])
        for group, names in GROUPS.items()
    ]


def shown_value(program: CataloguedProgram, name: str, day: date) -> ShownValue:
    """One value with what each source says of it."""
    value, facts = program.value(name), program.facts.get(name, ())
    in_conflict = isinstance(value, Conflict) and name in program.conflicts()
    shown = facts[0].value if facts and not in_conflict else None
    stale = name in program.stale(day)
    state = disagreement() if in_conflict else freshness(program.checked_on(name), day) if stale else None
    return ShownValue(
        name,
        value_name(name),
        value_words(name, shown, day),
        shown is not None,
        [_word(name, fact, day) for fact in facts],
        "" if in_conflict else _agree(len(facts) - 1),
        state,
        in_conflict,
        needs_a_look(program, name, day),
    )


def _agree(others: int) -> str:
    if others < 1:
        return ""
    return ngettext("One more source says the same", "%(num)s more sources say the same", others)


def sentence(program: CataloguedProgram, day: date) -> str:
    """What the page's lead says is to be done."""
    if program.conflicts():
        return gettext(
            "Its sources disagree on %(values)s. Ask the program, then say which is right.",
            values=_listed(program.conflicts()),
        )
    if stale := program.stale(day):
        return gettext(
            "Nobody has looked at %(count)s of its values for 12 months. Open the source, and say what still holds.",
            count=len(stale),
        )
    return gettext("Each value says where it stands, who looked, and when. What nobody knows stays not known.")


def shown_changes(changes: list[ChangeRow]) -> list[Change]:
    """The history of its values."""
    moment = now()
    return [
        Change(_what(row), row.actor_name or gettext("The portal’s operator"), shown_moment(row.at, moment))
        for row in changes
    ]


def _word(name: str, fact: Fact, day: date) -> ShownWord:
    return ShownWord(
        value_words(name, fact.value, day),
        fact.source,
        fact.source or gettext("Nobody named a source"),
        fact.source if fact.source.startswith("https://") else "",
        shown_date(fact.checked_on, day) if fact.checked_on else None,
        fact.checked_by,
        freshness(fact.checked_on, day),
    )


def _what(row: ChangeRow) -> str:
    if not row.name:
        return gettext("Entered the program")
    told = {
        "name": value_name(row.name),
        "before": _values(row.name, row.before),
        "after": _values(row.name, row.after),
        "source": row.after[0]["source"] if row.after else "",
    }
    sentences: Mapping[str, str] = {
        "edit": gettext("%(name)s: %(after)s, before: %(before)s. Source: %(source)s", **told),
        "import": gettext("%(name)s, from a file: %(after)s, before: %(before)s. Source: %(source)s", **told),
        "recheck": gettext("%(name)s: still %(after)s", **told),
        "settle": gettext("%(name)s: %(after)s is right, as %(source)s says. Before: %(before)s", **told),
        "forget": gettext("%(name)s: took back what a source said. Before: %(before)s, now: %(after)s", **told),
    }
    return sentences.get(row.kind, row.kind)


def _values(name: str, said: list[dict[str, Any]]) -> str:
    """The different values that sources gave, newest first."""
    day = now().date()
    words = [value_words(name, fact_from_json(name, each).value, day) for each in said]
    return gettext(" or ").join(dict.fromkeys(words)) or gettext("not known")


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"“{value_name(name)}”" for name in names)


#: So many old values of a program are named in the queue.
NAMED = 4


class ShownStale(NamedTuple):
    """A program in the queue of old facts. `address`: the source to open, where it is a page of the web."""

    id: UUID
    name: str
    about: str
    since: str
    state: Status | None
    address: str
    may_recheck: bool


def shown_stale(program_id: UUID, program: CataloguedProgram, applicants: int, day: date) -> ShownStale:
    """What is old of it, what applicants are judged by first, and whether one look renews it."""
    stale = set(program.stale(day))
    values = [shown_value(program, name, day) for names in GROUPS.values() for name in names if name in stale]
    oldest = min((program.checked_on(value.name) or date.min for value in values), default=date.min)
    return ShownStale(
        program_id,
        program.name,
        _about(values),
        gettext("On %(count)s lists", count=applicants) if applicants else gettext("On nobody’s list"),
        freshness(None if oldest == date.min else oldest, day),
        next((word.address for value in values for word in value.words[:1] if word.address), ""),
        any(value.may_recheck for value in values),
    )


def _about(values: list[ShownValue]) -> str:
    told = "; ".join(f"{value.label}: {value.value}" for value in values[:NAMED])
    more = len(values) - NAMED
    return ngettext("%(told)s; and one more", "%(told)s; and %(num)s more", more, told=told) if more > 0 else told
