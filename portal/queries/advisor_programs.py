"""The catalogue's table for the office: limited before anything is joined, four queries whatever its length."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.models import Applicant, Application, Program, Service
from portal.queries.keyset import Page, Place, Sort, again, limited, page_of, turn_of
from portal.queries.letter_filters import Condition, words_in

#: A program that nobody ever dated stands before all others in the order of age.
NEVER = date(1900, 1, 1)


class ProgramFilters(NamedTuple):
    """As they stand in the address; empty for any."""

    q: str = ""
    specialty: str = ""
    service: str = ""
    place: str = ""
    visa: str = ""
    state: str = ""
    track: str = ""
    sort: str = ""


class ProgramRow(NamedTuple):
    """A program in the table. `applicants`: how many of the cohort have it on their list; `applied`: of these, applied."""

    id: UUID
    key: str
    name: str
    specialty: str
    place: str
    service: str
    visas: list[str] | None
    global_health_track: bool | None
    conflicts: list[str]
    checked_on: date | None
    applicants: int
    applied: int


class ProgramCounts(NamedTuple):
    """How many programs the filters leave, and the whole catalogue by what is to be done about it."""

    found: int
    every: int
    stale: int
    conflict: int
    listed: int


class ProgramOptions(NamedTuple):
    """What the filters offer: values of the office's own rows."""

    specialties: list[str]
    places: list[str]
    services: list[tuple[str, str]]


def program_filters(told: Mapping[str, str]) -> ProgramFilters:
    """From the address."""
    return ProgramFilters(**{name: told.get(name, "").strip() for name in ProgramFilters._fields})


def programs(filters: ProgramFilters, place: Place, stale_before: date) -> Page[ProgramRow]:
    """One page, fifty rows. `stale_before`: what was checked before this day is old."""
    sort = _sort(filters.sort)
    turn, mark = turn_of(place, sort)
    columns = [getattr(Program, name) for name in ("office_id", *ProgramRow._fields[:-2])]
    page = limited(sa.select(*columns).where(*conditions(filters, stale_before)), sort, turn).subquery()
    counts = _listed_by(page.c)
    found = db.session.execute(
        sa.select(*(page.c[name] for name in ProgramRow._fields[:-2]), counts.c.all, counts.c.applied, page.c.mark_key)
        .select_from(page)
        .join(counts, sa.true())
        .order_by(*again(page.c, sort, turn)),
        mark,
    ).all()
    return page_of(found, place, lambda one: ProgramRow(*one[:-1]))


def program_counts(filters: ProgramFilters, stale_before: date) -> ProgramCounts:
    """One look at the office's programs."""
    count = sa.func.count()
    left = sa.and_(sa.true(), *conditions(filters, stale_before))
    row = db.session.execute(
        sa.select(
            count.filter(left),
            count,
            count.filter(_is_stale(stale_before)),
            count.filter(_in_conflict()),
            count.filter(_is_listed()),
        ).select_from(Program)
    ).one()
    return ProgramCounts(*row)


def program_options() -> ProgramOptions:
    """The values to choose from, in one query."""

    def every(column: Any) -> Any:
        return sa.select(sa.func.array_agg(sa.distinct(column))).where(column != "").scalar_subquery()

    services = sa.select(sa.func.array_agg(sa.func.jsonb_build_array(Service.code, Service.name))).scalar_subquery()
    row = db.session.execute(sa.select(every(Program.specialty), every(Program.place), services)).one()
    return ProgramOptions(
        sorted(row[0] or (), key=str.casefold),
        sorted(row[1] or (), key=_natural),
        sorted((str(code), str(name)) for code, name in row[2] or ()),
    )


def conditions(filters: ProgramFilters, stale_before: date) -> list[Condition]:
    """Everything that the filters ask for. A value that nobody offers narrows nothing."""
    found: list[Condition] = [*words_in(Program.search, filters.q)]
    for column in (Program.specialty, Program.service, Program.place):
        if wanted := getattr(filters, column.key):
            found.append(column == wanted)
    if (visa := _visa(filters.visa)) is not None:
        found.append(visa)
    match filters.state:
        case "stale":
            found.append(_is_stale(stale_before))
        case "conflict":
            found.append(_in_conflict())
        case "listed":
            found.append(_is_listed())
    match filters.track:
        case "yes":
            found.append(Program.global_health_track.is_(True))
        case "no":
            found.append(Program.global_health_track.is_(False))
        case "unknown":
            found.append(Program.global_health_track.is_(None))
    return found


def _visa(wanted: str) -> Condition | None:
    no_visa = sa.cast(sa.literal("{}"), Program.visas.type)
    match wanted:
        case "j1" | "h1b":
            return Program.visas.contains([wanted])
        case "none":
            return Program.visas == no_visa
        case "unknown":
            return Program.visas.is_(None)
    return None


def _is_stale(stale_before: date) -> Condition:
    return sa.or_(Program.checked_on.is_(None), Program.checked_on < stale_before)


def _in_conflict() -> Condition:
    return sa.func.cardinality(Program.conflicts) > 0


def _is_listed() -> Condition:
    """Somebody of the cohort has it on their list."""
    return (
        sa.exists()
        .where(
            Application.office_id == Program.office_id,
            Application.program_id == Program.id,
            Applicant.office_id == Application.office_id,
            Applicant.id == Application.applicant_id,
            Applicant.withdrawn_at.is_(None),
        )
        .correlate(Program)
    )


def _listed_by(row: Any) -> Any:
    """How many of those who have not left have the program on their list."""
    return (
        sa.select(
            sa.func.count().label("all"), sa.func.count().filter(Application.applied_on.is_not(None)).label("applied")
        )
        .join(
            Applicant,
            sa.and_(Applicant.office_id == Application.office_id, Applicant.id == Application.applicant_id),
        )
        .where(
            Application.office_id == row.office_id,
            Application.program_id == row.id,
            Applicant.withdrawn_at.is_(None),
        )
        .lateral("counts")
    )


def _sort(name: str) -> Sort:
    """`name`, `specialty`, `place` or `checked`; a hyphen before it turns it round."""
    by, down = name.removeprefix("-"), name.startswith("-")
    if by == "checked":
        return Sort(sa.func.coalesce(Program.checked_on, NEVER), Program.id, read=date.fromisoformat, descending=down)
    plain = sa.func.portal.plain(Program.name, type_=sa.Text())
    known: dict[str, sa.SQLColumnExpression[str]] = {"specialty": Program.specialty, "place": Program.place}
    return Sort(known.get(by, plain), Program.id, descending=down)


def _natural(words: str) -> tuple[str, int, str]:
    """Places in the order a person expects: Region 2 before Region 10."""
    stem = words.rstrip("0123456789")
    return stem.casefold(), int(words[len(stem) :] or 0), words
