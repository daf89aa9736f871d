"""Programs that an advisor proposes: taken, or rather not."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.forms_letter import AnswerForm
from blueprints.pages import page
from portal.errors import Refused
from portal.models import Program, ProgramProposal
from portal.programs.words import plain_specialty
from portal.queries.applicant_frame import frame
from portal.queries.find import find
from portal.translating import gettext
from portal.usecases import proposals


@area.post("/programs/proposals/<uuid:id>/accept")
def accept_proposal(id: UUID) -> ResponseReturnValue:
    """Take the program."""
    proposal, who = find(ProgramProposal, id, lock=False), frame()
    program = find(Program, proposal.program_id, lock=False)
    if who.first_target is None:
        raise Refused(gettext("Add a target to your plan first: programs are listed for it."))
    specialty = plain_specialty(program.specialty)
    target = next((one for one in who.targets if plain_specialty(one.specialty) == specialty), who.first_target)
    if AnswerForm().validate_on_submit():
        proposals.accept_proposal(proposal, program, target_id=target.id)
        flash(gettext("%(program)s is on your list. Your advisor is told.", program=program.name))
    return redirect(url_for("applicant.programs"), 303)


@area.route("/programs/proposals/<uuid:id>/decline", methods=["GET", "POST"])
def decline_proposal(id: UUID) -> ResponseReturnValue:
    """Rather not, with a word why where there is one."""
    proposal = find(ProgramProposal, id, lock=False)
    program, form = find(Program, proposal.program_id, lock=False), AnswerForm()
    if form.validate_on_submit():
        proposals.decline_proposal(proposal, program, answer=request.form.get("answer", "")[:1000])
        flash(gettext("Your advisor is told."))
        return redirect(url_for("applicant.programs"), 303)
    return page("applicant/proposal_decline.html", form=form, proposal=proposal, program=program)
