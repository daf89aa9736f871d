"""Programs of the office's catalogue: entered by hand, checked again, settled. Every change keeps who, when, from what, to what."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from portal.access import actor_of
from portal.clock import today
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.models import Office, Program, ProgramChange, Service
from portal.programs.catalogue import read_cell
from portal.programs.catalogued import CataloguedProgram, Fact
from portal.programs.columns import ABOUT_THE_ROW, COLUMNS, Column
from portal.programs.facts import Conflict
from portal.programs.gates import is_stale
from portal.programs.merge import with_word
from portal.programs.stored import fact_as_json, facts_as_json, program_of
from portal.programs.values import Unreadable
from portal.translating import gettext

#: What can be known about a program, by name, in the order of a catalogue's file.
VALUES: Final[dict[str, Column]] = {column.name: column for column in COLUMNS if column.name not in ABOUT_THE_ROW}
#: Without these a program is none: their last word stays.
NEEDED: Final = tuple(name for name, column in VALUES.items() if column.required)
LONGEST: Final = 200


def add_program(written: dict[str, str], *, key: str, source: str, checked_on: date | None) -> Program:
    """A program by hand, from one source. `written`: values as typed, by name; what is empty stays unknown.

    Raises Wrong with the name of the value that cannot be taken.
    """
    actor, key = actor_of(db.session()), key.strip()
    if actor.office_id is not None:
        hold_catalogue(actor.office_id)
    _check_key(key)
    source, day = _sourced(source, checked_on)
    facts = {
        name: (Fact(value, source, day, actor.name),)
        for name, typed in written.items()
        if (value := _read(name, typed, name)) is not None
    }
    for name in NEEDED:
        if name not in facts:
            raise Wrong(name, gettext("Every program needs this."))
    made = CataloguedProgram(key, facts)
    program = Program(office_id=actor.office_id, key=key, **columns_of(made))
    db.session.add(program)
    db.session.flush()
    _record(program, "add", "", (), ())
    return program


def tell(program: Program, name: str, typed: str, *, source: str, checked_on: date | None) -> None:
    """What a source says of one value, by hand. It takes the place of that source's last word; other sources keep theirs.

    Raises Wrong for a value that cannot be, a source without a date, and a day before the source's last.
    """
    value = _read(name, typed, "value")
    if value is None:
        raise Wrong("value", gettext("Write what the source says. Where it says nothing, leave the value as it is."))
    source, day = _sourced(source, checked_on)
    known = program_of(program)
    before = known.facts.get(name, ())
    last = _word(before, source)
    if last is not None and last.checked_on and last.checked_on > day:
        raise Wrong(
            "checked_on",
            gettext("This source was read on %(day)s already, which is later. Look again, or name another source.",
                    day=last.checked_on.isoformat()),
        )  # fmt: skip
    dated = tuple(fact for fact in before if fact.source)
    _change(program, known, name, with_word(dated, Fact(value, source, day, actor_of(db.session()).name)), "edit")


def forget(program: Program, name: str, source: str) -> None:
    """A source's word is taken back: the value is unknown again unless another source says it."""
    known = program_of(program)
    before = known.facts.get(name, ())
    after = tuple(fact for fact in before if not _is(fact, source))
    if not after and name in NEEDED:
        raise Refused(gettext("A program needs this value. Enter another one instead."))
    _change(program, known, name, after, "forget")


def settle(program: Program, name: str, source: str) -> None:
    """Sources disagree, and somebody found out which is right: its word stands alone. Raises Refused where it is gone."""
    known = program_of(program)
    kept = _word(known.facts.get(name, ()), source)
    if kept is None:
        raise Refused(gettext("This source says nothing any more. Open the page again to see what is known."))
    _change(program, known, name, (kept,), "settle")


def recheck(program: Program, names: Iterable[str] = ()) -> int:
    """Somebody looked today, and it is still so: the newest word of each value carries today's date and their name.

    Without names: every value older than 12 months. Values on which sources disagree, and those whose source nobody
    named, are left: they need more than a look. Returns how many were checked. Raises Refused where none could be.
    """
    known, day = program_of(program), today()
    wanted = tuple(names) or known.stale(day)
    checked = 0
    for name in wanted:
        facts = known.facts.get(name, ())
        if not facts or not facts[0].source or isinstance(known.value(name), Conflict):
            continue
        fresh = facts[0]._replace(checked_on=day, checked_by=actor_of(db.session()).name)
        known = _change(program, known, name, with_word(facts, fresh), "recheck")
        checked += 1
    if not checked:
        raise Refused(
            gettext(
                "A look is not enough here: sources disagree, or nobody named one. "
                "Open the value, and say what is right and where it stands."
            )
        )
    return checked


def hold_catalogue(office_id: UUID) -> None:
    """One at a time adds programs to an office's catalogue, so that two files that come in together make no twins."""
    db.session.execute(sa.select(Office.id).where(Office.id == office_id).with_for_update(key_share=True))


def needs_a_look(program: CataloguedProgram, name: str, on: date) -> bool:
    """Whether one click can renew this value: it is stale, one source is named, and no other contradicts it."""
    facts = program.facts.get(name, ())
    return (
        bool(facts and facts[0].source)
        and is_stale(program.checked_on(name), on)
        and not isinstance(program.value(name), Conflict)
    )


def columns_of(program: CataloguedProgram) -> dict[str, Any]:
    """The columns of a program's row: its facts, and beside them what a list filters and sorts by."""
    visas = _agreed(program, "visas")
    newest_specialty = program.facts["specialty"][0].value
    return {
        "name": program.name,
        "specialty": str(newest_specialty),
        "institution": _agreed(program, "institution") or "",
        "place": _agreed(program, "place") or "",
        "service": program.service,
        "global_health_track": _agreed(program, "global_health_track"),
        "deadline_on": _agreed(program, "deadline_on"),
        "visas": None if visas is None else sorted(str(visa) for visa in visas),
        "conflicts": list(program.conflicts()),
        "checked_on": program.checked_longest_ago(),
        "facts": facts_as_json(program),
    }


def _agreed(program: CataloguedProgram, name: str) -> Any:
    value = program.value(name)
    return None if isinstance(value, Conflict) else value


def _change(
    program: Program, known: CataloguedProgram, name: str, after: tuple[Fact, ...], kind: str
) -> CataloguedProgram:
    """Keep the words on one value, and what they were before."""
    before = known.facts.get(name, ())
    facts = {each: said for each, said in known.facts.items() if each != name}
    changed = known._replace(facts={**facts, name: after} if after else facts)
    if before != after:
        for column, value in columns_of(changed).items():
            setattr(program, column, value)
        _record(program, kind, name, before, after)
    return changed


def _record(program: Program, kind: str, name: str, before: tuple[Fact, ...], after: tuple[Fact, ...]) -> None:
    db.session.flush()
    db.session.execute(
        sa.insert(ProgramChange)
        .inline()
        .values(
            office_id=program.office_id,
            program_id=program.id,
            kind=kind,
            name=name,
            before=[fact_as_json(fact) for fact in before],
            after=[fact_as_json(fact) for fact in after],
        )
    )


def _read(name: str, typed: str, field: str) -> Any:
    """The value of that name as typed into a field. Raises Wrong beside the field."""
    try:
        value = read_cell(VALUES[name], typed, today())
    except Unreadable as why:
        raise Wrong(field, str(why)) from None
    if name == "service" and value is not None:
        _check_service(field, value)
    return value


def _check_service(field: str, code: str) -> None:
    if db.session.scalar(sa.select(Service.code).where(Service.code == code)) is None:
        raise Wrong(field, gettext("Your office does not work with this service. Add it under Office first."))


def _check_key(key: str) -> None:
    if not key:
        raise Wrong("key", gettext("Write the program’s ID, such as its ACGME number: files find the program by it."))
    if len(key) > LONGEST:
        raise Wrong("key", gettext("Keep this under %(max)d characters.", max=LONGEST))
    if db.session.scalar(sa.select(Program.id).where(sa.func.lower(Program.key) == key.lower())):
        raise Wrong(
            "key", gettext("A program with this ID is in the catalogue already. Open it and enter what is new.")
        )


def _sourced(source: str, checked_on: date | None) -> tuple[str, date]:
    """Raises Wrong: no value comes without its source, and no source without the day somebody read it."""
    source = " ".join(source.split())
    if not source:
        raise Wrong("source", gettext("Name the page or the person that says so."))
    if len(source) > LONGEST:
        raise Wrong("source", gettext("Keep this under %(max)d characters.", max=LONGEST))
    if checked_on is None:
        raise Wrong(
            "checked_on",
            gettext("The source has no date. Give the day somebody read it: without it nobody knows how old this is."),
        )
    if checked_on > today():
        raise Wrong("checked_on", gettext("Give the day on which somebody looked: it cannot lie ahead."))
    return source, checked_on


def _word(facts: tuple[Fact, ...], source: str) -> Fact | None:
    return next((fact for fact in facts if _is(fact, source)), None)


def _is(fact: Fact, source: str) -> bool:
    return fact.source.casefold() == source.strip().casefold()
