"""Cohorts: a file of applicants comes in, every row with its fate. Nobody is invited by an import."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from portal.access import actor_of
from portal.audit import OFFICE, record
from portal.clock import today
from portal.cohorts import CohortFile, CohortFileRefused, Duplicate, Imported, Result, read_cohort
from portal.errors import NotThere
from portal.extensions import db
from portal.models import CohortImport, Office, Season

#: Rows a statement.
CHUNK = 5000
_COLUMNS = (
    "first_name",
    "last_name",
    "email",
    "aamc_id",
    "specialty",
    "medical_school",
    "country",
    "graduated_on",
    "notes",
)

_KNOWN = sa.text(
    "SELECT u.n FROM unnest(:emails) WITH ORDINALITY AS u (email, n)"
    " JOIN applicant a ON a.office_id = :office AND a.season_id = :season AND lower(a.email) = lower(u.email)"
).bindparams(sa.bindparam("emails", type_=ARRAY(sa.Text())))

_INSERT = sa.text(
    "INSERT INTO applicant (office_id, season_id, advisor_id, first_name, last_name, email, aamc_id, specialty,"
    " medical_school, country, graduated_on, notes)"
    " SELECT :office, :season, :advisor, u.* FROM unnest(:first_name, :last_name, :email, :aamc_id, :specialty,"
    " :medical_school, :country, :graduated_on, :notes) AS u"
    " ON CONFLICT (office_id, season_id, lower(email)) DO NOTHING"
).bindparams(
    *(sa.bindparam(name, type_=ARRAY(sa.Date() if name == "graduated_on" else sa.Text())) for name in _COLUMNS)
)


def season_named(office: Office, name: str) -> Season:
    """The office's season of that name, such as "ERAS 2028"; the year alone means ERAS. Raises NotThere, naming those that are."""
    seasons = db.session.scalars(
        sa.select(Season).where(Season.office_id == office.id).order_by(Season.service, Season.year)
    ).all()
    wanted = " ".join(name.lower().split())
    for season in seasons:
        if season.name.lower() == wanted or (season.service == "eras" and str(season.year) == wanted):
            return season
    known = ", ".join(season.name for season in seasons)
    raise NotThere(f"{office.name} has no season {name}. It has: {known}.")


def import_cohort(
    office: Office, season: Season, *, data: bytes, name: str, dry_run: bool = False, all_or_nothing: bool = False
) -> Result:
    """Import the good rows of a file; the rest is told with the reason. The same file again imports nothing.

    `all_or_nothing`: one rejected row, and nothing is imported. `dry_run`: nothing is, and the account is the same.
    """
    try:
        file = read_cohort(data, name, on=today())
    except CohortFileRefused as refusal:
        return Result.refused(refusal)
    result, good = _account(office, season, file)
    if dry_run or not good:
        return result
    if all_or_nothing and result.rejected:
        result.imported = 0
        return result
    for chunk in _chunks(good):
        _insert(office, season, chunk)
    digest = hashlib.sha256(data).hexdigest()
    told: dict[str, Any] = {
        "rows": result.rows,
        "imported": result.imported,
        "duplicates": len(result.duplicates),
        "rejected": len(result.rejected),
    }
    db.session.add(
        CohortImport(office_id=office.id, season_id=season.id, file_name=name, file_hash=digest, result=told)
    )
    record("import_cohort", office_id=office.id, shown_to=OFFICE, file=name, season=season.name, **told)
    return result


def _account(office: Office, season: Season, file: CohortFile) -> tuple[Result, list[Imported]]:
    """Every row's fate, those of the office's own cohort included, and the rows to import."""
    fates = list(file.rows)
    imported = [fate for fate in fates if isinstance(fate, Imported)]
    known = _known_already(office, season, imported)
    result = Result()
    for fate in fates:
        is_known = isinstance(fate, Imported) and fate.line in known
        result.add(Duplicate(fate.line, fate.candidate.email) if is_known and isinstance(fate, Imported) else fate)
    return result, [fate for fate in imported if fate.line not in known]


def _known_already(office: Office, season: Season, rows: list[Imported]) -> set[int]:
    """Lines whose applicant is in the cohort already."""
    found: set[int] = set()
    for chunk in _chunks(rows):
        numbers = db.session.scalars(
            _KNOWN, {"emails": [row.candidate.email for row in chunk], "office": office.id, "season": season.id}
        )
        found.update(chunk[number - 1].line for number in numbers)
    return found


def _insert(office: Office, season: Season, rows: list[Imported]) -> None:
    columns: dict[str, list[str | date | None]] = {
        name: [getattr(row.candidate, name) for row in rows] for name in _COLUMNS
    }
    db.session.execute(
        _INSERT, {"office": office.id, "season": season.id, "advisor": actor_of(db.session()).own_id, **columns}
    )


def _chunks(rows: list[Imported]) -> Iterator[list[Imported]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]
