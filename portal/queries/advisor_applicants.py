"""The table of applicants: limited before anything is joined, the same queries whatever its length."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.ahead import a_step_ahead
from portal.extensions import db
from portal.lifecycle import ENDED
from portal.models import Advisor, Applicant, ApplicantFinding, LetterRequest, Season
from portal.queries.asking import KEPT_STATEMENTS, ask
from portal.queries.cohort_findings import FINDINGS, has_finding
from portal.queries.columns import APPLICANTS
from portal.queries.counting import Found, count_of, found_of
from portal.queries.keyset import Page, Place, Sort, Turn, again, limited, page_of, turn_of
from portal.queries.letter_filters import (
    Condition,
    applicant_conditions,
    narrowed_by,
    shape_of,
    typed,
    typed_in,
    words_in,
)
from portal.queries.searching import Among, is_among
from portal.queries.streaming import BATCH
from portal.queries.tallies import Tallies, applicants_known


class ApplicantFilters(NamedTuple):
    """As they stand in the address; empty for any."""

    q: str = ""
    finding: str = ""
    joined: str = ""
    specialty: str = ""
    advisor: str = ""
    tag: str = ""
    sort: str = ""
    columns: str = ""


class ApplicantRow(NamedTuple):
    """A row of the applicants, their days as they are where the advisor lives. What stands in columns that nobody chose is None."""

    id: str
    first_name: str
    last_name: str
    own_script: str
    language: str
    specialty: str
    country: str
    season: str | None
    invited_on: date | None
    joined: bool
    letters: int | None
    letters_in: int | None
    email: str | None = None
    aamc_id: str | None = None
    medical_school: str | None = None
    graduated_on: date | None = None
    tags: list[str] | None = None
    advisor: str | None = None
    findings: list[str] | None = None

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.first_name} {self.last_name}".strip()


#: The columns of a cohort file, in its order (`portal.cohorts.columns.FIELDS`).
FILE_COLUMNS = (
    Applicant.first_name,
    Applicant.last_name,
    Applicant.email,
    Applicant.aamc_id,
    Applicant.specialty,
    Applicant.medical_school,
    Applicant.country,
    Applicant.graduated_on,
    Applicant.notes,
)
_COLUMNS = (
    Applicant.office_id,
    Applicant.id,
    Applicant.first_name,
    Applicant.last_name,
    Applicant.own_script_name,
    Applicant.name_language,
    Applicant.specialty,
    Applicant.country,
    Applicant.season_id,
    Applicant.invited_at,
    Applicant.joined_at,
    Applicant.email,
    Applicant.aamc_id,
    Applicant.medical_school,
    Applicant.graduated_on,
    Applicant.tags,
    Applicant.advisor_id,
)


def applicant_filters(told: Mapping[str, str]) -> ApplicantFilters:
    """From the address."""
    found = ApplicantFilters(**{name: told.get(name, "").strip() for name in ApplicantFilters._fields})
    return found._replace(columns=APPLICANTS.told(found.columns))


def applicants(filters: ApplicantFilters, place: Place, among: Among = None) -> Page[ApplicantRow]:
    """One page, fifty rows. `among`: the applicants that a search has found (`portal.queries.searching`)."""
    if among == []:
        return Page([], "", "")
    turn, mark = turn_of(place, _sort(filters.sort))
    found = ask(_page(shape_of(filters), turn, among is not None), {**mark, **typed_in(filters), "among": among or []})
    return page_of(found, place, lambda one: ApplicantRow._make(one[:-1]))


@lru_cache(maxsize=KEPT_STATEMENTS)
def _page(filters: ApplicantFilters, turn: Turn, among: bool) -> sa.Select[*tuple[Any, ...]]:
    """The statement of a page. It holds no row, so that whoever asks may use it."""
    sort = _sort(filters.sort)
    page = limited(sa.select(*_COLUMNS).where(*_those(filters, among)), sort, turn).subquery()
    row, chosen = page.c, APPLICANTS.shown(filters.columns)

    def if_chosen(name: str, column: Any) -> Any:
        return column if name in chosen else sa.null()

    joined: sa.FromClause = page
    letters = _letters_of(row)
    if "season" in chosen:
        joined = joined.join(Season, sa.and_(Season.office_id == row.office_id, Season.id == row.season_id))
    if "letters" in chosen:
        joined = joined.join(letters, sa.true())
    if "advisor" in chosen:
        joined = joined.outerjoin(Advisor, sa.and_(Advisor.office_id == row.office_id, Advisor.id == row.advisor_id))
    return (
        sa.select(
            sa.cast(row.id, sa.Text).label("id"),
            row.first_name,
            row.last_name,
            row.own_script_name,
            row.name_language,
            row.specialty,
            row.country,
            if_chosen("season", Season.name),
            sa.cast(row.invited_at, sa.Date),
            row.joined_at.is_not(None),
            if_chosen("letters", letters.c.all),
            if_chosen("letters", letters.c["in"]),
            if_chosen("email", row.email),
            if_chosen("aamc_id", row.aamc_id),
            if_chosen("medical_school", row.medical_school),
            if_chosen("graduated", row.graduated_on),
            if_chosen("tags", row.tags),
            if_chosen("advisor", Advisor.name),
            if_chosen("findings", _findings_of(row)),
            row.mark_key,
        )
        .select_from(joined)
        .order_by(*again(row, sort, turn))
    )


def _letters_of(row: Any) -> sa.FromClause:
    """How many letters an applicant has, and how many of them are in."""
    alive = LetterRequest.status.not_in(ENDED)
    return (
        sa.select(
            sa.func.count().filter(alive).label("all"),
            sa.func.count().filter(alive, LetterRequest.uploaded_at.is_not(None)).label("in"),
        )
        .where(LetterRequest.office_id == row.office_id, LetterRequest.applicant_id == row.id)
        .lateral("counts")
    )


def _findings_of(row: Any) -> sa.ScalarSelect[list[str]]:
    """What is said of an applicant's set, of what PostgreSQL keeps."""
    kept = ApplicantFinding
    return (
        sa.select(sa.func.array_agg(kept.finding))
        .where(kept.office_id == row.office_id, kept.applicant_id == row.id, kept.finding.in_(FINDINGS))
        .scalar_subquery()
    )


def count_applicants(filters: ApplicantFilters, kept: Tallies, among: Among = None) -> Found:
    """How many the filters leave: from the numbers kept, or counted as far as `MOST_COUNTED`."""
    known = applicants_known(kept, narrowed_by(filters))
    if known is not None:
        return Found(known)
    if among == []:
        return Found(0)
    counted = _count(shape_of(filters)._replace(sort="", columns=""), among is not None)
    [(number,)] = ask(counted, {**typed_in(filters), "among": among or []})
    return found_of(number)


@lru_cache(maxsize=KEPT_STATEMENTS)
def _count(filters: ApplicantFilters, among: bool) -> sa.Select[int]:
    return count_of(sa.select(Applicant.id).where(*_those(filters, among)), _sort(filters.sort))


def cohort_rows(
    filters: ApplicantFilters, *, office_id: UUID | None = None, season_id: UUID | None = None
) -> Iterator[Sequence[Any]]:
    """All applicants that the filters leave, in the columns of a cohort file and the table's order.

    The command line, which no row is hidden from, says of which office and season.
    """
    wanted = every_applicant(filters)
    if office_id is not None:
        wanted = wanted.where(Applicant.office_id == office_id)
    if season_id is not None:
        wanted = wanted.where(Applicant.season_id == season_id)
    found = db.session.connection().execute(wanted.execution_options(yield_per=BATCH))
    for rows in a_step_ahead(found.partitions()):
        yield from rows


def every_applicant(filters: ApplicantFilters) -> sa.Select[*tuple[Any, ...]]:
    """The statement of the same."""
    sort = _sort(filters.sort)
    key = sort.key.desc() if sort.descending else sort.key
    return sa.select(*FILE_COLUMNS).where(*conditions_of(filters)).order_by(key, sort.id)


def _those(filters: ApplicantFilters, among: bool) -> list[Condition]:
    if not among:
        return conditions_of(filters)
    return [is_among(Applicant.id), *conditions_of(filters._replace(q=""))]


def conditions_of(filters: ApplicantFilters) -> list[Condition]:
    """Everything that the filters ask for."""
    person = Applicant
    found: list[Condition] = [person.withdrawn_at.is_(None), *words_in(person.search, filters.q)]
    found += applicant_conditions(filters.advisor, filters.tag)
    if filters.specialty:
        found.append(person.specialty == typed("specialty", filters.specialty))
    match filters.joined:
        case "no":
            found.append(person.invited_at.is_(None))
        case "invited":
            found += [person.invited_at.is_not(None), person.joined_at.is_(None)]
        case "yes":
            found.append(person.joined_at.is_not(None))
    if filters.finding in FINDINGS:
        found.append(has_finding(filters.finding))
    return found


def _sort(name: str) -> Sort:
    """`name`, `specialty` or `country`; a hyphen before it turns it round."""
    by, down = name.removeprefix("-"), name.startswith("-")
    known: dict[str, sa.SQLColumnExpression[str]] = {"specialty": Applicant.specialty, "country": Applicant.country}
    key = known.get(by, Applicant.sort_name)
    return Sort(key, Applicant.id, descending=down)
