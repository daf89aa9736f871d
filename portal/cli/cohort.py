"""`flask cohort`: an office's applicants of a season, in from a file and out to one."""

import json
import sys
from pathlib import Path

import click
import sqlalchemy as sa

from portal.cli.database_at_hand import needs_database
from portal.cohorts import Result
from portal.cohorts.writing import csv_stream, xlsx_stream
from portal.errors import NotThere, Refused
from portal.extensions import db
from portal.models import Office, Season
from portal.queries.advisor_applicants import ApplicantFilters, cohort_rows
from portal.usecases.cohorts import import_cohort, season_named


@click.group()
def cohort() -> None:
    """An office's applicants of a season."""


@cohort.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--office", "slug", required=True, help="The office's short name.")
@click.option("--season", required=True, help="The season's name, such as “ERAS 2028”.")
@click.option("--dry-run", is_flag=True, help="Tell every row's fate and import nothing.")
@click.option("--all-or-nothing", is_flag=True, help="Import nothing if any row is rejected.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@needs_database
def import_(file: Path, slug: str, season: str, dry_run: bool, all_or_nothing: bool, as_json: bool) -> None:
    """Import FILE: CSV, TSV or XLSX. Nobody is invited by it."""
    office = office_with(slug)
    result = import_cohort(
        office,
        named(office, season),
        data=file.read_bytes(),
        name=file.name,
        dry_run=dry_run,
        all_or_nothing=all_or_nothing,
    )
    click.echo(json.dumps(result.as_json(), ensure_ascii=False) if as_json else in_words(result))
    if result.file_rejected:
        raise Refused(result.file_rejected)


@cohort.command("export")
@click.option("--office", "slug", required=True, help="The office's short name.")
@click.option("--season", required=True, help="The season's name, such as “ERAS 2028”.")
@click.option("--format", "kind", type=click.Choice(["csv", "xlsx"]), default="csv", show_default=True)
@needs_database
def export(slug: str, season: str, kind: str) -> None:
    """Write the cohort to standard output: no cell runs as a formula, and the file imports again."""
    office = office_with(slug)
    rows = cohort_rows(ApplicantFilters(), office_id=office.id, season_id=named(office, season).id)
    sink = sys.stdout.buffer
    if kind == "csv":
        sink.writelines(csv_stream(rows))
    else:
        sink.writelines(xlsx_stream(rows))


def office_with(slug: str) -> Office:
    """The office of that short name. Raises Refused, naming those that are there."""
    office = db.session.scalar(sa.select(Office).where(Office.slug == slug))
    if office is None:
        known = ", ".join(db.session.scalars(sa.select(Office.slug).order_by(Office.slug)))
        raise Refused(f"There is no office {slug}. There are: {known or 'none yet'}.")
    return office


def named(office: Office, season: str) -> Season:
    """The season, or a sentence that names those that are there."""
    try:
        return season_named(office, season)
    except NotThere as missing:
        raise Refused(str(missing)) from missing


def in_words(result: Result) -> str:
    """The account for a person."""
    lines = [
        f"{result.rows} rows: {result.imported} imported, {len(result.duplicates)} known already, {len(result.rejected)} rejected."
    ]
    lines += [f"  line {row.line}: {row.field_header}: {row.remark.sentence}" for row in result.rejected]
    return "\n".join(lines)
