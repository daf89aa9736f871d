"""Many rows at once: chosen in a table, looked at, started, and taken back while that is possible."""

from urllib.parse import parse_qsl
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms.fields.choices import SelectChoice

from blueprints.advisor import area
from blueprints.advisor.forms_bulk import FORMS, AssignForm
from blueprints.advisor.shown_bulk import OFFERED, shown_bulk
from blueprints.pages import is_partial, page
from portal.bulk import Kind
from portal.clock import today
from portal.errors import NotThere
from portal.models import BulkAction
from portal.queries.advisor_applicants import applicant_filters
from portal.queries.bulk import applicants_meant, bulk_groups, bulk_row, letters_meant
from portal.queries.find import find
from portal.queries.letter_filters import as_id, letter_filters
from portal.queries.tallies import tallies
from portal.translating import gettext, ngettext
from portal.usecases import bulk as bulk_actions


@area.post("/bulk")
def bulk_choose() -> ResponseReturnValue:
    """Keep which rows are meant: those ticked, on whichever page, or all that the filters leave."""
    told = request.form
    kind = next((one for one in OFFERED.get(told.get("of", ""), ()) if one == told.get("kind")), None)
    if kind is None:
        raise NotThere
    filters = dict(parse_qsl(told.get("filters", "")))
    ids = None if "everything" in told else [found for one in told.getlist("ids") if (found := as_id(one))]
    if told["of"] == "applicants":
        rows = applicants_meant(applicant_filters(filters), ids)
    else:
        rows = letters_meant(letter_filters(filters), ids, kind, today())
    return redirect(url_for(".bulk", id=bulk_actions.choose(kind, rows).id), 303)


@area.route("/bulk/<uuid:id>", methods=["GET", "POST"])
def bulk(id: UUID) -> ResponseReturnValue:
    """Whom it is about and who is left out; started, how far it is."""
    row = find(BulkAction, id)
    form = FORMS[Kind(row.kind)]()
    if isinstance(form, AssignForm):
        form.advisor_id.choices = [SelectChoice(*advisor) for advisor in tallies(today()).advisors]
    if form.validate_on_submit():
        bulk_actions.start(row, form.facts())
        return redirect(url_for(".bulk", id=id), 303)
    shown = shown_bulk(bulk_row(row), bulk_groups(id))
    if is_partial():
        return page("advisor/bulk_progress.html", shown=shown)
    return page("advisor/bulk.html", form=form, shown=shown, plain=FlaskForm())


@area.post("/bulk/<uuid:id>/go-on")
def bulk_go_on(id: UUID) -> ResponseReturnValue:
    """Go on with what a colleague left behind."""
    bulk_actions.take_over(find(BulkAction, id))
    return redirect(url_for(".bulk", id=id), 303)


@area.post("/bulk/<uuid:id>/undo")
def bulk_undo(id: UUID) -> ResponseReturnValue:
    """Stop it before it begins, or take back what mailed nobody."""
    row = find(BulkAction, id)
    count = bulk_actions.undo(row)
    flash(
        ngettext("Taken back. One row is as it was.", "Taken back. %(num)s rows are as they were.", count)
        if count
        else gettext("Taken back. Nothing was sent and nothing is changed.")
    )
    return redirect(url_for(".bulk", id=id), 303)
