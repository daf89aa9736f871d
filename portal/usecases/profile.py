"""The profile that programs are judged by: what the applicant says of scores, visa, wishes and budget.

It enters no history, no mail and no log: the applicant and their office read it on its page, and nobody elsewhere.
"""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from portal.extensions import db
from portal.models import Applicant, ApplicantPrivate
from portal.programs.wishes import Preferences, preferences_as_json


def save_program_profile(
    applicant: Applicant, *, graduated_on: date | None, preferences: Preferences, **told: Any
) -> None:
    """Keep it. `told`: the columns of `applicant_private`; None is "not known"."""
    applicant.graduated_on = graduated_on
    kept = told | {"preferences": preferences_as_json(preferences)}
    row = {"office_id": applicant.office_id, "applicant_id": applicant.id}
    db.session.flush()
    db.session.execute(
        insert(ApplicantPrivate)
        .values(row | kept)
        .on_conflict_do_update(index_elements=[sa.column(name) for name in row], set_=kept)
    )
