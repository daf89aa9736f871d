"""Findings counted over a whole cohort: what `portal.guidance` says of one set, as conditions on the applicants' rows.

The conditions count plans (proposed and approved choices), as the guide does for one set; the applicant's own page says the rest.
"""

import sqlalchemy as sa

from portal.extensions import db
from portal.guidance import DEFAULTS, GLOBAL_HEALTH_THEMES
from portal.lifecycle import ENDED, Status
from portal.models import Applicant, LetterRequest, Target, Waiver, WriterChoice

#: So many global health themes make a letter one about global health (portal/queries/advice.py).
_THEMES_ENOUGH = 2


def conditions() -> dict[str, sa.ColumnElement[bool]]:
    """By its name in the address: which applicants are meant."""
    planned = _choices(_is_alive())
    clinical = _choices(_is_alive(), WriterChoice.relationship == "clinical", WriterChoice.writer_country == "US")
    return {
        "no_global_health_letter": sa.and_(
            _has(Target, Target.global_health_track.is_(True)),
            _choices(_is_alive(), _about_global_health()) == 0,
            planned > 0,
        ),
        "too_few_us_clinical": sa.and_(planned > 0, clinical < DEFAULTS.us_clinical_letters),
        "no_choice": sa.and_(Applicant.joined_at.is_not(None), planned == 0),
        "waiver_unsigned": _has(LetterRequest, LetterRequest.status.in_((Status.AGREED, Status.ASKED)), ~_has_waiver()),
        "unassigned": _has(LetterRequest, LetterRequest.status == Status.AVAILABLE),
    }


def count_findings() -> dict[str, int]:
    """How many applicants of the cohort each is about, in one query."""
    counts = [sa.func.count().filter(condition).label(name) for name, condition in conditions().items()]
    row = db.session.execute(sa.select(*counts).where(Applicant.withdrawn_at.is_(None))).one()
    return dict(row._mapping)


def _choices(*those: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.count())
        .select_from(WriterChoice)
        .where(WriterChoice.office_id == Applicant.office_id, WriterChoice.applicant_id == Applicant.id, *those)
        .correlate(Applicant)
        .scalar_subquery()
    )


def _has(table: type[Target | LetterRequest], *those: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return (
        sa.select(table.id)
        .where(table.office_id == Applicant.office_id, table.applicant_id == Applicant.id, *those)
        .correlate(Applicant)
        .exists()
    )


def _is_alive() -> sa.ColumnElement[bool]:
    """Proposed, or approved with a letter that has not ended."""
    ended = (
        sa.select(LetterRequest.id)
        .where(
            LetterRequest.office_id == WriterChoice.office_id,
            LetterRequest.choice_id == WriterChoice.id,
            LetterRequest.status.in_((*ENDED, Status.HESITANT)),
        )
        .correlate(WriterChoice)
        .exists()
    )
    return sa.and_(WriterChoice.status.in_((Status.PROPOSED, Status.APPROVED)), ~ended)


def _about_global_health() -> sa.ColumnElement[bool]:
    """By the writer's role, or by the themes that the letter is planned to show."""
    shown: sa.ColumnElement[int] = sa.literal(0)
    for theme in sorted(GLOBAL_HEALTH_THEMES):
        shown = shown + sa.case((sa.literal(theme.value) == sa.any_(WriterChoice.themes), 1), else_=0)
    return sa.or_(
        WriterChoice.relationship == "global_health", WriterChoice.global_health_role != "", shown >= _THEMES_ENOUGH
    )


def _has_waiver() -> sa.ColumnElement[bool]:
    return (
        sa.select(Waiver.id)
        .where(
            Waiver.office_id == LetterRequest.office_id,
            Waiver.request_id == LetterRequest.id,
            Waiver.revoked_at.is_(None),
        )
        .correlate(LetterRequest)
        .exists()
    )
