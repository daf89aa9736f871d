"""The profile that programs are judged by: scores, visa, experience, wishes, budget."""

from uuid import UUID

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.forms_profile import ProgramProfileForm, kept_in_form
from blueprints.pages import page
from blueprints.profile_words import shown_experience
from portal.models import Applicant
from portal.queries.advisor_programs import program_options
from portal.queries.find import find
from portal.queries.profile import profile_of
from portal.translating import gettext
from portal.usecases.profile import save_program_profile


@area.route("/programs/profile", methods=["GET", "POST"])
def program_profile() -> ResponseReturnValue:
    """What programs ask about, and what the applicant wishes of them."""
    own_id: UUID = g.actor.own_id
    profile, places = profile_of(own_id), program_options().places
    form = ProgramProfileForm(data=kept_in_form(profile))
    if form.validate_on_submit():
        form.take_places(places)
        if not form.errors:
            applicant = find(Applicant, own_id)
            save_program_profile(
                applicant, graduated_on=form.graduated_on.data, preferences=form.preferences(), **form.told()
            )
            flash(gettext("Your profile is kept. You and your office see it, and nobody else."))
            return redirect(url_for("applicant.programs"), 303)
    return page(
        "applicant/program_profile.html", form=form, experience=shown_experience(profile.experience), places=places
    )
