"""The history in sentences: what was done, in the past tense, with what is worth knowing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal.shown.dates import shown_date
from portal.shown.words import gettext


def happened(kind: str, facts: Mapping[str, Any], today: date, writer: str = "") -> str:
    """One entry as a sentence without its subject, which stands beside it. An unknown kind is shown by its own name."""
    about = facts.get("writer") or writer
    told = {
        "draft": gettext("Began a choice of %(writer)s", writer=about),
        "propose": gettext("Proposed %(writer)s", writer=about),
        "recall": gettext("Took it back, to change it"),
        "drop": gettext("Gave up the choice of %(writer)s", writer=about),
        "suggest": gettext("Suggested %(writer)s", writer=about),
        "approve": gettext("Approved %(writer)s", writer=about),
        "return": gettext("Returned it: “%(comment)s”", comment=facts.get("comment", "")),
        "ask": gettext("Asked %(writer)s", writer=about),
        "agree": gettext("Recorded a strong yes of %(writer)s", writer=about),
        "hesitate": gettext("Recorded a hesitant answer of %(writer)s", writer=about),
        "decline": gettext("%(writer)s cannot write it", writer=about),
        "sign_waiver": gettext("Waived access")
        if facts.get("waived")
        else gettext("Kept the right to read the letter"),
        "revoke_waiver": gettext("Revoked the answer on access"),
        "submit": gettext("Submitted the packet for %(writer)s", writer=about),
        "publish": gettext("Sent the packet to %(writer)s", writer=about),
        "confirm_address": gettext("Confirmed the address of %(writer)s", writer=about),
        "propose_address": gettext("Says that this address works: %(email)s", email=facts.get("email", "")),
        "mail_returned": gettext("A mail to %(email)s came back", email=facts.get("email", "")),
        "send_again": gettext("Sent a mail to %(email)s again", email=facts.get("email", "")),
        "correct_address": gettext("Corrected the address of %(writer)s", writer=about),
        "send_link_again": gettext("Sent %(writer)s a new link", writer=about),
        "see": gettext("Opened the packet"),
        "promise": gettext("Will write it"),
        "undo": gettext("Took the answer back"),
        "postpone": gettext("Asks for %(day)s instead", day=_day(facts.get("on"), today)),
        "pause": gettext("Paused the reminders"),
        "resume": gettext("Wants reminders again"),
        "upload": gettext("Uploaded the letter to the service"),
        "replace": gettext("Put a new version into the service"),
        "receive": gettext("Saw the letter in the service"),
        "assign": gettext("Assigned it to %(program)s", program=facts.get("program", gettext("a program"))),
        "unassign": gettext("Took it off %(program)s", program=facts.get("program", gettext("a program"))),
        "apply": gettext("Applied to a program"),
        "keep_list": gettext("Kept the list “%(list)s”", list=facts.get("list", "")),
        "solve_again": gettext("Solved the list “%(list)s” again", list=facts.get("list", "")),
        "remove_list": gettext("Removed the list “%(list)s”", list=facts.get("list", "")),
        "take_over": gettext("Took over the list “%(list)s”", list=facts.get("list", "")),
        "comment_list": gettext("Wrote about the list “%(list)s”", list=facts.get("list", "")),
        "propose_program": gettext("Proposed %(program)s", program=facts.get("program", gettext("a program"))),
        "accept_proposal": gettext("Took %(program)s", program=facts.get("program", gettext("a program"))),
        "decline_proposal": gettext("Would rather not apply to %(program)s", program=facts.get("program", "")),
        "withdraw": gettext("Withdrew the letter"),
        "void": gettext("The season ended"),
        "move_due": gettext("Moved the due date to %(day)s", day=_day(facts.get("on"), today)),
        "thank": gettext("Thanked %(writer)s", writer=about),
        "tell_outcome": gettext("Told %(writer)s how it went", writer=about),
        "correct": gettext("Corrected the state: “%(reason)s”", reason=facts.get("reason", "")),
        "remind": gettext("Reminded %(writer)s", writer=about),
        "nudge": _nudged(str(facts.get("nudge", "")), about),
        "stop_nudges": gettext("Wants no more nudges"),
        "resume_nudges": gettext("Wants nudges again"),
        "replan": gettext("The calendar moved the due date to %(day)s", day=_day(facts.get("on"), today)),
        "add_applicant": gettext("Added to the cohort from %(file)s", file=facts["file"])
        if facts.get("file")
        else gettext("Added to the cohort"),
        "update_applicant": gettext("Brought up to date from %(file)s", file=facts.get("file", "")),
        "tag_applicant": gettext("Tagged “%(tag)s”", tag=facts.get("tag", "")),
        "untag_applicant": gettext("Took the tag “%(tag)s” away", tag=facts.get("tag", "")),
        "assign_advisor": gettext("Made %(advisor)s the advisor", advisor=facts.get("advisor") or gettext("nobody")),
        "message_applicant": gettext("Wrote: “%(subject)s”", subject=facts.get("subject", "")),
        "upload_file": gettext("Uploaded a file"),
        "keep_letter_id": gettext("Kept the service’s id of the letter"),
        "invite_applicant": gettext("Sent an invitation"),
        "name_designee": gettext("Named somebody who uploads"),
        "end_designee": gettext("Ended the designee’s access"),
    }
    return told.get(kind, kind.replace("_", " "))


def _nudged(kind: str, writer: str) -> str:
    """What the portal told the applicant by itself."""
    words = {
        "mid_rotation_signal": gettext("Told to ask %(writer)s for feedback", writer=writer),
        "ask_now": gettext("Told to ask %(writer)s now", writer=writer),
        "packet_missing": gettext("Told that the packet for %(writer)s is missing", writer=writer),
        "uploaded_not_assigned": gettext("Told to assign the letter of %(writer)s", writer=writer),
        "backup_writer": gettext("Told to think of somebody beside %(writer)s", writer=writer),
    }
    return words.get(kind, gettext("Told by mail"))


def _day(iso: Any, today: date) -> str:
    return shown_date(date.fromisoformat(iso), today).words if iso else ""
