"""The lines of `programs fit`.

One applicant-program pair as JSON in, its gates as JSON out (contracts.md, "Programs").
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple, NoReturn

from portal.programs.facts import Applicant, Program
from portal.programs.gates import Gate, judge
from portal.programs.values import APPLICANT_READERS, PROGRAM_READERS, Reader, Unreadable, day


class Case(NamedTuple):
    """One pair, read and checked. `id` is whatever the asker gave and goes back unchanged."""

    id: Any
    on: date | None
    applicant: Applicant
    program: Program


class BadLine(ValueError):
    """A line that is not a case. Its text says what to do; `id` is the line's own, where it could be read."""

    def __init__(self, why: str, id: Any = None) -> None:
        super().__init__(why)
        self.id = id


def read_case(line: bytes) -> Case:
    """Read one line. Values that are null or absent are unknown; names that the contract does not know are ignored.

    Raises BadLine where the line is not a JSON object in UTF-8 or holds a value that cannot be true.
    """
    given = _object(line)
    try:
        on = given.get("on")
        return Case(
            given.get("id"),
            None if on is None else _READ_ON(on),
            Applicant._make(_side(given, "applicant", APPLICANT_READERS)),
            Program._make(_side(given, "program", PROGRAM_READERS)),
        )
    except Unreadable as why:
        raise BadLine(str(why), given.get("id")) from None


def answer_line(case: Case) -> str:
    """The answer to one pair as JSON: a gate per criterion, `eligible`, and `stale` only where it is true."""
    judgement = judge(case.applicant, case.program, case.on)
    gates = ", ".join(map(_gate_as_json, judgement.gates.values()))
    stale = ', "stale": true' if judgement.stale else ""
    return f'{{"id": {_ENCODE(case.id)}, "gates": {{{gates}}}, "eligible": "{judgement.eligible}"{stale}}}'


@lru_cache(maxsize=16_384)
def _gate_as_json(gate: Gate) -> str:
    """One gate by its name. Kept, because over a run the same values are compared again and again."""
    return f'"{gate.criterion}": {_ENCODE({"answer": gate.answer, "why": gate.why})}'


def _object(line: bytes) -> dict[str, Any]:
    try:
        given = _DECODE(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadLine("The line is not UTF-8. Save the file as UTF-8 and try again.") from None
    except (ValueError, RecursionError):
        raise BadLine("The line is not JSON. Write one JSON object on each line.") from None
    if not isinstance(given, dict):
        raise BadLine("The line is not a JSON object. Write one object with applicant and program on each line.")
    return given


def _side(given: Mapping[str, Any], name: str, readers: Mapping[str, Reader]) -> list[Any]:
    side = given.get(name)
    if side is None:
        return [None] * len(readers)
    if not isinstance(side, dict):
        raise Unreadable(f"{name} is not an object. Write its values in braces, or null where nothing is known.")
    find = side.get
    return [None if (value := find(field)) is None else read(value) for field, read in readers.items()]


def _refuse_constant(constant: str) -> NoReturn:
    """NaN and Infinity are no JSON."""
    raise ValueError(constant)


_READ_ON: Final = day("on")
_DECODE: Final = json.JSONDecoder(parse_constant=_refuse_constant).decode
_ENCODE: Final = json.JSONEncoder().encode
