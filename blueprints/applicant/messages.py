"""Messages to a writer, filled with what the plan knows. What it does not know is left in brackets, for the applicant to write."""

from collections.abc import Iterable
from datetime import date

from portal.guidance import Theme
from portal.guidance.messages import FactMissing, Message, MessageKind, compose
from portal.guidance.texts.units import THEMES
from portal.queries.advice import settings_of, themes_of
from portal.queries.applicant_ask import own_messages
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter
from portal.queries.applicant_plan import Profile
from portal.shown import shown_date
from portal.shown.dates import day_and_month
from portal.translating import gettext

MOST_THEMES = 2
DAYS_IN_A_WEEK = 7


def messages_for(
    letter: PlannedLetter,
    who: Frame,
    kinds: Iterable[MessageKind],
    profile: Profile | None = None,
    *,
    visa_need: str | None = None,
) -> dict[str, Message]:
    """The words for these moments, the office's own where it has any."""
    facts, own = _facts(letter, who, profile), own_messages()
    return {kind.value: _filled(kind, facts, own.get(kind.value), visa_need) for kind in kinds}


def kind_of_mail(letter: PlannedLetter, who: Frame) -> MessageKind:
    """The mail that asks; where little time is left it says so, and that a no is taken with thanks."""
    if letter.due_on is None:
        return MessageKind.ASK_BY_MAIL
    notice = settings_of(who.settings).notice_weeks * DAYS_IN_A_WEEK
    late = (letter.due_on - who.today).days < notice
    return MessageKind.ANOTHER_WRITER if late else MessageKind.ASK_BY_MAIL


def kind_of_reminder(letter: PlannedLetter, who: Frame) -> MessageKind:
    """Gentle, until the days of the last one have come."""
    left = (letter.due_on - who.today).days if letter.due_on else None
    last = left is not None and left <= settings_of(who.settings).final_reminder_days
    return MessageKind.FINAL_REMINDER if last else MessageKind.GENTLE_REMINDER


def visa_in_words(need: str | None) -> str:
    """What a writer is told where the applicant chose to tell them; in brackets where the office was never told."""
    return {
        "j1": gettext("a J-1 visa"),
        "h1b": gettext("an H-1B visa"),
        "j1_or_h1b": gettext("a J-1 or an H-1B visa"),
        "none": gettext("no visa"),
    }.get(need or "", gettext("(the visa you need)"))


def _filled(kind: MessageKind, facts: dict[str, str], own: tuple[str, str] | None, visa_need: str | None) -> Message:
    """Filled; an office's words that cannot be filled any more give way to ours."""
    try:
        return compose(kind, facts, own=own, visa_need=visa_need, gettext=gettext)
    except (FactMissing, ValueError):
        return compose(kind, facts, visa_need=visa_need, gettext=gettext)


def _facts(letter: PlannedLetter, who: Frame, profile: Profile | None) -> dict[str, str]:
    due = shown_date(letter.due_on, who.today).words if letter.due_on else ""
    ends = shown_date(letter.ends_on, who.today).words if letter.ends_on else ""
    school = profile.medical_school if profile else ""
    return {
        "writer": letter.writer_name,
        "applicant": who.name,
        "school": school or gettext("(your school)"),
        "rotation": letter.place or gettext("(where you worked together)"),
        "when": _when(letter.starts_on, letter.ends_on) or gettext("(when)"),
        "ends_on": ends or gettext("(the end of the rotation)"),
        "target": _target(letter, who),
        "emphasis": _emphasis(letter),
        "due_on": due or gettext("(the due date)"),
        "link": gettext("the page that my advising office mailed you"),
        "sender": who.name,
        "outcome": gettext("(how it ended)"),
    }


def _target(letter: PlannedLetter, who: Frame) -> str:
    target = who.target(letter.target_id)
    if target is None:
        return gettext("(what you apply for)")
    if target.global_health_track:
        return gettext("%(specialty)s residencies with a global health track", specialty=target.specialty)
    return gettext("%(specialty)s residencies", specialty=target.specialty)


def _emphasis(letter: PlannedLetter) -> str:
    """The first themes that the letter is planned to show."""
    planned = [gettext(THEMES[theme]) for theme in Theme if theme in themes_of(letter.themes)]
    return gettext(" and ").join(planned[:MOST_THEMES]) or gettext("my clinical work")


def _when(starts_on: date | None, ends_on: date | None) -> str:
    if starts_on is None or ends_on is None:
        return ""
    return gettext(
        "from %(first)s to %(last)s %(year)s",
        first=day_and_month(starts_on),
        last=day_and_month(ends_on),
        year=ends_on.year,
    )
