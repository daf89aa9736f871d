"""The office: its team, its name, its sign-in rules."""

from uuid import UUID

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.advisor import area
from blueprints.advisor.forms import ColleagueForm, OfficeForm
from blueprints.pages import page, put_beside_field
from portal.errors import Wrong
from portal.models import Advisor
from portal.queries.advisor_office import office_facts, services, team
from portal.queries.find import find, find_office
from portal.usecases import offices, people


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
    return page("advisor/office.html", form=form, office_facts=facts, team=team(), services=services())


@area.route("/office/colleagues/new", methods=["GET", "POST"])
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


@area.post("/office/colleagues/<uuid:id>/remove")
def remove_advisor(id: UUID) -> ResponseReturnValue:
    """A colleague leaves: their desk closes at once."""
    colleague = find(Advisor, id)
    people.remove_advisor(colleague)
    flash(gettext("%(name)s has left. Their applicants are yours until you hand them on.", name=colleague.name))
    return redirect(url_for(".office"))
