"""Days that matter, in the words of a calendar, for the feeds and for the one day that a page offers to keep."""

from datetime import UTC, datetime, time
from uuid import UUID

from flask import Response, current_app, make_response, url_for

from portal.calendars import CalendarDay, ics
from portal.queries.calendar_days import LetterDay, ProgramDay, RotationEnd, SeasonDay, letter_day
from portal.roles import Role
from portal.seasons import DateKind
from portal.translating import gettext

CALENDAR = "text/calendar; charset=utf-8"
#: What keeps no count of its changes stands in feeds alone, which programs read anew each time.
NEVER_COUNTED = 0


def letter_due(letter: LetterDay, role: Role) -> CalendarDay:
    """When a letter is due, as this role speaks of it."""
    names = {"applicant": letter.applicant_name, "writer": letter.writer_name}
    title = {
        Role.WRITER: gettext("Letter for %(applicant)s due", **names),
        Role.APPLICANT: gettext("Letter of %(writer)s due", **names),
        Role.ADVISOR: gettext("Letter of %(writer)s for %(applicant)s due", **names),
    }[role]
    words = gettext(
        "%(specialty)s, %(season)s. To be uploaded to %(service)s by the end of this day.",
        specialty=letter.specialty[:1].upper() + letter.specialty[1:],
        season=letter.season,
        service=letter.service,
    )
    url = _address(f"{role}.letter", id=letter.id)
    return CalendarDay(_uid("due", letter.id), title, letter.due_on, words, url, letter.changes, letter.changed_at)


def season_day(day: SeasonDay, role: Role) -> CalendarDay:
    """A day of the season; what no source has confirmed says so."""
    said = {
        DateKind.OPENS: gettext("%(season)s opens"),
        DateKind.FIRST_SUBMIT: gettext("%(season)s: first day to submit"),
        DateKind.REVIEW_STARTS: gettext("%(season)s: programs start to review"),
        DateKind.RANK_LISTS: gettext("%(season)s: rank lists are due"),
        DateKind.MATCH_DAY: gettext("%(season)s: match day"),
        DateKind.ENDS: gettext("%(season)s ends"),
    }[DateKind(day.kind)] % {"season": day.season}
    title = said if day.confirmed else gettext("%(day)s (not confirmed yet)", day=said)
    words = "" if day.confirmed else gettext("Worked out from earlier seasons. The service has not published it yet.")
    url = _address(f"{role}.home")
    return CalendarDay(_uid(day.kind, day.season_id), title, day.on, words, url, day.changes, day.changed_at)


def ask_day(rotation: RotationEnd) -> CalendarDay:
    """The last day of a rotation: the writer still remembers."""
    return CalendarDay(
        _uid("ask", rotation.id),
        gettext("Ask for a letter: %(place)s", place=rotation.place),
        rotation.ends_on,
        gettext("The last day of the rotation is the day to ask in person, while what you did is fresh."),
        _address("applicant.ask"),
        NEVER_COUNTED,
        datetime.combine(rotation.starts_on, time(), UTC),
    )


def program_due(program: ProgramDay) -> CalendarDay:
    """A program's own deadline."""
    return CalendarDay(
        _uid("deadline", program.id),
        gettext("%(program)s: deadline", program=program.name),
        program.on,
        gettext("By this day the program wants the whole application, letters included."),
        _address("applicant.programs"),
        NEVER_COUNTED,
        datetime.combine(program.on, time(), UTC),
    )


def send_due_day(request_id: UUID, role: Role) -> Response:
    """The due date of one letter, to add to any calendar. Raises NotThere."""
    response = make_response(ics([letter_due(letter_day(request_id), role)]))
    response.headers["Content-Type"] = CALENDAR
    response.headers.set("Content-Disposition", "attachment", filename="due.ics")
    return response


def _uid(kind: str, row_id: UUID) -> str:
    return f"{kind}-{row_id}@{current_app.config['SETTINGS'].mail_domain}"


def _address(endpoint: str, **values: UUID) -> str:
    """A page's whole address, by the setting and not by what the request says of our name."""
    return f"{current_app.config['SETTINGS'].base_url}{url_for(endpoint, **values)}"
