"""Findings counted over a whole cohort: what `portal.guidance` says of one set, as conditions on the applicants' rows.

The conditions count plans (proposed and approved choices), as the guide does for one set; the applicant's own page says the rest.
"""

from uuid import UUID

import sqlalchemy as sa

from portal.extensions import db
from portal.guidance import DEFAULTS, GLOBAL_HEALTH_THEMES
from portal.lifecycle import ENDED, Status
from portal.models import Applicant, LetterRequest, Target, Waiver, WriterChoice

#: So many global health themes make a letter one about global health (portal/queries/advice.py).
_THEMES_ENOUGH = 2


def conditions() -> dict[str, sa.ColumnElement[bool]]:
    """By its name in the address: which applicants are meant. Each set is found once, not once an applicant."""
    planned = _among(_plans())
    clinical = _plans(WriterChoice.relationship == "clinical", WriterChoice.writer_country == "US")
    enough_clinical = clinical.group_by(WriterChoice.office_id, WriterChoice.applicant_id).having(
        sa.func.count() >= DEFAULTS.us_clinical_letters
    )
    return {
        "no_global_health_letter": sa.and_(
            _among(_applicants_of(Target, Target.global_health_track.is_(True))),
            ~_among(_plans(_about_global_health())),
            planned,
        ),
        "too_few_us_clinical": sa.and_(planned, ~_among(enough_clinical)),
        "no_choice": sa.and_(Applicant.joined_at.is_not(None), ~planned),
        "waiver_unsigned": _among(
            _applicants_of(LetterRequest, LetterRequest.status.in_((Status.AGREED, Status.ASKED)), ~_has_waiver())
        ),
        "unassigned": _among(_applicants_of(LetterRequest, LetterRequest.status == Status.AVAILABLE)),
    }


def count_findings() -> dict[str, int]:
    """How many applicants of the cohort each is about, in one query."""
    counts = [sa.func.count().filter(condition).label(name) for name, condition in conditions().items()]
    row = db.session.execute(sa.select(*counts).where(Applicant.withdrawn_at.is_(None))).one()
    return dict(row._mapping)


def _among(meant: sa.Select[UUID, UUID]) -> sa.ColumnElement[bool]:
    return sa.tuple_(Applicant.office_id, Applicant.id).in_(meant)


def _plans(*those: sa.ColumnElement[bool]) -> sa.Select[UUID, UUID]:
    """Whose plans: an applicant for each choice that is proposed, or approved and not ended."""
    return _applicants_of(WriterChoice, _is_alive(), *those)


def _applicants_of(
    table: type[Target | LetterRequest | WriterChoice], *those: sa.ColumnElement[bool]
) -> sa.Select[UUID, UUID]:
    return sa.select(table.office_id, table.applicant_id).where(*those)


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
