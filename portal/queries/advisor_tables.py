"""The tables of applicants and of letters: columns, not entities; limited before anything is joined."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.lifecycle import ENDED, OUT, Status
from portal.models import Applicant, LetterRequest, Season

#: Rows of a page.
PAGE = 50


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


class LetterRow(NamedTuple):
    """A row of the letters."""

    id: UUID
    applicant: str
    writer: str
    specialty: str
    tier: str
    status: str
    said_by: str
    status_at: datetime
    due_on: date | None


class SeasonRow(NamedTuple):
    """A season to choose from."""

    id: UUID
    name: str


def applicants(search: str) -> list[ApplicantRow]:
    """The first page of applicants by name; `search` finds parts of names and addresses, without accents."""
    person = Applicant
    page = sa.select(
        person.office_id, person.id, person.first_name, person.last_name, person.own_script_name, person.name_language, person.specialty,
        person.country, person.season_id, person.invited_at, person.joined_at,
    ).where(person.withdrawn_at.is_(None))  # fmt: skip
    for word in search.split():
        page = page.where(person.search.like(sa.func.concat("%", sa.func.portal.plain(_literally(word)), "%")))
    limited = page.order_by(person.last_name, person.first_name, person.id).limit(PAGE).subquery()
    letters = (
        sa.select(
            LetterRequest.applicant_id,
            sa.func.count().filter(LetterRequest.status.not_in(ENDED)).label("all"),
            sa.func.count()
            .filter(LetterRequest.uploaded_at.is_not(None), LetterRequest.status.not_in(ENDED))
            .label("in"),
        )
        .where(LetterRequest.office_id == limited.c.office_id, LetterRequest.applicant_id == limited.c.id)
        .group_by(LetterRequest.applicant_id)
        .lateral("counts")
    )
    rows = db.session.execute(
        sa.select(
            limited.c.id,
            limited.c.first_name,
            limited.c.last_name,
            limited.c.own_script_name,
            limited.c.name_language,
            limited.c.specialty,
            limited.c.country,
            Season.name,
            limited.c.invited_at,
            limited.c.joined_at,
            sa.func.coalesce(letters.c.all, 0),
            sa.func.coalesce(letters.c["in"], 0),
        )
        .select_from(limited)
        .join(Season, sa.and_(Season.office_id == limited.c.office_id, Season.id == limited.c.season_id))
        .outerjoin(letters, sa.true())
        .order_by(limited.c.last_name, limited.c.first_name, limited.c.id)
    )
    return [ApplicantRow(*row) for row in rows]


def letters(search: str, state: str) -> list[LetterRow]:
    """The first page of letters by due date. `state`: "out", "in", a status, or empty for all that have not ended."""
    letter = LetterRequest
    wanted = sa.select(
        letter.id,
        letter.applicant_name,
        letter.writer_name,
        letter.specialty,
        letter.tier,
        letter.status,
        letter.status_said_by,
        letter.status_at,
        letter.due_on,
    )
    match state:
        case "out":
            wanted = wanted.where(letter.status.in_(OUT))
        case "in":
            wanted = wanted.where(letter.status.in_(("uploaded", "available", "assigned")))
        case _ if state in set(Status):
            wanted = wanted.where(letter.status == state)
        case _:
            wanted = wanted.where(letter.status.not_in(ENDED))
    for word in search.split():
        wanted = wanted.where(letter.search.like(sa.func.concat("%", sa.func.portal.plain(_literally(word)), "%")))
    rows = db.session.execute(wanted.order_by(letter.due_on.nulls_last(), letter.id).limit(PAGE))
    return [LetterRow(*row) for row in rows]


def seasons() -> list[SeasonRow]:
    """The office's seasons that have not ended, the next first."""
    rows = db.session.execute(
        sa.select(Season.id, Season.name).where(Season.ended_at.is_(None)).order_by(Season.year, Season.service)
    )
    return [SeasonRow(*row) for row in rows]


def _literally(word: str) -> str:
    """What a person typed, with LIKE's own signs taken as they are."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
