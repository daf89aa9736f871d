"""What happened to a letter, in sentences."""

from datetime import date
from typing import Any

from portal.clock import day_of
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letter import HistoryRow
from portal.shown import Change, shown_date
from portal.translating import gettext


def changes(rows: list[HistoryRow], who: Frame) -> list[Change]:
    """Each entry with who did it; one's own name is "you"."""
    return [
        Change(
            _what(row.kind, row.facts, who.today),
            gettext("You") if row.who == who.name else row.who or gettext("The portal"),
            shown_date(day_of(row.at, who.time_zone), who.today),
        )
        for row in rows
    ]


def _what(kind: str, facts: dict[str, Any], today: date) -> str:
    words = {
        "approve": gettext("Choice approved"),
        "ask": _asked(facts),
        "agree": gettext("A strong yes"),
        "hesitate": gettext("A hesitant answer"),
        "decline": gettext("Declined"),
        "submit": gettext("Packet handed to the advisor"),
        "return": gettext("Packet sent back"),
        "recall": gettext("Packet taken back"),
        "publish": gettext("Packet sent, version %(version)s", version=facts.get("version", 1)),
        "see": gettext("Packet seen"),
        "promise": gettext("“I will write it”"),
        "postpone": gettext("Another date wished: %(day)s", day=_day(facts, "on", today)),
        "undo": gettext("The answer taken back"),
        "pause": gettext("Reminders stopped"),
        "resume": gettext("Reminders resumed"),
        "upload": gettext("Uploaded, %(day)s", day=_day(facts, "on", today)),
        "replace": gettext("A new version uploaded"),
        "receive": gettext("Seen in the service"),
        "assign": gettext("Assigned to %(program)s", program=facts.get("program", "")),
        "unassign": gettext("Taken off %(program)s", program=facts.get("program", "")),
        "withdraw": gettext("Withdrawn"),
        "void": gettext("The season has ended"),
        "move_due": gettext("Due date set to %(day)s", day=_day(facts, "on", today)),
        "thank": gettext("Thanks sent"),
        "tell_outcome": gettext("The outcome told"),
        "sign_waiver": gettext("Access waived") if facts.get("waived") else gettext("Access kept"),
        "revoke_waiver": gettext("The answer on access revoked"),
        "confirm_address": gettext("Address confirmed"),
        "propose_address": gettext("Another address given to the office"),
        "mail_returned": gettext("A mail to %(email)s came back", email=facts.get("email", "")),
        "correct_address": gettext("Address corrected"),
        "send_link_again": gettext("A new link sent to the writer"),
        "keep_letter_id": gettext("The service’s id kept"),
        "upload_file": gettext("A file kept: %(name)s", name=facts.get("name", "")),
        "correct": gettext("Set right: %(reason)s", reason=facts.get("reason", "")),
        "remind": gettext("Reminded by mail"),
        "nudge": gettext("A word to you by mail"),
        "replan": gettext("Due date moved with the calendar to %(day)s", day=_day(facts, "on", today)),
    }
    return words.get(kind, kind.replace("_", " ").capitalize())


def _asked(facts: dict[str, Any]) -> str:
    return {
        "in_person": gettext("Asked in person"),
        "by_us": gettext("Asked by a mail that we sent"),
        "by_mail": gettext("Asked by mail"),
    }.get(facts.get("how", ""), gettext("Asked"))


def _day(facts: dict[str, Any], name: str, today: date) -> str:
    written = facts.get(name)
    return shown_date(date.fromisoformat(written), today).words if written else ""
