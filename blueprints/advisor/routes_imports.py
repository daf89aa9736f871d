"""A cohort file, from the upload to the last row: its columns are matched, it is tried, then the worker imports it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms.fields.choices import SelectChoice

from blueprints.advisor import area
from blueprints.advisor.forms_cohort import CohortForm, ImportForm
from blueprints.advisor.shown_imports import (
    fate_line,
    fate_word,
    shown_account,
    shown_columns,
    shown_imports,
    shown_trial,
)
from blueprints.pages import is_partial, page, put_beside_field
from portal.clock import today
from portal.cohorts import CohortFileRefused
from portal.cohorts.columns import FIELDS
from portal.cohorts.writing import CSV_TYPE, Row, csv_stream
from portal.errors import NotThere, Wrong
from portal.models import CohortImport, Season
from portal.queries import advisor_tables
from portal.queries.cohort_imports import imports
from portal.queries.find import find
from portal.translating import gettext
from portal.usecases import cohort_imports


@area.route("/cohort", methods=["GET", "POST"])
def cohort() -> ResponseReturnValue:
    """Which file? Nothing is imported by choosing one."""
    form = CohortForm()
    form.season_id.choices = [SelectChoice(str(season.id), season.name) for season in advisor_tables.seasons()]
    if form.validate_on_submit():
        sent = form.file.data
        season = find(Season, UUID(form.season_id.data), lock=False)
        try:
            upload = cohort_imports.upload_cohort(season, data=sent.read(), name=sent.filename)
        except CohortFileRefused as refusal:
            put_beside_field(form, Wrong("file", str(refusal)))
        else:
            return redirect(url_for(".cohort_columns", id=upload.id), 303)
    return page("advisor/cohort.html", form=form, lately=shown_imports(imports(), today()))


@area.route("/cohort/<uuid:id>/columns", methods=["GET", "POST"])
def cohort_columns(id: UUID) -> ResponseReturnValue:
    """What each column of the file is; remembered for the office's next file."""
    upload, refused, form = find(CohortImport, id), "", FlaskForm()
    look = cohort_imports.look_at(upload)
    fields = dict(look.fields)
    if form.validate_on_submit():
        told = [request.form.get(f"column-{place}", "") for place, _ in enumerate(look.headers)]
        fields = {
            header: field if field in FIELDS else None
            for header, field in zip(look.headers, told, strict=True)
            if header
        }
        try:
            cohort_imports.match_columns_of(upload, fields)
        except CohortFileRefused as refusal:
            refused = str(refusal)
        else:
            return redirect(url_for(".cohort_rows", id=id), 303)
    shown = shown_columns(upload, look, fields)
    return page("advisor/cohort_columns.html", form=form, shown=shown, refused=refused, status=422 if refused else None)


@area.get("/cohort/<uuid:id>/rows")
def cohort_rows(id: UUID) -> ResponseReturnValue:
    """The dry run: what would become of each row."""
    upload = find(CohortImport, id, lock=False)
    if not upload.fields:
        return redirect(url_for(".cohort_columns", id=id))
    if upload.status != "uploaded":
        return redirect(url_for(".cohort_import", id=id))
    fate, after = request.args.get("fate", ""), request.args.get("after", "0")
    file = cohort_imports.read(upload)
    shown = shown_trial(
        upload, file, cohort_imports.every_fate(upload, file), fate, int(after) if after.isdecimal() else 0
    )
    return page("advisor/cohort_rows.html", form=ImportForm(), shown=shown)


@area.get("/cohort/<uuid:id>/fates.csv")
def cohort_fates(id: UUID) -> ResponseReturnValue:
    """Every row's fate as a file, to set right what is wrong in the office's own list."""
    upload = find(CohortImport, id, lock=False)
    if not upload.fields:
        raise NotThere
    file = cohort_imports.read(upload)
    fates = cohort_imports.every_fate(upload, file)
    rows: Iterator[Row] = (
        (str(one.line), fate_word(one.kind), one.who, one.email, one.why) for one in map(fate_line, fates)
    )
    header = (gettext("Line"), gettext("Fate"), gettext("Name"), gettext("Email"), gettext("Why"))
    return Response(
        b"".join(csv_stream(rows, header)),
        mimetype=CSV_TYPE.partition(";")[0],
        headers={"Content-Disposition": 'attachment; filename="every-row.csv"'},
    )


@area.post("/cohort/<uuid:id>/start")
def cohort_start(id: UUID) -> ResponseReturnValue:
    """Hand the file to the worker."""
    form = ImportForm()
    cohort_imports.start_import(find(CohortImport, id), updates=form.updates.data == "y")
    return redirect(url_for(".cohort_import", id=id), 303)


@area.post("/cohort/<uuid:id>/forget")
def cohort_forget(id: UUID) -> ResponseReturnValue:
    """Give the file up."""
    cohort_imports.forget_upload(find(CohortImport, id))
    flash(gettext("The file is deleted. Nothing of it was imported."))
    return redirect(url_for(".cohort"), 303)


@area.get("/cohort/<uuid:id>")
def cohort_import(id: UUID) -> ResponseReturnValue:
    """How far it is, and what became of the rows."""
    found = imports(id)
    if not found:
        raise NotThere
    shown: Any = shown_account(found[0])
    if is_partial():
        return page("advisor/cohort_progress.html", shown=shown)
    return page("advisor/cohort_import.html", shown=shown, plain=FlaskForm())
