"""A program's facts as JSON, and back: what the database keeps of a catalogue."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from portal.programs.catalogued import CataloguedProgram, Fact
from portal.programs.facts import NOT_ASKED, Visa

Said = dict[str, Any]
"""One fact as JSON: value, source, checked_on, checked_by."""


def facts_as_json(program: CataloguedProgram) -> dict[str, list[Said]]:
    """Every fact by the value's name, newest first."""
    return {name: [fact_as_json(fact) for fact in facts] for name, facts in program.facts.items()}


def fact_as_json(fact: Fact) -> Said:
    """One fact. Visas are a list, "asks nothing" is "none", a day is written as YYYY-MM-DD."""
    return {
        "value": _plain(fact.value),
        "source": fact.source,
        "checked_on": fact.checked_on.isoformat() if fact.checked_on else None,
        "checked_by": fact.checked_by,
    }


def program_from_json(key: str, facts: Mapping[str, Sequence[Said]]) -> CataloguedProgram:
    """The program that `facts_as_json` wrote."""
    return CataloguedProgram(
        key, {name: tuple(fact_from_json(name, each) for each in said) for name, said in facts.items()}
    )


def fact_from_json(name: str, said: Said) -> Fact:
    """The fact that `fact_as_json` wrote about the value of that name."""
    day = said.get("checked_on")
    return Fact(
        _value(name, said["value"]), said["source"], date.fromisoformat(day) if day else None, said["checked_by"]
    )


def program_of(row: Any) -> CataloguedProgram:
    """The program of a row of the database. What was written before sources were kept is a fact without source and day."""
    program = program_from_json(row.key, row.facts)
    missing = {name: (Fact(value, "", None, ""),) for name, value in _written(row).items() if name not in program.facts}
    return program._replace(facts={**missing, **program.facts})


def _written(row: Any) -> Mapping[str, str | bool | date]:
    """Columns that hold something; a program whose facts have sources has the same in them."""
    found = {"name": row.name, "service": row.service, "specialty": row.specialty}
    if row.facts:
        return found
    more = {
        "place": row.place or None,
        "global_health_track": row.global_health_track,
        "deadline_on": row.deadline_on,
    }
    return found | {name: value for name, value in more.items() if value is not None}


_DAYS: Final = frozenset({"deadline_on", "letters_due_on"})
_MAY_BE_NOT_ASKED: Final = frozenset(
    {
        "step2ck_minimum",
        "attempts_maximum",
        "graduation_years_maximum",
        "usce_months_minimum",
        "specialty_letters_minimum",
        "structured_letter",
    }
)


def _plain(value: Any) -> Any:
    if value is NOT_ASKED:
        return "none"
    if isinstance(value, frozenset):
        return sorted(str(each) for each in value)
    return value.isoformat() if isinstance(value, date) else value


def _value(name: str, plain: Any) -> Any:
    if name == "visas":
        return frozenset(Visa(each) for each in plain)
    if name in _DAYS:
        return date.fromisoformat(plain)
    return NOT_ASKED if plain == "none" and name in _MAY_BE_NOT_ASKED else plain
