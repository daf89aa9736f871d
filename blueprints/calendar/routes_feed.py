"""`/calendar/<token>`: a desk's days, for a calendar program. It has no session; the address is the key, and its holder can stop it."""

from flask import Response, make_response, request
from flask.typing import ResponseReturnValue

from blueprints.calendar import area
from blueprints.calendar_days import CALENDAR, ask_day, letter_due, program_due, season_day
from portal.access import Actor, become
from portal.calendars import CalendarDay, ics
from portal.extensions import db
from portal.queries.calendar_days import letter_days, program_days, rotation_ends, season_days
from portal.queries.calendar_feeds import calendar_holder
from portal.rate_limits import limiter
from portal.roles import Role
from portal.translating import gettext

SECONDS_FRESH = 15 * 60


@area.get("/calendar/<token>")
@limiter.limit("120 per 10 minutes")
def feed(token: str) -> ResponseReturnValue:
    """The days of whoever the address was made for, as PostgreSQL shows them to that person today."""
    holder = calendar_holder(token.removesuffix(".ics"))
    become(db.session(), holder, read_only=True)
    return _send(ics(_days(holder), name=_name(holder.role)))


def _days(holder: Actor) -> list[CalendarDay]:
    role = holder.role
    days = [letter_due(letter, role) for letter in letter_days()]
    if role is Role.WRITER:
        return days
    days += [season_day(day, role) for day in season_days()]
    if role is Role.APPLICANT:
        days += [ask_day(rotation) for rotation in rotation_ends()]
        days += [program_due(program) for program in program_days()]
    return days


def _name(role: Role) -> str:
    return {
        Role.WRITER: gettext("Letters to write"),
        Role.APPLICANT: gettext("My letters"),
        Role.ADVISOR: gettext("Letters of our applicants"),
    }[role]


def _send(calendar: bytes) -> Response:
    response = make_response(calendar)
    response.headers["Content-Type"] = CALENDAR
    response.cache_control.private = True
    response.cache_control.max_age = SECONDS_FRESH
    response.add_etag()
    return response.make_conditional(request)
