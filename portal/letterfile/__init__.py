"""The file check of a letter PDF: what a service or a reader would refuse, found before the upload, nothing kept."""

from portal.letterfile.check import Busy, check
from portal.letterfile.limits import ERAS, Limits, limits_of
from portal.letterfile.repair import Repaired, repair
from portal.letterfile.report import Finding, Look, Report, Verdict
from portal.letterfile.text import Unreadable, read_draft
from portal.letterfile.thumbnails import thumbnails
from portal.sentences import Sentence

__all__ = [
    "ERAS",
    "Busy",
    "Finding",
    "Limits",
    "Look",
    "Repaired",
    "Report",
    "Sentence",
    "Unreadable",
    "Verdict",
    "check",
    "limits_of",
    "read_draft",
    "repair",
    "thumbnails",
]
