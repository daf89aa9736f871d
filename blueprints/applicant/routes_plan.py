"""Plan: what the applicant applies for, and from which experience a letter could come."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.forms_plan import ProfileForm
from blueprints.applicant.plan import plan_shown
from blueprints.pages import page
from portal.access import actor_of
from portal.extensions import db
from portal.models import Applicant
from portal.queries.find import find
from portal.translating import gettext
from portal.usecases import plan as plans


@area.get("/plan")
def plan() -> ResponseReturnValue:
    """Profile, targets, rotations, writer choices, coverage, the year."""
    return page("applicant/plan.html", plan=plan_shown())


@area.route("/plan/profile", methods=["GET", "POST"])
def plan_profile() -> ResponseReturnValue:
    """What the applicant says of themselves."""
    applicant = find(Applicant, own_id())
    form = ProfileForm(obj=applicant)
    if form.validate_on_submit():
        plans.save_profile(applicant, **_facts(form))
        flash(gettext("Your profile is kept. Packets that are not published yet use it."))
        return redirect(url_for("applicant.plan"), 303)
    return page("applicant/plan_profile.html", form=form, email=applicant.email)


def own_id() -> object:
    """The applicant who acts."""
    return actor_of(db.session()).own_id


def _facts(form: ProfileForm) -> dict[str, object]:
    return {name: value for name, value in form.data.items() if name != "csrf_token"}
