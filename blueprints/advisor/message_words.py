"""What the messages are called, what fills their places, and how one would look."""

from portal.guidance.messages import MessageKind
from portal.translating import gettext


def message_name(kind: MessageKind) -> str:
    """What the office calls a message."""
    return {
        MessageKind.MID_ROTATION_FEEDBACK: gettext("Feedback in mid-rotation"),
        MessageKind.SIGNAL_INTEREST: gettext("A signal that a letter would help"),
        MessageKind.ASK_IN_PERSON: gettext("The ask in person"),
        MessageKind.ASK_BY_MAIL: gettext("The ask by mail"),
        MessageKind.ANOTHER_WRITER: gettext("The ask of another writer"),
        MessageKind.GENTLE_REMINDER: gettext("The gentle reminder"),
        MessageKind.FINAL_REMINDER: gettext("The final reminder"),
        MessageKind.THANK_YOU: gettext("Thanks"),
        MessageKind.THANK_FOR_NO: gettext("Thanks for a no"),
        MessageKind.OUTCOME: gettext("How it ended"),
    }[kind]


def message_moment(kind: MessageKind) -> str:
    """Who says it, and when."""
    return {
        MessageKind.MID_ROTATION_FEEDBACK: gettext("Applicants, half way through a rotation"),
        MessageKind.SIGNAL_INTEREST: gettext("Applicants, half way through a rotation"),
        MessageKind.ASK_IN_PERSON: gettext("Applicants, at the end of a rotation"),
        MessageKind.ASK_BY_MAIL: gettext("Applicants, at the end of a rotation; they edit it first"),
        MessageKind.ANOTHER_WRITER: gettext("Applicants, where little time is left; they edit it first"),
        MessageKind.GENTLE_REMINDER: gettext("The portal, one to two weeks before the due date"),
        MessageKind.FINAL_REMINDER: gettext("The portal, a few days before the due date"),
        MessageKind.THANK_YOU: gettext("Applicants, once the letter is there; they edit it first"),
        MessageKind.THANK_FOR_NO: gettext("Applicants, after a no; they edit it first"),
        MessageKind.OUTCOME: gettext("Applicants, after the match; they edit it first"),
    }[kind]


def examples() -> dict[str, str]:
    """What the places are filled with in a preview."""
    return {
        "writer": gettext("Dr. Helen Park"),
        "applicant": gettext("Minh Anh Nguyễn"),
        "school": gettext("the University of Medicine and Pharmacy"),
        "rotation": gettext("the Refugee Health Clinic"),
        "when": gettext("from 1 June to 28 June 2027"),
        "ends_on": gettext("Friday 27 August"),
        "target": gettext("internal medicine residencies"),
        "emphasis": gettext("clinical excellence"),
        "due_on": gettext("Friday 10 September"),
        "link": gettext("(the writer’s own link)"),
        "sender": gettext("Harbor Advising"),
        "outcome": gettext("I matched in internal medicine"),
    }
