"""The cohort grows: one more applicant by hand."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from blueprints.advisor import area
from blueprints.advisor.forms import ApplicantForm
from blueprints.pages import page, put_beside_field
from portal.errors import Wrong
from portal.queries import advisor_tables
from portal.translating import gettext
from portal.usecases import people


@area.route("/applicants/new", methods=["GET", "POST"])
def add_applicant() -> ResponseReturnValue:
    """One applicant, by hand."""
    form = ApplicantForm()
    form.season_id.choices = [SelectChoice(str(season.id), season.name) for season in advisor_tables.seasons()]
    if form.validate_on_submit():
        try:
            person = people.add_applicant(
                season_id=UUID(form.season_id.data),
                first_name=form.first_name.data or "",
                last_name=form.last_name.data or "",
                email=form.email.data or "",
                specialty=form.specialty.data or "",
            )
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            flash(
                gettext(
                    "%(name)s is in the cohort. Nothing was sent yet: invite when you are ready.",
                    name=person.first_name,
                )
            )
            return redirect(url_for(".applicant", id=person.id))
    return page("advisor/add_applicant.html", form=form)
