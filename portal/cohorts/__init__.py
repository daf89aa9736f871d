"""Cohort files: an office's applicants as CSV, TSV or XLSX, read with every row's fate and written back safely."""

from portal.cohorts.reading import CohortFile, read_cohort
from portal.cohorts.results import Candidate, Duplicate, Fate, Imported, PointedOut, Rejected, Result
from portal.cohorts.sentences import CohortFileRefused, Remark

__all__ = [
    "Candidate",
    "CohortFile",
    "CohortFileRefused",
    "Duplicate",
    "Fate",
    "Imported",
    "PointedOut",
    "Rejected",
    "Remark",
    "Result",
    "read_cohort",
]
