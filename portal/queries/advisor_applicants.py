"""The table of applicants: limited before anything is joined, three queries whatever its length."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.lifecycle import ENDED
from portal.models import Applicant, LetterRequest, Season
from portal.queries.cohort_findings import conditions
from portal.queries.keyset import Page, Place, Sort, again, limited, page_of
from portal.queries.letter_filters import Condition, applicant_conditions, words_in


class ApplicantFilters(NamedTuple):
    """As they stand in the address; empty for any."""

    q: str = ""
    finding: str = ""
    joined: str = ""
    specialty: str = ""
    advisor: str = ""
    tag: str = ""
    sort: str = ""


class ApplicantRow(NamedTuple):
    """A row of the applicants."""

    id: UUID
    first_name: str
    last_name: str
    own_script: str
    language: str
    specialty: str
    country: str
    season: str
    invited_at: datetime | None
    joined_at: datetime | None
    letters: int
    letters_in: int

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
)


def applicant_filters(told: Mapping[str, str]) -> ApplicantFilters:
    """From the address."""
    return ApplicantFilters(**{name: told.get(name, "").strip() for name in ApplicantFilters._fields})


def applicants(filters: ApplicantFilters, place: Place) -> Page[ApplicantRow]:
    """One page, fifty rows."""
    sort = _sort(filters.sort)
    page = limited(sa.select(*_COLUMNS).where(*conditions_of(filters)), sort, place).subquery()
    row = page.c
    alive = LetterRequest.status.not_in(ENDED)
    letters = (
        sa.select(
            sa.func.count().filter(alive).label("all"),
            sa.func.count().filter(alive, LetterRequest.uploaded_at.is_not(None)).label("in"),
        )
        .where(LetterRequest.office_id == row.office_id, LetterRequest.applicant_id == row.id)
        .lateral("counts")
    )
    found = db.session.execute(
        sa.select(
            row.id,
            row.first_name,
            row.last_name,
            row.own_script_name,
            row.name_language,
            row.specialty,
            row.country,
            Season.name,
            row.invited_at,
            row.joined_at,
            letters.c.all,
            letters.c["in"],
            row.mark_key,
        )
        .select_from(page)
        .join(Season, sa.and_(Season.office_id == row.office_id, Season.id == row.season_id))
        .join(letters, sa.true())
        .order_by(*again(row, sort, place))
    ).all()
    return page_of(found, place, lambda one: ApplicantRow(*one[:-1]))


def count_applicants(filters: ApplicantFilters) -> int:
    """How many the filters leave."""
    return db.session.scalars(sa.select(sa.func.count()).select_from(Applicant).where(*conditions_of(filters))).one()


def cohort_rows(
    filters: ApplicantFilters, *, office_id: UUID | None = None, season_id: UUID | None = None
) -> Iterator[tuple[str | date | None, ...]]:
    """All applicants that the filters leave, in the columns of a cohort file and the table's order.

    The command line, which no row is hidden from, says of which office and season.
    """
    wanted = every_applicant(filters)
    if office_id is not None:
        wanted = wanted.where(Applicant.office_id == office_id)
    if season_id is not None:
        wanted = wanted.where(Applicant.season_id == season_id)
    for row in db.session.execute(wanted.execution_options(yield_per=1000)):
        yield tuple(row)


def every_applicant(filters: ApplicantFilters) -> sa.Select[*tuple[Any, ...]]:
    """The statement of the same."""
    sort = _sort(filters.sort)
    key = sort.key.desc() if sort.descending else sort.key
    return sa.select(*FILE_COLUMNS).where(*conditions_of(filters)).order_by(key, sort.id)


def conditions_of(filters: ApplicantFilters) -> list[Condition]:
    """Everything that the filters ask for."""
    person = Applicant
    found: list[Condition] = [person.withdrawn_at.is_(None), *words_in(person.search, filters.q)]
    found += applicant_conditions(filters.advisor, filters.tag)
    if filters.specialty:
        found.append(person.specialty == filters.specialty)
    match filters.joined:
        case "no":
            found.append(person.invited_at.is_(None))
        case "invited":
            found += [person.invited_at.is_not(None), person.joined_at.is_(None)]
        case "yes":
            found.append(person.joined_at.is_not(None))
    if filters.finding and (condition := conditions().get(filters.finding)) is not None:
        found.append(condition)
    return found


def _sort(name: str) -> Sort:
    """`name`, `specialty` or `country`; a hyphen before it turns it round."""
    by, down = name.removeprefix("-"), name.startswith("-")
    plain = sa.func.portal.plain(Applicant.last_name + " " + Applicant.first_name, type_=sa.Text())
    known: dict[str, sa.SQLColumnExpression[str]] = {"specialty": Applicant.specialty, "country": Applicant.country}
    key = known.get(by, plain)
    return Sort(key, Applicant.id, descending=down)
