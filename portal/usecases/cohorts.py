"""Cohorts: a file of applicants comes in, every row with its fate. Nobody is invited by an import."""

import hashlib
from typing import Any

import sqlalchemy as sa

from portal.audit import OFFICE, record
from portal.clock import today
from portal.cohorts import CohortFileRefused, Duplicate, Imported, Rejected, Result, read_cohort
from portal.errors import NotThere
from portal.extensions import db
from portal.models import CohortImport, Office, Season
from portal.usecases.cohort_rows import Changed, Cohort, Same, add_people, fates_in, in_chunks


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
    """Import the good rows of a file in one transaction; the rest is told with the reason. The same file again imports nothing.

    `all_or_nothing`: one rejected row, and nothing is imported. `dry_run`: nothing is, and the account is the same.
    """
    try:
        file = read_cohort(data, name, on=today())
    except CohortFileRefused as refusal:
        return Result.refused(refusal)
    stays_out = all_or_nothing and any(isinstance(fate, Rejected) for fate in file.rows)
    cohort, result = Cohort(office.id, season.id), Result()
    for chunk in in_chunks(file.rows):
        if dry_run or stays_out:
            there = {fate.line for fate in fates_in(cohort, chunk) if isinstance(fate, Same | Changed)}
        else:
            there = add_people(cohort, [fate for fate in chunk if isinstance(fate, Imported)], file_name=name)
        for fate in chunk:
            result.add(_known(fate) if isinstance(fate, Imported) and fate.line in there else fate)
    if stays_out and not dry_run:
        result.imported = 0
    elif result.imported and not dry_run:
        _keep_account(cohort, season.name, data, name, result)
    return result


def _known(fate: Imported) -> Duplicate:
    return Duplicate(fate.line, fate.candidate.email)


def _keep_account(cohort: Cohort, season: str, data: bytes, name: str, result: Result) -> None:
    told: dict[str, Any] = {
        "rows": result.rows,
        "imported": result.imported,
        "duplicates": len(result.duplicates),
        "rejected": len(result.rejected),
    }
    digest = hashlib.sha256(data).hexdigest()
    db.session.add(CohortImport(**cohort._asdict(), file_name=name, file_hash=digest, result=told))
    record("import_cohort", office_id=cohort.office_id, shown_to=OFFICE, file=name, season=season, **told)
