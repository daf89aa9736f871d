"""Programs of the office's catalogue: edited by hand, checked again, settled. Every change says who, when, from what, to what."""

from typing import Any

from portal.programs.catalogued import CataloguedProgram
from portal.programs.facts import Conflict
from portal.programs.stored import facts_as_json


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
