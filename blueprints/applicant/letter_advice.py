"""What the guide says to one letter now: when to ask, by when, which reminder is due, and when to look for a back-up."""

from flask import url_for

from blueprints.words import shown_finding
from portal.guidance import Finding as Advice
from portal.guidance import in_order
from portal.guidance.timeline import advise_on_due_date, advise_on_rotation
from portal.lifecycle import Status
from portal.queries.advice import settings_of, texts
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter
from portal.queries.backups import open_letter_advice
from portal.shown import Action, Finding
from portal.translating import gettext

_NOT_WITH_THE_WRITER = (Status.APPROVED, Status.ASKED, Status.AGREED)


def letter_findings(letter: PlannedLetter, who: Frame) -> list[Finding]:
    """In the order in which they weigh, each with the page that does it."""
    found = in_order((*_before(letter, who), *open_letter_advice(letter, who.today, who.settings)))
    return [shown_finding(one, action=_action(one, letter)) for one in found]


def _before(letter: PlannedLetter, who: Frame) -> list[Advice]:
    """The moments of the rotation, then the due date, until the writer has the packet."""
    numbers, said, writer = settings_of(who.settings), texts(who.settings), letter.writer_name
    found: list[Advice] = []
    if letter.status == Status.APPROVED and letter.starts_on and letter.ends_on:
        found += advise_on_rotation(
            letter.starts_on, letter.ends_on, who.today, asked=False, writer=writer, settings=numbers, texts=said
        )
    if letter.status in _NOT_WITH_THE_WRITER and letter.due_on:
        found += advise_on_due_date(letter.due_on, writer=writer, settings=numbers, texts=said)
    return found


def _action(advice: Advice, letter: PlannedLetter) -> Action | None:
    ends = {
        "signal_mid_rotation": (gettext("See the words"), "applicant.ask_letter"),
        "ask_at_end": (gettext("Ask"), "applicant.ask_letter"),
        "gentle_reminder": (gettext("See the words"), "applicant.remind"),
        "final_reminder": (gettext("See the words"), "applicant.remind"),
        "backup_writer": (gettext("See whom to ask instead"), "applicant.backup"),
    }
    if advice.code not in ends:
        return None
    label, endpoint = ends[advice.code]
    return Action(label, url_for(endpoint, id=letter.request_id))
