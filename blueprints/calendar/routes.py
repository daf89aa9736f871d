"""One's own calendars: made, renewed, stopped."""

from datetime import date
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required
from flask_wtf import FlaskForm

from blueprints.calendar import area
from blueprints.pages import page
from portal.clock import today
from portal.errors import NotThere
from portal.person import Desk
from portal.queries.calendar_feeds import feeds
from portal.rate_limits import limiter
from portal.roles import Role
from portal.shown import ShownDate, shown_date
from portal.translating import gettext
from portal.usecases.calendars import feed_token, make_feed, stop_feed


class FeedShown(NamedTuple):
    """A desk's calendar. `address` is empty where none was made or it was stopped."""

    role: str
    own_id: UUID | None
    title: str
    holds: str
    address: str
    subscribe: str
    made: ShownDate | None


@area.get("/account/calendars")
@login_required
def calendars() -> ResponseReturnValue:
    """A calendar for each desk, with its address where there is one."""
    made, day = {(row.role, row.desk_id): row for row in feeds()}, today(current_user.time_zone)
    zone = ZoneInfo(current_user.time_zone)
    shown = []
    for desk in current_user.desks:
        row = made.get((str(desk.role), desk.own_id))
        shown.append(
            _shown(desk, row.id, row.made_at.astimezone(zone).date(), day) if row else _shown(desk, None, None, day)
        )
    return page("calendar/calendars.html", feeds=shown)


@area.post("/account/calendars/make")
@login_required
@limiter.limit("30 per hour")
def make_calendar() -> ResponseReturnValue:
    """An address for one desk's calendar; the one before it answers no longer."""
    desk = _desk_named()
    if FlaskForm().validate_on_submit():
        make_feed(desk)
        flash(gettext("The address is made. An earlier one of this calendar answers no longer."))
    return redirect(url_for(".calendars"), 303)


@area.post("/account/calendars/stop")
@login_required
def stop_calendar() -> ResponseReturnValue:
    """The address answers no longer."""
    desk = _desk_named()
    if FlaskForm().validate_on_submit():
        stop_feed(desk)
        flash(gettext("The address answers no longer. What your calendar has copied goes when it looks again."))
    return redirect(url_for(".calendars"), 303)


def _desk_named() -> Desk:
    """The desk of the form, one of the person's own. Raises NotThere."""
    role, own_id = request.form.get("role", ""), request.form.get("desk", "")
    desk = next((one for one in current_user.desks if (str(one.role), str(one.own_id or "")) == (role, own_id)), None)
    if desk is None:
        raise NotThere
    return desk


def _shown(desk: Desk, feed_id: UUID | None, made_on: date | None, day: date) -> FeedShown:
    title, holds = _words(desk)
    path = url_for(".feed", token=f"{feed_token(feed_id)}.ics") if feed_id else ""
    base = current_app.config["SETTINGS"].base_url
    return FeedShown(
        role=str(desk.role),
        own_id=desk.own_id,
        title=title,
        holds=holds,
        address=f"{base}{path}" if path else "",
        subscribe=f"webcal://{base.partition('://')[2]}{path}" if path else "",
        made=shown_date(made_on, day) if made_on else None,
    )


def _words(desk: Desk) -> tuple[str, str]:
    """What the calendar is called, and what stands in it."""
    if desk.role is Role.APPLICANT:
        return gettext("Apply, %(season)s", season=desk.season), gettext(
            "When each letter is due, when to ask for one, your programs’ deadlines and the days of the season."
        )
    if desk.role is Role.ADVISOR:
        return gettext("Advise at %(office)s", office=desk.office), gettext(
            "When the letters of the applicants you advise are due, and the days of the seasons."
        )
    return gettext("Letters I write"), gettext(
        "Every due date of every letter that you have not uploaded yet, of every office."
    )
