"""A letter's page in words, for the office."""

from dataclasses import dataclass
from datetime import date, datetime

from blueprints.mails_shown import ShownMail, address_fails, shown_mail
from portal.clock import now
from portal.lifecycle import CORRECTABLE, DELIVERED, OUT, Status
from portal.queries.advisor_letter import Entry, LetterFacts
from portal.queries.mails import Mail
from portal.shown import Line, ShownDate, line_for, shown_date, shown_moment
from portal.shown.happened import happened
from portal.shown.pieces import Change
from portal.translating import gettext


@dataclass(frozen=True)
class ShownLetter:
    """The page."""

    facts: LetterFacts
    lead: str
    line: Line
    due: ShownDate | None
    proposed: ShownDate | None
    waiver: str
    address: str
    history: tuple[Change, ...]
    mails: tuple[ShownMail, ...]
    proposed_email: str
    may_move_due: bool
    may_send_link: bool
    may_correct: bool


def shown_letter(facts: LetterFacts, entries: list[Entry], mails: list[Mail], day: date) -> ShownLetter:
    """The page of one letter."""
    due = shown_date(facts.due_on, day) if facts.due_on else None
    return ShownLetter(
        facts,
        _lead(facts, due),
        line_for(facts.status, notes=_notes(facts, day)),
        due,
        shown_date(facts.proposed_due_on, day) if facts.proposed_due_on else None,
        _waiver(facts, day),
        _address(facts, day),
        tuple(
            Change(
                happened(one.kind, one.facts, day, facts.writer),
                one.actor_name or gettext("Commend"),
                shown_moment(one.at, now()),
            )
            for one in entries
        ),
        tuple(shown_mail(mail) for mail in mails),
        next((str(one.facts.get("email", "")) for one in entries if one.kind == "propose_address"), ""),
        facts.status in OUT,
        facts.sent_at is not None and facts.status in (Status.SENT, Status.SEEN, *DELIVERED),
        facts.status in (*CORRECTABLE, Status.ASSIGNED),
    )


def _lead(facts: LetterFacts, due: ShownDate | None) -> str:
    if facts.status in OUT and due:
        return gettext(
            "For %(applicant)s, due on %(day)s, %(distance)s.",
            applicant=facts.applicant,
            day=due.words,
            distance=due.distance,
        )
    return gettext("For %(applicant)s.", applicant=facts.applicant)


def _notes(facts: LetterFacts, day: date) -> dict[str, str]:
    stations: dict[str, datetime | None] = {
        "approved": facts.approved_at,
        "asked": facts.asked_at,
        "agreed": None if facts.status in (Status.HESITANT, Status.DECLINED) else facts.answered_at,
        "sent": facts.sent_at,
        "seen": facts.seen_at,
        "uploaded": facts.uploaded_at,
        "available": facts.available_at,
        "assigned": facts.assigned_at,
    }
    return {station: shown_date(at.date(), day).short for station, at in stations.items() if at}


def _waiver(facts: LetterFacts, day: date) -> str:
    if facts.waived is None or facts.signed_at is None:
        return gettext("Not signed yet. The packet waits for it.")
    signed = shown_date(facts.signed_at.date(), day).words
    return (
        gettext("Access waived, signed %(day)s", day=signed)
        if facts.waived
        else gettext("Access kept, signed %(day)s", day=signed)
    )


def _address(facts: LetterFacts, day: date) -> str:
    if facts.address_fails_since:
        return address_fails(facts.address_fails_as)
    if facts.confirmed_at is None:
        return gettext("Not confirmed yet. The packet waits for it.")
    return gettext(
        "Confirmed by %(advisor)s, %(day)s",
        advisor=facts.confirmed_by or gettext("the office"),
        day=shown_date(facts.confirmed_at.date(), day).words,
    )
