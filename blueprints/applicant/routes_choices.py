"""Writer choices: written, weighed, proposed, taken back, dropped."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.choice import advice_shown, row_of_form
from blueprints.applicant.forms_choice import ChoiceForm, form_of
from blueprints.applicant.forms_plan import RemoveForm
from blueprints.pages import page, put_beside_field
from portal.errors import NotThere, Wrong
from portal.lifecycle import Move, Noun, Status, moves_open_to
from portal.models import WriterChoice
from portal.queries.applicant_frame import Frame, frame
from portal.queries.applicant_letters import PlannedLetter, planned_letters
from portal.queries.applicant_plan import RotationRow, rotations
from portal.queries.find import find
from portal.roles import Role
from portal.translating import gettext
from portal.usecases import choices


@area.route("/choices/new", methods=["GET", "POST"])
def plan_choice_new() -> ResponseReturnValue:
    """Begin a choice."""
    return _write(None)


@area.route("/choices/<uuid:id>", methods=["GET", "POST"])
def plan_choice(id: UUID) -> ResponseReturnValue:
    """A choice: to be changed until it is approved, then as it was approved."""
    choice = find(WriterChoice, id)
    if choice.status == Status.DROPPED:
        raise NotThere
    if choice.status == Status.APPROVED and request.method == "GET":
        return _approved(choice)
    return _write(choice)


@area.post("/choices/advice")
def plan_choice_new_advice() -> ResponseReturnValue:
    """What the guide says to a choice that nobody has kept yet. Reads only."""
    return _advice(None)


@area.post("/choices/<uuid:id>/advice")
def plan_choice_advice(id: UUID) -> ResponseReturnValue:
    """What the guide says to the choice as the form has it. Reads only."""
    return _advice(find(WriterChoice, id, lock=False))


@area.post("/choices/<uuid:id>/recall")
def plan_choice_recall(id: UUID) -> ResponseReturnValue:
    """Take a proposal back, to change it."""
    choices.recall(find(WriterChoice, id))
    flash(gettext("The proposal is back with you. Change it, and propose it again."))
    return redirect(url_for("applicant.plan_choice", id=id), 303)


@area.route("/choices/<uuid:id>/drop", methods=["GET", "POST"])
def plan_choice_drop(id: UUID) -> ResponseReturnValue:
    """Give up a choice that was never approved."""
    choice = find(WriterChoice, id)
    form = RemoveForm()
    if form.validate_on_submit():
        choices.drop(choice)
        flash(gettext("The choice is dropped. The rotation stays in your plan."))
        return redirect(url_for("applicant.plan"), 303)
    return page("applicant/choice_drop.html", form=form, choice=choice)


def _write(choice: WriterChoice | None) -> ResponseReturnValue:
    """Show the form, or keep it, or keep and propose it."""
    who, places = frame(), rotations()
    form = form_of(choice, request.args).offer(who.targets, places)
    act = request.form.get("act", "")
    if act != "advice" and form.validate_on_submit():
        try:
            return _keep(choice, form, propose=act == "propose")
        except Wrong as wrong:
            put_beside_field(form, wrong)
    return _form_page(choice, form, who, places)


def _keep(choice: WriterChoice | None, form: ChoiceForm, *, propose: bool) -> ResponseReturnValue:
    if choice is None:
        choice = choices.draft(**form.told())
    else:
        choices.change(choice, **form.told())
    if propose:
        choices.propose(choice)
        flash(gettext("Proposed. Your advisor answers, and you hear by mail."))
        return redirect(url_for("applicant.plan"), 303)
    flash(gettext("The choice is kept."))
    return redirect(url_for("applicant.plan_choice", id=choice.id), 303)


def _form_page(
    choice: WriterChoice | None, form: ChoiceForm, who: Frame, places: list[RotationRow]
) -> ResponseReturnValue:
    others = planned_letters()
    row = row_of_form(form, places, choice.id if choice else None)
    status = choice.status if choice else Status.DRAFT
    return page(
        "applicant/choice.html",
        form=form,
        choice=choice,
        kept=next((other for other in others if choice and other.choice_id == choice.id), None),
        moves=moves_open_to(Noun.CHOICE, Role.APPLICANT, status),
        Move=Move,
        advisor=who.advisor,
        advice=advice_shown(row, others, who),
    )


def _advice(choice: WriterChoice | None) -> ResponseReturnValue:
    who, places = frame(), rotations()
    form = ChoiceForm().offer(who.targets, places)
    row = row_of_form(form, places, choice.id if choice else None)
    return page("applicant/choice_advice.html", advice=advice_shown(row, planned_letters(), who), partial=True)


def _approved(choice: WriterChoice) -> ResponseReturnValue:
    who, others = frame(), planned_letters()
    row: PlannedLetter = next(other for other in others if other.choice_id == choice.id)
    return page("applicant/choice_approved.html", choice=row, advice=advice_shown(row, others, who))
