"""Findings on applicants' sets over a whole cohort: what `portal.guidance` says of one set, kept by PostgreSQL as rows.

`portal.findings_of` in migrations/sql ("findings") says what each means. It counts plans (choices proposed, or approved and
not ended), as the guide does for one set; the applicant's own page says the rest.
"""

import sqlalchemy as sa

from portal.models import Applicant, ApplicantFinding
from portal.queries.tallies import Tallies

#: By their names in the address.
FINDINGS = ("no_global_health_letter", "too_few_us_clinical", "no_choice", "waiver_unsigned", "unassigned")
#: No rotation, no choice, no program: the queue's own.
NOT_STARTED = "not_started"


def count_findings(kept: Tallies) -> dict[str, int]:
    """How many applicants of the cohort each is about."""
    return {finding: kept.of("finding", finding) for finding in FINDINGS}


def has_finding(finding: str) -> sa.ColumnElement[bool]:
    """The applicant is one of those it is about."""
    return (
        sa.select(ApplicantFinding.applicant_id)
        .where(
            ApplicantFinding.office_id == Applicant.office_id,
            ApplicantFinding.applicant_id == Applicant.id,
            ApplicantFinding.finding == finding,
        )
        .correlate(Applicant)
        .exists()
    )
