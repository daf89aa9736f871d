"""The check and the repair without a child process, for tame files: what the child does, then what the parent says."""

from portal.letterfile import ERAS, Limits, Report, judge, texts
from portal.letterfile.facts import read_content_facts, read_file_facts
from portal.letterfile.jobs import look_at_everything
from portal.letterfile.mending import mend


def checked(data: bytes, name: str = "letter.pdf", applicant: str | None = None, limits: Limits = ERAS) -> Report:
    facts, _ = look_at_everything(data, {"applicant": applicant, "aamc_id": None, "pictures": False})
    content = facts["content"] and read_content_facts(facts["content"])
    seen = judge.Seen(read_file_facts(facts["file"]), content)
    return judge.report(seen, data, name, size=len(data), seconds=0.0, limits=limits, applicant=applicant)


def mended(data: bytes, *what: str) -> tuple[tuple[str, ...], bytes]:
    """What was done, and the new file."""
    facts = {"what": what or tuple(texts.REPAIRS), "paper": (612.0, 792.0), "tolerance": 2.0}
    told, new = mend(data, facts)
    return tuple(told["done"]), new


def codes(report: Report) -> list[str]:
    """Reasons, then warnings."""
    return [finding.code for finding in (*report.reasons, *report.warnings)]
