"""The office: its team, its name, its sign-in rules."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.forms import ColleagueForm, OfficeForm
from blueprints.pages import page, put_beside_field
from portal.clock import today
from portal.errors import Wrong
from portal.models import Advisor
from portal.queries.advisor_office import office_facts, season_lines, services, team
from portal.queries.find import find, find_office
from portal.rate_limits import limiter, mailed_by
from portal.shown import shown_date
from portal.translating import gettext
from portal.usecases import offices, people
from portal.usecases.reminders import policy_of


@area.route("/office", methods=["GET", "POST"])
def office() -> ResponseReturnValue:
    """The team, the office's facts, the services as they are known."""
    facts = office_facts()
    form = OfficeForm(data={**facts._asdict(), "code_always": "y" if facts.settings.get("code_always") else ""})
    if form.validate_on_submit():
        offices.change_office(
            find_office(g.actor.office_id),
            name=form.name.data or "",
            place=form.place.data or "",
            email=form.email.data or "",
            code_always=form.code_always.data == "y",
        )
        flash(gettext("Kept."))
        return redirect(url_for(".office"))
    return page(
        "advisor/office.html",
        form=form,
        office_facts=facts,
        team=team(),
        services=[(one, _looked(one.oldest)) for one in services()],
        seasons=season_lines(),
        reminders=_cadence(facts.settings),
        own_id=g.actor.own_id,
    )


def _looked(oldest: date | None) -> str:
    return shown_date(oldest, today()).words if oldest else gettext("Nobody has looked yet")


def _cadence(settings: dict[str, Any]) -> str:
    policy = policy_of(settings)
    return gettext(
        "A gentle one %(gentle)s days before the due date, a final one %(final)s days before, at most %(ceiling)s in all;"
        " never between %(begins)s and %(ends)s.",
        gentle=policy.gentle_days,
        final=policy.final_days,
        ceiling=policy.ceiling,
        begins=policy.quiet.begins.isoformat("minutes"),
        ends=policy.quiet.ends.isoformat("minutes"),
    )


@area.route("/office/colleagues/new", methods=["GET", "POST"])
@limiter.limit("30 per day", key_func=mailed_by, methods=["POST"])
def invite_advisor() -> ResponseReturnValue:
    """Invite a colleague."""
    form = ColleagueForm()
    if form.validate_on_submit():
        try:
            colleague = people.add_advisor(name=form.name.data or "", email=form.email.data or "")
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            flash(gettext("The invitation to %(name)s is on its way.", name=colleague.name))
            return redirect(url_for(".office"))
    return page("advisor/invite_advisor.html", form=form)


@area.route("/office/colleagues/<uuid:id>/remove", methods=["GET", "POST"])
def remove_advisor(id: UUID) -> ResponseReturnValue:
    """A colleague leaves: their desk closes at once. Asked once more on a page of its own."""
    colleague = find(Advisor, id)
    if request.method == "GET":
        return page("advisor/remove_advisor.html", colleague=colleague)
    people.remove_advisor(colleague)
    flash(gettext("%(name)s has left. Their applicants are yours until you hand them on.", name=colleague.name))
    return redirect(url_for(".office"))
