"""The file check of a letter PDF: what a service or a reader would refuse, found before the upload, nothing kept."""

from portal.letterfile.check import Busy, check
from portal.letterfile.limits import ERAS, LIMITS, Limits
from portal.letterfile.report import Finding, Look, Report, Verdict
from portal.sentences import Sentence

__all__ = ["ERAS", "LIMITS", "Busy", "Finding", "Limits", "Look", "Report", "Sentence", "Verdict", "check"]
