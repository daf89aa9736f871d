"""The history in sentences: what was done, in the past tense, with what is worth knowing."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from portal.shown.dates import shown_date
from portal.shown.words import gettext

#: By the kind of the entry; the variants of a kind are named beside it (`_told_as`).
_SENTENCES: Final[Mapping[str, str]] = {
    "draft": "Began a choice of %(writer)s",
    "propose": "Proposed %(writer)s",
    "recall": "Took it back, to change it",
    "drop": "Gave up the choice of %(writer)s",
    "suggest": "Suggested %(writer)s",
    "approve": "Approved %(writer)s",
    "return": "Returned it: “%(comment)s”",
    "ask": "Asked %(writer)s",
    "agree": "Recorded a strong yes of %(writer)s",
    "hesitate": "Recorded a hesitant answer of %(writer)s",
    "decline": "%(writer)s cannot write it",
    "sign_waiver": "Waived access",
    "sign_waiver, access kept": "Kept the right to read the letter",
    "revoke_waiver": "Revoked the answer on access",
    "submit": "Submitted the packet for %(writer)s",
    "publish": "Sent the packet to %(writer)s",
    "confirm_address": "Confirmed the address of %(writer)s",
    "propose_address": "Says that this address works: %(email)s",
    "mail_returned": "A mail to %(email)s came back",
    "send_again": "Sent a mail to %(email)s again",
    "correct_address": "Corrected the address of %(writer)s",
    "send_link_again": "Sent %(writer)s a new link",
    "see": "Opened the packet",
    "promise": "Will write it",
    "undo": "Took the answer back",
    "postpone": "Asks for %(day)s instead",
    "pause": "Paused the reminders",
    "resume": "Wants reminders again",
    "upload": "Uploaded the letter to the service",
    "replace": "Put a new version into the service",
    "receive": "Saw the letter in the service",
    "assign": "Assigned it to %(program)s",
    "unassign": "Took it off %(program)s",
    "apply": "Applied to a program",
    "keep_list": "Kept the list “%(list)s”",
    "solve_again": "Solved the list “%(list)s” again",
    "remove_list": "Removed the list “%(list)s”",
    "take_over": "Took over the list “%(list)s”",
    "comment_list": "Wrote about the list “%(list)s”",
    "propose_program": "Proposed %(program)s",
    "accept_proposal": "Took %(program)s",
    "decline_proposal": "Would rather not apply to %(program)s",
    "withdraw": "Withdrew the letter",
    "void": "The season ended",
    "move_due": "Moved the due date to %(day)s",
    "thank": "Thanked %(writer)s",
    "tell_outcome": "Told %(writer)s how it went",
    "correct": "Corrected the state: “%(reason)s”",
    "remind": "Reminded %(writer)s",
    "nudge": "Told by mail",
    "nudge, mid_rotation_signal": "Told to ask %(writer)s for feedback",
    "nudge, ask_now": "Told to ask %(writer)s now",
    "nudge, packet_missing": "Told that the packet for %(writer)s is missing",
    "nudge, uploaded_not_assigned": "Told to assign the letter of %(writer)s",
    "nudge, backup_writer": "Told to think of somebody beside %(writer)s",
    "stop_nudges": "Wants no more nudges",
    "resume_nudges": "Wants nudges again",
    "replan": "The calendar moved the due date to %(day)s",
    "add_applicant": "Added to the cohort",
    "add_applicant, from a file": "Added to the cohort from %(file)s",
    "update_applicant": "Brought up to date from %(file)s",
    "tag_applicant": "Tagged “%(tag)s”",
    "untag_applicant": "Took the tag “%(tag)s” away",
    "assign_advisor": "Made %(advisor)s the advisor",
    "message_applicant": "Wrote: “%(subject)s”",
    "upload_file": "Uploaded a file",
    "keep_letter_id": "Kept the service’s id of the letter",
    "invite_applicant": "Sent an invitation",
    "name_designee": "Named somebody who uploads",
    "end_designee": "Ended the designee’s access",
}
#: Facts that a sentence names as they were kept; nothing where the entry has none.
_AS_KEPT = ("comment", "email", "list", "reason", "file", "tag", "subject")


def happened(kind: str, facts: Mapping[str, Any], today: date, writer: str = "") -> str:
    """One entry as a sentence without its subject, which stands beside it. An unknown kind is shown by its own name."""
    sentence = _SENTENCES.get(_told_as(kind, facts))
    if sentence is None:
        return kind.replace("_", " ")
    on = facts.get("on")
    return gettext(
        sentence,
        writer=facts.get("writer") or writer,
        day=shown_date(date.fromisoformat(on), today).words if on else "",
        program=facts.get("program", gettext("a program")),
        advisor=facts.get("advisor") or gettext("nobody"),
        **{name: facts.get(name, "") for name in _AS_KEPT},
    )


def _told_as(kind: str, facts: Mapping[str, Any]) -> str:
    """The kind, or the variant of it that these facts make."""
    match kind:
        case "sign_waiver" if not facts.get("waived"):
            return "sign_waiver, access kept"
        case "nudge":
            variant = f"nudge, {facts.get('nudge', '')}"
            return variant if variant in _SENTENCES else kind
        case "add_applicant" if facts.get("file"):
            return "add_applicant, from a file"
    return kind
