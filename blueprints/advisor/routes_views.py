"""Views of the tables, kept under a name."""

from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from portal.errors import NotThere, Wrong
from portal.models import SavedView
from portal.queries.advisor_applicants import applicant_filters
from portal.queries.find import find
from portal.queries.letter_filters import letter_filters
from portal.translating import gettext
from portal.usecases import saved_views


@area.post("/views")
def view_save() -> ResponseReturnValue:
    """Keep the filters of a table; only those that the table knows."""
    told, kind = request.form, request.form.get("of", "")
    if kind not in ("applicants", "letters"):
        raise NotThere
    given = dict(parse_qsl(told.get("filters", "")[:2000]))
    filters = applicant_filters(given) if kind == "applicants" else letter_filters(given)
    query = urlencode({name: value for name, value in filters._asdict().items() if value})
    back = url_for(f".{kind}") + (f"?{query}" if query else "")
    try:
        view = saved_views.save_view(kind=kind, name=told.get("name", ""), query=query, shared="shared" in told)
    except Wrong as wrong:
        flash(str(wrong), "caution")
        return redirect(back, 303)
    flash(
        gettext("“%(name)s” stands above the table for the whole office.", name=view.name)
        if view.shared
        else gettext("“%(name)s” stands above the table for you.", name=view.name)
    )
    return redirect(back, 303)


@area.post("/views/<uuid:id>/forget")
def view_forget(id: UUID) -> ResponseReturnValue:
    """Forget one's own view."""
    view = find(SavedView, id, lock=False)
    kind, name = view.kind, view.name
    saved_views.forget_view(view)
    flash(gettext("“%(name)s” is forgotten. The table itself is as it was.", name=name))
    return redirect(url_for(f".{kind}"), 303)
