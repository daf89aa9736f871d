"""Targets: what the applicant applies for."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from blueprints.applicant import area
from blueprints.applicant.forms_plan import RemoveForm, TargetForm
from blueprints.pages import page
from portal.models import Target
from portal.queries.applicant_plan import SeasonRow, seasons
from portal.queries.find import find
from portal.translating import gettext
from portal.usecases import plan as plans


@area.route("/plan/targets/new", methods=["GET", "POST"])
def plan_target_new() -> ResponseReturnValue:
    """Add a target."""
    open_seasons = seasons()
    form = _form(open_seasons)
    if form.validate_on_submit():
        plans.add_target(**_facts(form, open_seasons))
        flash(gettext("Your target is kept. Advice on writers now knows what you apply for."))
        return redirect(url_for("applicant.plan"), 303)
    return page("applicant/plan_target.html", form=form, target=None)


@area.route("/plan/targets/<uuid:id>", methods=["GET", "POST"])
def plan_target(id: UUID) -> ResponseReturnValue:
    """Change a target."""
    target = find(Target, id)
    open_seasons = seasons()
    form = _form(open_seasons, target)
    if form.validate_on_submit():
        plans.change_target(target, **_facts(form, open_seasons))
        flash(gettext("Your target is changed. Letters already approved keep the service they were approved for."))
        return redirect(url_for("applicant.plan"), 303)
    return page("applicant/plan_target.html", form=form, target=target)


@area.route("/plan/targets/<uuid:id>/remove", methods=["GET", "POST"])
def plan_target_remove(id: UUID) -> ResponseReturnValue:
    """Take a target out of the plan."""
    target = find(Target, id)
    form = RemoveForm()
    if form.validate_on_submit():
        plans.remove_target(target)
        flash(gettext("The target is gone from your plan."))
        return redirect(url_for("applicant.plan"), 303)
    return page("applicant/plan_target_remove.html", form=form, target=target)


def _form(open_seasons: list[SeasonRow], target: Target | None = None) -> TargetForm:
    form = TargetForm(obj=target, season=str(target.season_id)) if target else TargetForm()
    form.season.choices = [SelectChoice(str(season.id), season.name) for season in open_seasons]
    return form


def _facts(form: TargetForm, open_seasons: list[SeasonRow]) -> dict[str, object]:
    season = next(season for season in open_seasons if str(season.id) == form.season.data)
    return {
        "season_id": season.id,
        "service": season.service,
        "specialty": (form.specialty.data or "").strip(),
        "track": form.track.data,
        "global_health_track": form.global_health_track.data,
        "required_specialty_letters": form.required_specialty_letters.data,
        "themes": form.themes.data or [],
        "statement_themes": form.statement_themes.data or [],
    }
