"""Rotations: dated experiences that may bear a letter."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.forms_plan import RemoveForm, RotationForm
from blueprints.pages import page
from portal.models import Rotation
from portal.queries.find import find
from portal.translating import gettext
from portal.usecases import plan as plans


@area.route("/plan/rotations/new", methods=["GET", "POST"])
def plan_rotation_new() -> ResponseReturnValue:
    """Add a rotation."""
    form = RotationForm()
    if form.validate_on_submit():
        plans.add_rotation(**_facts(form))
        flash(gettext("The rotation is in your plan. Who there saw you work?"))
        return redirect(url_for("applicant.plan"), 303)
    return page("applicant/plan_rotation.html", form=form, rotation=None)


@area.route("/plan/rotations/<uuid:id>", methods=["GET", "POST"])
def plan_rotation(id: UUID) -> ResponseReturnValue:
    """Change a rotation."""
    rotation = find(Rotation, id)
    form = RotationForm(obj=rotation)
    if form.validate_on_submit():
        plans.change_rotation(rotation, **_facts(form))
        flash(gettext("The rotation is changed, and the advice with it."))
        return redirect(url_for("applicant.plan"), 303)
    return page("applicant/plan_rotation.html", form=form, rotation=rotation)


@area.route("/plan/rotations/<uuid:id>/remove", methods=["GET", "POST"])
def plan_rotation_remove(id: UUID) -> ResponseReturnValue:
    """Take a rotation out of the plan."""
    rotation = find(Rotation, id)
    form = RemoveForm()
    if form.validate_on_submit():
        plans.remove_rotation(rotation)
        flash(gettext("The rotation is gone from your plan."))
        return redirect(url_for("applicant.plan"), 303)
    return page("applicant/plan_rotation_remove.html", form=form, rotation=rotation)


def _facts(form: RotationForm) -> dict[str, object]:
    return {name: value for name, value in form.data.items() if name != "csrf_token"}
