"""Made-up programs for the demo office, as a catalogue file's rows: always the same, and never taken for real ones.

Every name begins with "Demo", every ID with "DEMO", every source is under example.org or called made up. The shares
follow what is published about catalogues in general (domain.md 5.2): a third of the visa facts are unknown, two
sources contradict each other here and there, and some facts are older than a year.
"""

import csv
import io
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from portal.programs.columns import COLUMNS

PROGRAMS: Final = 440

_SPECIALTIES: Final = (
    ("internal medicine", "eras", 12),
    ("family medicine", "eras", 9),
    ("pediatrics", "eras", 6),
    ("psychiatry", "eras", 5),
    ("surgery", "eras", 3),
    ("neurology", "eras", 3),
    ("emergency medicine", "residencycas", 3),
    ("obstetrics & gynecology", "residencycas", 3),
)
_STRUCTURED: Final = {"internal medicine": "SEL", "emergency medicine": "SLOE", "obstetrics & gynecology": "SLOE"}
_ELEMENTS: Final = (
    "Global-health curriculum",
    "Global-health funded sites",
    "Global-health mentorship",
    "Global-health project",
)
_STATES: Final = 24
_HOSPITALS: Final = 180

Row = dict[str, str]


def demo_rows(on: date, programs: int = PROGRAMS) -> list[Row]:
    """Rows by header, as if checked in the months before `on`; about one program in seven has a second source."""
    chance = random.Random(2028)  # noqa: S311, made-up data must be the same every time
    return [row for number in range(1, programs + 1) for row in _program(number, on, chance)]


def demo_file(on: date, programs: int = PROGRAMS) -> bytes:
    """The same as a CSV file in UTF-8, to be imported like any office's own."""
    written = io.StringIO()
    writer = csv.DictWriter(written, [column.header for column in COLUMNS], restval="")
    writer.writeheader()
    writer.writerows(demo_rows(on, programs))
    return written.getvalue().encode()


def _program(number: int, on: date, chance: random.Random) -> Iterator[Row]:
    weights = [weight for _, _, weight in _SPECIALTIES]
    specialty, service, _ = chance.choices(_SPECIALTIES, weights)[0]
    hospital = chance.randrange(1, _HOSPITALS + 1)
    first = {
        "Program ID": f"DEMO-{number:04d}",
        "Name": f"Demo Hospital {hospital}, {specialty}",
        "Service": service,
        "Specialty": specialty,
        "Institution": f"Demo Hospital {hospital}",
        "Place": f"Demo State {1 + hospital % _STATES}",
        "Setting": ("university", "community", "community, university-affiliated")[hospital % 3],
        **_asks(specialty, chance),
        **_checked(f"https://programs.example.org/{number}", on, chance),
    }
    yield first
    if chance.random() < 0.15:
        second = {**first, **_checked("Demo directory of programs (made up)", on, chance)}
        if chance.random() < 0.5:
            second["Visas"] = chance.choice(("none", "J-1", "J-1, H-1B"))
        if chance.random() < 0.3:
            second["Step 2 CK minimum"] = chance.choice(("none", "215", "225", "235"))
        yield second


def _asks(specialty: str, chance: random.Random) -> Row:
    """What the program says; a cell left out is a fact that it does not state."""
    stated = {
        "Visas": (0.67, ("none", "J-1", "J-1", "J-1", "J-1, H-1B", "J-1, H-1B")),
        "Step 2 CK minimum": (0.5, ("none", "210", "220", "225", "230", "240")),
        "Attempts maximum": (0.6, ("none", "1", "1", "2", "3")),
        "Graduation years maximum": (0.6, ("none", "3", "5", "5", "7", "10")),
        "USCE months minimum": (0.6, ("none", "1", "2", "3", "6")),
        "USCE hands-on": (0.5, ("yes", "no")),
        "ECFMG at application": (0.6, ("yes", "no", "no")),
        "Step 3 for H-1B": (0.5, ("yes", "yes", "no")),
        "Letters minimum": (0.9, ("3", "3", "3", "2")),
        "Letters maximum": (0.8, ("4", "4", "3")),
        "Specialty letters minimum": (0.7, ("1", "1", "2", "none")),
        "Chair letter": (0.5, ("no", "no", "no", "yes")),
        "Global-health track": (0.8, ("no", "no", "no", "yes")),
        "Research": (0.5, ("yes", "no")),
        "Positions": (0.8, ("4", "6", "8", "10", "12", "16", "20", "24", "30", "40")),
        "IMG percent": (0.6, tuple(str(percent) for percent in range(0, 85, 5))),
        "Signals": (0.9, ("yes", "yes", "yes", "no")),
    }
    row = {header: chance.choice(values) for header, (share, values) in stated.items() if chance.random() < share}
    if row.get("Global-health track") == "yes":
        row |= {header: chance.choice(("yes", "no")) for header in _ELEMENTS if chance.random() < 0.7}
    form = _STRUCTURED.get(specialty)
    if form is not None and chance.random() < 0.7:
        row["Structured letter"] = form if form == "SLOE" else chance.choice((form, "none"))
    return row


def _checked(source: str, on: date, chance: random.Random) -> Row:
    """Most facts are months old, and some older than a year."""
    days = chance.randrange(370, 700) if chance.random() < 0.12 else chance.randrange(5, 300)
    checked_on = on - timedelta(days=days)
    by = chance.choice(("Anna Advisor (demo)", "Ben Advisor (demo)"))
    return {"Source": source, "Checked on": checked_on.isoformat(), "Checked by": by}
