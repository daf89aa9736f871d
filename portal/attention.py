"""When a letter on its way needs somebody: late, at risk, silent. Pure, and the same for applicant and advisor."""

from datetime import date
from typing import Literal

from portal.lifecycle import OUT, Status

Attention = Literal["late", "at_risk", "silent"]

#: Rule deadline_risk_unreceived (assumed): under this many days to the due date an outstanding letter is at risk.
RISK_DAYS = 14
#: From the day after this many without an answer, a writer is called silent (assumed).
SILENT_DAYS = 14


def attention_of(
    status: str,
    *,
    due_on: date | None,
    status_on: date | None,
    today: date,
    promised: bool = False,
    risk_days: int = RISK_DAYS,
    silent_days: int = SILENT_DAYS,
) -> Attention | None:
    """What is wrong with a letter in this status, the gravest first; None where nothing is.

    `status_on` is the day on which the status was reported; `promised` says that the writer has told us they will write.
    """
    if status not in OUT:
        return None
    if due_on is not None and due_on < today:
        return "late"
    if due_on is not None and (due_on - today).days < risk_days:
        return "at_risk"
    waits_for_word = status in (Status.ASKED, Status.SENT) or (status == Status.SEEN and not promised)
    if waits_for_word and status_on is not None and (today - status_on).days > silent_days:
        return "silent"
    return None
