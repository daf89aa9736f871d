"""An applicant's lists of programs: seen, commented, and programs proposed."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.forms_lists import ProposeForm
from blueprints.advisor.shown_lists import lists_shown, offers
from blueprints.list_shown import list_shown
from blueprints.pages import page
from blueprints.remark_form import RemarkForm
from portal.clock import today
from portal.models import Applicant, Program, ProgramList
from portal.queries.advisor_applicant import applicant_facts
from portal.queries.applicant_frame import frame
from portal.queries.find import find
from portal.queries.program_lists import comments_on, ground, kept_list, kept_lists, proposals
from portal.rate_limits import limiter, mailed_by
from portal.translating import gettext
from portal.usecases import program_lists
from portal.usecases import proposals as proposed


@area.get("/applicants/<uuid:id>/lists")
def program_lists_of(id: UUID) -> ResponseReturnValue:
    """The applicant's lists, and what the office proposed."""
    shown = lists_shown(applicant_facts(id), kept_lists(id), proposals(id), today())
    return page("advisor/lists.html", shown=shown)


@area.get("/lists/<uuid:id>")
def program_list(id: UUID) -> ResponseReturnValue:
    """A list as its applicant sees it, with a place for the office's comment."""
    return _list_page(id, RemarkForm())


@area.post("/lists/<uuid:id>/comment")
@limiter.limit("20 per day", key_func=mailed_by)
def comment_list(id: UUID) -> ResponseReturnValue:
    """Say something to the list; the applicant is told."""
    kept, form = find(ProgramList, id, lock=False), RemarkForm()
    if not form.validate_on_submit():
        return _list_page(id, form)
    program_lists.comment(kept, text=form.text.data or "")
    flash(gettext("The applicant reads it beside the list, and is told by mail."))
    return redirect(url_for(".program_list", id=id), 303)


@area.get("/applicants/<uuid:id>/propose")
def propose(id: UUID) -> ResponseReturnValue:
    """Choose a program for the applicant: the best fitting first."""
    applicant, words = applicant_facts(id), request.args.get("q", "").strip()
    return page("advisor/propose.html", applicant=applicant, words=words, offers=offers(ground(frame(id)), words))


@area.route("/applicants/<uuid:id>/propose/<uuid:program_id>", methods=["GET", "POST"])
@limiter.limit("40 per day", key_func=mailed_by, methods=["POST"])
def propose_program(id: UUID, program_id: UUID) -> ResponseReturnValue:
    """Propose it, with the reason."""
    person, program, form = find(Applicant, id), find(Program, program_id, lock=False), ProposeForm()
    if form.validate_on_submit():
        proposed.propose_program(person, program, reason=form.reason.data or "")
        flash(
            gettext(
                "%(name)s finds %(program)s on the programs page, and is told by mail.",
                name=person.first_name,
                program=program.name,
            )
        )
        return redirect(url_for(".program_lists_of", id=id), 303)
    return page("advisor/propose_program.html", form=form, applicant=applicant_facts(id), program=program)


def _list_page(id: UUID, form: RemarkForm) -> ResponseReturnValue:
    kept = kept_list(id)
    shown = list_shown(kept, comments_on(id), today())
    return page("advisor/list.html", form=form, shown=shown, applicant=applicant_facts(kept.applicant_id))
