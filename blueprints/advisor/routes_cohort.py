"""The cohort grows: one more applicant by hand, or a whole file of them."""

from uuid import UUID

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from blueprints.advisor import area
from blueprints.advisor.forms import ApplicantForm, CohortForm
from blueprints.pages import page, put_beside_field
from portal.errors import Wrong
from portal.models import Office, Season
from portal.queries import advisor_tables
from portal.queries.find import find, find_office
from portal.usecases import cohorts, people


@area.route("/applicants/new", methods=["GET", "POST"])
def add_applicant() -> ResponseReturnValue:
    """One applicant, by hand."""
    form = ApplicantForm()
    form.season_id.choices = [(str(season.id), season.name) for season in advisor_tables.seasons()]
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


@area.route("/cohort", methods=["GET", "POST"])
def cohort() -> ResponseReturnValue:
    """A file of applicants: a dry run tells every row's fate, then the real one."""
    form, result = CohortForm(), None
    form.season_id.choices = [(str(season.id), season.name) for season in advisor_tables.seasons()]
    if form.validate_on_submit():
        sent = form.file.data
        if not sent or not sent.filename:
            put_beside_field(form, Wrong("file", gettext("Choose a file: CSV, TSV or XLSX.")))
            return page("advisor/cohort.html", form=form, result=None)
        office: Office = find_office(g.actor.office_id)
        season = find(Season, UUID(form.season_id.data), lock=False)
        dry_run = "import" not in request.form
        result = cohorts.import_cohort(office, season, data=sent.read(), name=sent.filename, dry_run=dry_run)
        if result.file_rejected:
            put_beside_field(form, Wrong("file", result.file_rejected))
            return page("advisor/cohort.html", form=form, result=None)
        if not dry_run:
            flash(ngettext("One applicant is imported.", "%(num)s applicants are imported.", result.imported))
            return redirect(url_for(".applicants"))
    return page("advisor/cohort.html", form=form, result=result)
