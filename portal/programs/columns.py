"""The columns of a catalogue file: what an office may write about a program, and how each cell is read.

One row is what one source says about one program on one day. A second source is a second row of the same program, so
that contradictions are seen. An empty cell is "not known"; "none" is what a program states.
"""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from portal.cohorts.cells import clean
from portal.cohorts.dates import read_date
from portal.programs.facts import NOT_ASKED, NotAsked
from portal.programs.values import Reader, Unreadable, limit, program_readers, text, whole
from portal.seasons.services import SERVICES


class Column(NamedTuple):
    """One column. `read` turns a cell that is not empty into a value, or raises Unreadable with a sentence."""

    name: str
    header: str
    says: str
    example: str
    read: Callable[[str], Any]
    required: bool = False


UNKNOWN: Final = frozenset({"", "?", "unknown", "not known"})
"""What a cell may hold where nothing is known."""

_HEADERS: Final[Mapping[str, str]] = {
    "specialty": "Specialty",
    "visas": "Visas",
    "step2ck_minimum": "Step 2 CK minimum",
    "attempts_maximum": "Attempts maximum",
    "graduation_years_maximum": "Graduation years maximum",
    "usce_months_minimum": "USCE months minimum",
    "usce_hands_on": "USCE hands-on",
    "ecfmg_at_application": "ECFMG at application",
    "step3_for_h1b": "Step 3 for H-1B",
    "checked_on": "Checked on",
}
_READERS: Final[Mapping[str, Reader]] = program_readers(_HEADERS.__getitem__)


def folded(header: str) -> str:
    """A header without case, spaces, hyphens and underscores, as it is compared."""
    return "".join(letter for letter in clean(header).casefold() if letter.isalnum())


_SERVICES: Final[Mapping[str, str]] = {
    folded(written): code for code, rules in SERVICES.items() for written in (code, rules.name)
}


def _number(read: Reader) -> Callable[[str], Any]:
    """A cell with a number, or a word that the reader knows."""

    def read_cell(cell: str) -> Any:
        try:
            number = float(cell)
        except ValueError:
            return read(cell)
        return read(int(number) if number.is_integer() else number)

    return read_cell


def _question(header: str) -> Callable[[str], bool]:
    """A cell with yes or no."""

    def read_cell(cell: str) -> bool:
        if cell.casefold() in {"yes", "true", "y"}:
            return True
        if cell.casefold() in {"no", "false", "n", "none"}:
            return False
        raise Unreadable(f"{header} is “{cell[:60]}”. Write yes or no, or leave it empty where it is not known.")

    return read_cell


def _visas(cell: str) -> Any:
    """A cell with visas between commas, semicolons, slashes or "and"; "none" where the program sponsors none."""
    plain = cell.casefold().replace(" and ", ",").replace(";", ",").replace("/", ",").replace("&", ",")
    named = [each.strip() for each in plain.split(",") if each.strip()]
    return _READERS["visas"]([] if named == ["none"] else named)


def _percent(cell: str) -> float:
    """A share of residents from 0 to 100, with or without the sign."""
    try:
        percent = float(cell.removesuffix("%"))
    except ValueError:
        percent = math.nan
    if not 0 <= percent <= 100 or 0 < percent < 1:
        raise Unreadable(f"IMG percent is “{cell[:60]}”. Write a number from 0 to 100, such as 35 for 35 percent.")
    return percent


def _day(header: str) -> Callable[[str], date]:
    """A cell with a date that can be read in one way only."""

    def read_cell(cell: str) -> date:
        day = read_date(cell)
        if not isinstance(day, date):
            raise Unreadable(f"{header}: {day.sentence}")
        return day

    return read_cell


def _service(cell: str) -> str:
    """The code of a service, by its code or its name."""
    found = _SERVICES.get(folded(cell))
    if found is None:
        raise Unreadable(f"Service is “{cell[:60]}”. Write one of {', '.join(sorted(SERVICES))}.")
    return found


def _letter_name(cell: str) -> str | NotAsked:
    """The structured letter a program asks for, by its name; "none" where it asks for none."""
    return NOT_ASKED if cell.casefold() in {"none", "no"} else str(text("Structured letter")(cell))


def _gate(name: str, says: str, example: str, read: Callable[[str], Any] | None = None) -> Column:
    return Column(name, _HEADERS[name], says, example, read or _number(_READERS[name]))


def _asked(name: str, says: str) -> Column:
    return _gate(name, says, "yes", _question(_HEADERS[name]))


def _yes_or_no(name: str, header: str, says: str) -> Column:
    return Column(name, header, says, "yes", _question(header))


COLUMNS: Final = (
    Column(
        "key",
        "Program ID",
        "One ID per program, the same in every row about it.",
        "DEMO-0001",
        text("Program ID"),
        True,
    ),
    Column("name", "Name", "The program's name.", "Demo Hospital 1, internal medicine", text("Name"), True),
    Column("service", "Service", "Where one applies: eras, residencycas, sfmatch, carms.", "eras", _service, True),
    _gate("specialty", "The specialty it trains in.", "internal medicine", _READERS["specialty"])._replace(
        required=True
    ),
    Column("institution", "Institution", "Signals count once per institution.", "Demo Hospital 1", text("Institution")),
    Column("tracks", "Tracks", "categorical, preliminary, primary care, …", "categorical", text("Tracks")),
    Column("place", "Place", "State or region, one spelling for each.", "Demo State 1", text("Place")),
    Column("setting", "Setting", "university, community, …", "community", text("Setting")),
    _gate("visas", "The visas it sponsors: J-1, H-1B, both, or none.", "J-1, H-1B", _visas),
    _gate("step2ck_minimum", "The lowest Step 2 CK score, or none.", "230"),
    _gate("attempts_maximum", "Attempts at Step 2 CK accepted, or none where it does not limit them.", "1"),
    _gate("graduation_years_maximum", "Years since graduation accepted, or none.", "5"),
    _gate("usce_months_minimum", "Months of US clinical experience asked for, or none.", "2"),
    _asked("usce_hands_on", "Whether that experience must be hands-on."),
    _asked("ecfmg_at_application", "Whether ECFMG certification must be there when applying."),
    _asked("step3_for_h1b", "Whether Step 3 must be passed for an H-1B visa."),
    Column(
        "letters_minimum",
        "Letters minimum",
        "The fewest letters it wants.",
        "3",
        _number(whole("Letters minimum", 0, 10)),
    ),
    Column(
        "letters_maximum",
        "Letters maximum",
        "The most letters it reads.",
        "4",
        _number(whole("Letters maximum", 0, 10)),
    ),
    Column(
        "specialty_letters_minimum",
        "Specialty letters minimum",
        "The fewest letters from its own specialty, or none.",
        "2",
        _number(limit(whole("Specialty letters minimum", 0, 10))),
    ),
    Column("structured_letter", "Structured letter", "SLOE, SEL, SLOR, … or none.", "SEL", _letter_name),
    Column(
        "chair_letter", "Chair letter", "Whether it wants a department chair's letter.", "no", _question("Chair letter")
    ),
    Column(
        "global_health_track",
        "Global-health track",
        "Whether it has one.",
        "yes",
        _question("Global-health track"),
    ),
    _yes_or_no("global_health_curriculum", "Global-health curriculum", "Whether the track has a curriculum."),
    _yes_or_no("global_health_funded_sites", "Global-health funded sites", "Whether stays at its sites are paid for."),
    _yes_or_no("global_health_mentorship", "Global-health mentorship", "Whether it names a mentor."),
    _yes_or_no("global_health_project", "Global-health project", "Whether it has a project of one's own."),
    _yes_or_no("research", "Research", "Whether it gives time or a track for research."),
    Column(
        "positions",
        "Positions",
        "Residents who begin each year.",
        "12",
        _number(whole("Positions", 1, 500)),
    ),
    Column("img_percent", "IMG percent", "Residents who graduated abroad, in percent.", "35", _percent),
    Column("takes_signals", "Signals", "Whether it takes part in signalling.", "yes", _question("Signals")),
    Column("letters_due_on", "Letters by", "The last day on which it takes letters.", "2027-09-24", _day("Letters by")),
    Column("deadline_on", "Deadline", "The program's own deadline.", "2027-09-24", _day("Deadline")),
    Column(
        "source", "Source", "Where this row comes from: an address or a document.", "https://…", text("Source"), True
    ),
    _gate("checked_on", "The day the source was read.", "2027-06-01", _day("Checked on"))._replace(required=True),
    Column("checked_by", "Checked by", "Who read it.", "Anna Advisor", text("Checked by"), True),
)

BY_HEADER: Final[Mapping[str, Column]] = {column.header: column for column in COLUMNS}
ABOUT_THE_ROW: Final = frozenset({"key", "source", "checked_on", "checked_by"})
"""Columns that say what a row is about and who says so; every other one is a fact."""
