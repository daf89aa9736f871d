"""Cohort files: an office's applicants as CSV, TSV or XLSX, read with every row's fate and written back safely."""

from portal.cohorts.known import Change, changes_to
from portal.cohorts.looking import Look, look_at_cohort
from portal.cohorts.reading import CohortFile, read_cohort
from portal.cohorts.results import Candidate, Duplicate, Fate, Imported, PointedOut, Rejected, Result
from portal.cohorts.sentences import CohortFileRefused, Remark

__all__ = [
    "Candidate",
    "Change",
    "CohortFile",
    "CohortFileRefused",
    "Duplicate",
    "Fate",
    "Imported",
    "Look",
    "PointedOut",
    "Rejected",
    "Remark",
    "Result",
    "changes_to",
    "look_at_cohort",
    "read_cohort",
]
