"""Messages to a writer, filled with what the plan knows."""

from flask import request, session
from flask_babel import gettext

from portal.ask_messages import Message, MessageKind, message
from portal.queries.applicant_ask import own_messages
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter
from portal.queries.applicant_plan import Profile
from portal.shown import shown_date


def messages_for(
    letter: PlannedLetter, who: Frame, kinds: tuple[MessageKind, ...], profile: Profile | None = None
) -> dict[str, Message]:
    """The words for these moments, the office's own where it has any."""
    facts = _facts(letter, who, profile)
    own = own_messages()
    return {kind.value: message(kind, facts, own=own, gettext=gettext) for kind in kinds}


def mailed_by() -> str:
    """Limits count the mails of one person about one letter: nobody is flooded in our name, and nobody uses up another's count."""
    person = str(session.get("_user_id", "")).partition(".")[0]
    return f"mailed:{person}:{(request.view_args or {})['id']}"


def _facts(letter: PlannedLetter, who: Frame, profile: Profile | None) -> dict[str, str]:
    target = who.target(letter.target_id)
    due = shown_date(letter.due_on, who.today).words if letter.due_on else ""
    return {
        "writer": letter.writer_name,
        "applicant": who.name,
        "specialty": target.specialty if target else gettext("(your specialty)"),
        "season": who.season,
        "standing": f", {profile.medical_school}" if profile and profile.medical_school else "",
        "together": _together(letter),
        "due": " " + gettext("It would be due on %(day)s.", day=due) if due else "",
    }


def _together(letter: PlannedLetter) -> str:
    """When and where they worked together."""
    if not letter.place or not letter.starts_on or not letter.ends_on:
        return gettext("We worked together at (where, and when).")
    first, last = f"{letter.starts_on:%d.%m.%Y}", f"{letter.ends_on:%d.%m.%Y}"
    return gettext(
        "I worked with you at %(place)s from %(first)s to %(last)s.", place=letter.place, first=first, last=last
    )
