"""The letters of one applicant for a report on paper: who writes, where each stands, who said so. Never what a letter says."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.extensions import db
from portal.models import Applicant, LetterRequest, Office, Season


class ReportHead(NamedTuple):
    """Whose letters, of which season, at which office."""

    applicant: str
    season: str
    specialty: str
    office: str


class ReportLine(NamedTuple):
    """One letter."""

    writer: str
    status: str
    said_by: str
    said_at: datetime
    due_on: date | None


def report_head(applicant_id: UUID) -> ReportHead:
    """The applicant, for whoever may see them. Raises NotThere."""
    person = Applicant
    row = db.session.execute(
        sa.select(sa.func.btrim(person.first_name + " " + person.last_name), Season.name, person.specialty, Office.name)
        .join(Season, sa.and_(Season.office_id == person.office_id, Season.id == person.season_id))
        .join(Office, Office.id == person.office_id)
        .where(person.id == applicant_id)
    ).one_or_none()
    if row is None:
        raise NotThere
    return ReportHead(*row)


def report_lines(applicant_id: UUID) -> list[ReportLine]:
    """The letters, by due date."""
    letter = LetterRequest
    rows = db.session.execute(
        sa.select(letter.writer_name, letter.status, letter.status_said_by, letter.status_at, letter.due_on)
        .where(letter.applicant_id == applicant_id)
        .order_by(letter.due_on.nulls_last(), letter.writer_name)
    )
    return [ReportLine(*row) for row in rows]
