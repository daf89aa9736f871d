"""One applicant: everything in one place."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from blueprints.advisor import area
from blueprints.advisor.forms import NoteForm, SuggestForm
from blueprints.advisor.shown_applicant import shown_applicant, shown_history
from blueprints.letters_paper import letters_paper
from blueprints.pages import page
from blueprints.profile_words import profile_pairs, shown_experience, wish_pairs
from portal.clock import today
from portal.models import Applicant
from portal.queries.advisor_applicant import applicant_facts, applicant_page, history
from portal.queries.applicant_plan import rotations
from portal.queries.find import find
from portal.queries.profile import profile_of
from portal.rate_limits import limiter, mailed_by
from portal.translating import gettext
from portal.usecases import choices, notes, people

WHOLE_HISTORY = 500


@area.get("/applicants/<uuid:id>")
def applicant(id: UUID) -> ResponseReturnValue:
    """Findings, letters, the office's own facts, notes and what happened lately."""
    return page("advisor/applicant.html", shown=shown_applicant(applicant_page(id), today()), note=NoteForm())


@area.get("/applicants/<uuid:id>/history")
def applicant_history(id: UUID) -> ResponseReturnValue:
    """The whole history of one applicant."""
    facts = applicant_facts(id)
    return page("advisor/history.html", applicant=facts, changes=shown_history(history(id, WHOLE_HISTORY), today()))


@area.get("/applicants/<uuid:id>/profile")
def program_profile(id: UUID) -> ResponseReturnValue:
    """What programs ask about the applicant, as they wrote it."""
    profile = profile_of(id)
    return page(
        "advisor/program_profile.html",
        applicant=applicant_facts(id),
        pairs=profile_pairs(profile),
        wishes=wish_pairs(profile),
        experience=shown_experience(profile.experience),
    )


@area.get("/applicants/<uuid:id>/letters.pdf")
def letters_report(id: UUID) -> ResponseReturnValue:
    """The letters of one applicant on paper."""
    return letters_paper(id)


@area.post("/applicants/<uuid:id>/note")
def note(id: UUID) -> ResponseReturnValue:
    """Keep a private note."""
    person, form = find(Applicant, id), NoteForm()
    if not form.validate_on_submit():
        return page("advisor/applicant.html", shown=shown_applicant(applicant_page(id), today()), note=form, status=422)
    notes.add_note(person, text=form.text.data or "")
    flash(gettext("The note is kept. Advisors of your office see it, and nobody else."))
    return redirect(url_for(".applicant", id=id))


@area.route("/applicants/<uuid:id>/suggest", methods=["GET", "POST"])
def suggest(id: UUID) -> ResponseReturnValue:
    """Suggest a writer to the applicant."""
    person, form = find(Applicant, id), SuggestForm(rotation_id=request.args.get("rotation", ""))
    places = [SelectChoice(str(place.id), place.place) for place in rotations(id)]
    form.rotation_id.choices = [SelectChoice("", gettext("None of them, or not known")), *places]
    if form.validate_on_submit():
        choices.suggest(
            person,
            writer_name=form.writer_name.data or "",
            comment=form.comment.data or "",
            writer_email=form.writer_email.data or "",
            writer_specialty=form.writer_specialty.data or "",
            rotation_id=UUID(form.rotation_id.data) if form.rotation_id.data else None,
        )
        flash(gettext("%(name)s finds your suggestion in the plan, and is told by mail.", name=person.first_name))
        return redirect(url_for(".applicant", id=id))
    return page("advisor/suggest.html", form=form, applicant=applicant_facts(id))


@area.post("/applicants/<uuid:id>/invite")
@limiter.limit("6 per day", key_func=mailed_by)
def invite(id: UUID) -> ResponseReturnValue:
    """Mail the applicant a sign-in."""
    person = find(Applicant, id)
    people.invite_applicant(person)
    flash(gettext("The invitation to %(name)s is on its way.", name=person.first_name))
    return redirect(url_for(".applicant", id=id))
